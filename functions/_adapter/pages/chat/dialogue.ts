import type { ApiError, Mode, Session, SmartChat } from '../../../../shared/client/client.ts'
import { create, element } from './elements.ts'
import type { Messages } from './messages.ts'
import { failureText, type Language, texts } from './texts.ts'

const pollMs = 1500

export interface DialogueOptions {
  api: SmartChat
  messages: Messages
  language: () => Language
  /** The token is no longer valid. */
  onExpired: () => void
}

/** The conversation: sends the player's messages, shows who is talking, and polls for what an operator writes. */
export class Dialogue {
  readonly #options: DialogueOptions
  readonly #input = element<HTMLTextAreaElement>('message')
  readonly #composer = element<HTMLFormElement>('composer')
  readonly #handOff = element<HTMLButtonElement>('handoff')
  #session: Session = { mode: 'bot' }
  #shownOperatorText: string | undefined
  #shownNote: string | undefined
  #watching: AbortController | undefined

  constructor(options: DialogueOptions) {
    this.#options = options
    this.#composer.addEventListener('submit', event => {
      event.preventDefault()
      this.#sendTyped()
    })
    this.#input.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      this.#sendTyped()
    })
    this.#handOff.addEventListener('click', () => this.#changeSides())
    addEventListener('online', () => this.#watchAgain())
  }

  async start(): Promise<void> {
    const { messages, api } = this.#options
    if (messages.isEmpty) messages.add('bot', this.#texts.greeting)
    else messages.show()
    this.show()
    this.#input.focus()
    await this.#guard(async () => this.#meet(await api.session()))
  }

  stop(): void {
    this.#watching?.abort()
    this.#watching = undefined
    this.#session = { mode: 'bot' }
    this.#shownOperatorText = undefined
    this.#shownNote = undefined
  }

  /** Status line, buttons and suggestions, in the language of the page. */
  show(): void {
    const { mode, queue_position } = this.#session
    const { botTalks, operatorTalks, waiting, callOperator, returnToBot, suggested } = this.#texts
    const status = element('status')
    const said = { bot: botTalks, operator: operatorTalks, waiting_operator: waiting(queue_position) }[mode]
    if (status.textContent !== said) status.textContent = said
    status.dataset.mode = mode
    this.#handOff.textContent = mode === 'bot' ? callOperator : returnToBot
    const chips = suggested.map(text => {
      const chip = create('button', { type: 'button', textContent: text })
      chip.addEventListener('click', () => this.#send(text))
      return chip
    })
    const suggestions = element('suggestions')
    suggestions.hidden = mode !== 'bot'
    suggestions.replaceChildren(...chips)
    this.#options.messages.toEnd() // the log may have become lower
  }

  get #texts() {
    return texts[this.#options.language()]
  }

  #sendTyped(): void {
    const text = this.#input.value.trim()
    if (text === '') return
    this.#input.value = ''
    this.#send(text)
  }

  #send(text: string): void {
    const bubble = this.#options.messages.add('player', text)
    const idempotencyKey = String(crypto.getRandomValues(new BigUint64Array(1))[0])
    this.#deliver(text, bubble, idempotencyKey)
  }

  async #deliver(text: string, bubble: HTMLElement, idempotencyKey: string): Promise<void> {
    const { api, messages } = this.#options
    messages.typing = true
    try {
      const { reply, mode } = await api.chat(text, { idempotencyKey })
      messages.typing = false
      await this.#answered(reply, mode)
    } catch (error) {
      messages.typing = false
      if (this.#expired(error)) return
      const { code } = error as ApiError
      const reason = code === 'invalid_input' ? this.#texts.tooLong : failureText(this.#options.language(), code)
      messages.markFailed(bubble, reason, () => {
        this.#input.focus()
        this.#deliver(text, bubble, idempotencyKey)
      })
    }
  }

  async #answered(reply: string, mode: Mode): Promise<void> {
    const { api, messages } = this.#options
    if (mode === 'bot') {
      messages.add('bot', reply)
      this.#meet({ mode })
      return
    }
    const session = await api.session()
    if (reply !== session.last_operator_text) {
      if (this.#session.mode === 'bot') messages.add('bot', reply)
      else if (reply !== this.#shownNote) messages.add('note', reply)
    }
    this.#shownNote = reply
    this.#meet(session)
  }

  /** Shows what has changed in the session, and keeps polling while an operator is involved. */
  #meet(session: Session): void {
    const { messages } = this.#options
    const before = this.#session.mode
    const { mode, last_operator_text: text } = session
    this.#session = session
    if (mode === 'operator' && before !== 'operator') messages.add('note', this.#texts.operatorJoined)
    if (text && text !== this.#shownOperatorText) messages.add('operator', text)
    if (mode !== 'bot') this.#shownOperatorText = text
    if (mode === 'bot' && before !== 'bot') messages.add('note', this.#texts.botIsBack)
    this.show()
    if (mode === 'bot') this.#watching?.abort()
    if (mode !== 'bot' && (!this.#watching || this.#watching.signal.aborted)) this.#watch()
  }

  async #watch(): Promise<void> {
    const watching = new AbortController()
    this.#watching = watching
    await this.#guard(async () => {
      const { signal } = watching
      for await (const session of this.#options.api.sessions({ intervalMs: pollMs, signal })) {
        if (signal.aborted) return
        this.#meet(session)
      }
    })
  }

  /** Polls had become rare while there was no network. */
  #watchAgain(): void {
    if (!this.#watching || this.#watching.signal.aborted) return
    this.#watching.abort()
    this.#watch()
  }

  async #changeSides(): Promise<void> {
    const { api } = this.#options
    this.#handOff.disabled = true
    await this.#guard(async () => {
      if (this.#session.mode === 'bot') await api.escalate()
      else await api.returnToBot()
      this.#meet(await api.session())
    })
    this.#handOff.disabled = false
    this.#input.focus()
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (this.#expired(error)) return
      this.#options.messages.add('note', failureText(this.#options.language(), (error as ApiError).code))
    }
  }

  #expired(error: unknown): boolean {
    if ((error as ApiError).code !== 'unauthorized') return false
    this.#options.onExpired()
    return true
  }
}
