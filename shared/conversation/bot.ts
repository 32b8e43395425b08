import type { Call, Id } from '../backends/backend.ts'
import { type Flow, flowLifetimeMs, formatFlow, isDraft, parseFlow } from '../dialogue/flows/flow.ts'
import { createFormat } from '../dialogue/format.ts'
import { missReply, step } from '../dialogue/step.ts'
import { intentLabel } from '../dialogue/texts/intent-label.ts'
import { speaker } from '../dialogue/texts/speaker.ts'
import type { Facts, Turn, Voice } from '../dialogue/turn.ts'
import { understand } from '../dialogue/understand.ts'
import type { Language } from '../intents/intents.ts'
import { type Lazy, lazy } from '../lazy.ts'
import { measure } from '../observability/measurements.ts'
import type { DialogueState } from '../store/dialogues.ts'
import type { ChatAnswer, ConversationOptions } from './conversation-options.ts'
import type { Escalation } from './escalation.ts'
import { escalatedReply, operatorReply, unseenOperatorText } from './operator-reply.ts'
import { newTransactionId } from './transactions/transaction-id.ts'
import type { Transactions } from './transactions.ts'

/** The bot's side of the conversation: interprets the message, runs the pure step, and carries out its outcome. */
export class Bot {
  readonly #options: ConversationOptions
  readonly #escalation: Escalation
  readonly #transactions: Lazy<Transactions>
  readonly #voices: Record<Language, Lazy<Voice>>

  constructor(options: ConversationOptions, escalation: Escalation, transactions: Lazy<Transactions>) {
    this.#options = options
    this.#escalation = escalation
    this.#transactions = transactions
    const voice = (language: Language) =>
      lazy(
        async (): Promise<Voice> => ({
          language,
          say: await speaker(language, options.texts),
          format: createFormat(language, options, options.now),
          faq: options.faq ?? new Map(),
        }),
      )
    this.#voices = { ru: voice('ru'), en: voice('en') }
  }

  /** What it speaks a language with, loaded at first use. */
  voice = (language: Language): Promise<Voice> => this.#voices[language]()

  /** Interprets a message in the current state of the dialogue. */
  async understand(message: string, { flow, isFlowExpired, language }: DialogueState): Promise<Turn> {
    const { detector, now, timeZone, transactions } = this.#options
    const kept = flow === undefined ? undefined : parseFlow(flow)
    // Transactions may have been switched off since the draft was begun.
    const isOpen = !isFlowExpired && (transactions || !isDraft(kept))
    return understand(message, await detector(), {
      now: new Date(now()),
      timeZone,
      transactions,
      expired: !isOpen && isDraft(kept),
      label: async (intent, spoken) => intentLabel(intent, await this.voice(spoken)),
      ...(isOpen && kept && { flow: kept }),
      ...((language === 'ru' || language === 'en') && { language }),
    })
  }

  /**
   * Answers as the bot, and saves the flow.
   * @returns undefined when another message has changed the flow since the state was loaded; interpret the message again
   */
  async answer(
    userId: Id,
    turn: Turn,
    facts: Facts | undefined,
    state: DialogueState,
    call: Call,
  ): Promise<ChatAnswer | undefined> {
    const voice = await this.voice(turn.language)
    const { dialogues, escalationThreshold, now } = this.#options
    const outcome = step(turn, facts, voice, newTransactionId(now()))
    if (outcome.kind === 'escalate') return this.#handOff(userId, turn.message.text, state, voice, call)
    if (outcome.kind === 'transact') {
      const transactions = await this.#transactions()
      // Before it: when the store fails here, no money has moved whose outcome would then not be told.
      if (state.misses > 0) await dialogues.resetMisses(userId)
      return transactions.confirm(userId, outcome.draft, state.version, voice, call)
    }
    if (!(await this.#saveFlow(userId, outcome.flow, state))) return undefined
    if (outcome.kind === 'miss') {
      const misses = await dialogues.recordMiss(userId)
      measure({ kind: 'miss' })
      await this.#options.onMiss?.(turn.message.text, call)
      if (escalationThreshold > 0 && misses >= escalationThreshold) {
        return this.#handOff(userId, turn.message.text, state, voice, call)
      }
      return { reply: missReply(misses, outcome.text, voice), mode: 'bot' }
    }
    if (state.misses > 0) await dialogues.resetMisses(userId)
    if (outcome.kind === 'reply') return { reply: outcome.text, mode: 'bot' }
    const repeated = await (await this.#transactions()).repeat(outcome.id, voice)
    return { reply: repeated ?? voice.say('notUnderstood'), mode: 'bot' }
  }

  /** @returns false when another message has changed the flow since it was loaded */
  async #saveFlow(userId: Id, flow: Flow | undefined, state: DialogueState): Promise<boolean> {
    const text = flow && formatFlow(flow)
    if (text === state.flow && (flow === undefined || flow.kind === 'transaction')) return true
    return this.#options.dialogues.saveFlow(userId, text, flow && flowLifetimeMs, state.version)
  }

  async #handOff(userId: Id, message: string, state: DialogueState, { say }: Voice, call: Call): Promise<ChatAnswer> {
    const { session, first } = await this.#escalation.handOff(userId, message, call)
    const unseen = session.mode === 'operator' ? unseenOperatorText(session, state.shownOperatorText) : undefined
    if (unseen) await this.#options.dialogues.rememberOperatorText(userId, unseen)
    return { reply: unseen ?? (first ? escalatedReply : operatorReply)(session, say), mode: session.mode }
  }
}
