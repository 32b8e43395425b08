import { create, element } from './elements.ts'
import type { Texts } from './texts.ts'

export interface Message {
  from: 'player' | 'bot' | 'operator' | 'note'
  text: string
}

const keptInTab = 'smart-chat.messages'
const maxKept = 200

/** The messages of the dialogue, kept in sessionStorage so that a reload shows them again. */
export class Messages {
  readonly #log = element('log')
  readonly #texts: () => Texts
  #messages: Message[] = JSON.parse(sessionStorage.getItem(keptInTab) ?? '[]')
  #typing: HTMLElement | undefined

  constructor(texts: () => Texts) {
    this.#texts = texts
  }

  get isEmpty(): boolean {
    return this.#messages.length === 0
  }

  /** Renders all messages again: after a reload, or in another language. */
  show(): void {
    this.#log.replaceChildren(...this.#messages.map(message => this.#bubble(message)))
    this.toEnd()
  }

  clear(): void {
    this.#messages = []
    sessionStorage.removeItem(keptInTab)
    this.show()
  }

  add(from: Message['from'], text: string): HTMLElement {
    const message = { from, text }
    this.#messages.push(message)
    sessionStorage.setItem(keptInTab, JSON.stringify(this.#messages.slice(-maxKept)))
    const bubble = this.#bubble(message)
    this.#log.append(bubble)
    this.toEnd()
    return bubble
  }

  /** Marks a message as not delivered, with a button that calls `again`. */
  markFailed(bubble: HTMLElement, reason: string, again: () => void): void {
    bubble.classList.add('failed')
    const button = create('button', { type: 'button', textContent: this.#texts().retry })
    const note = create('p', { className: 'note' }, reason, button)
    button.addEventListener('click', () => {
      note.remove()
      bubble.classList.remove('failed')
      again()
    })
    bubble.after(note)
    this.toEnd()
  }

  set typing(on: boolean) {
    this.#typing?.remove()
    this.#typing = undefined
    if (!on) return
    const dots = create('span', { ariaHidden: 'true', className: 'typing' }, create('i'), create('i'), create('i'))
    const label = create('span', { className: 'unseen', textContent: this.#texts().typing })
    this.#typing = create('div', { className: 'bot said' }, label, dots)
    this.#log.append(this.#typing)
    this.toEnd()
  }

  #bubble({ from, text }: Message): HTMLElement {
    if (from === 'note') return create('p', { className: 'note', textContent: text })
    const { you, bot, operator } = this.#texts()
    const label = { player: you, bot, operator }[from]
    const name = create('span', { className: from === 'operator' ? 'from' : 'unseen', textContent: `${label}: ` })
    return create('div', { className: `said ${from}` }, name, text)
  }

  toEnd(): void {
    this.#log.scrollTop = this.#log.scrollHeight
  }
}
