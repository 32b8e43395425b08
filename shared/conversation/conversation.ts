import type { Call, Id } from '../backends/backend.ts'
import type { Turn, Voice } from '../dialogue/turn.ts'
import { overloaded } from '../errors.ts'
import { type Lazy, lazy } from '../lazy.ts'
import type { DialogueState } from '../store/dialogues.ts'
import { Bot } from './bot.ts'
import type { ChatAnswer, ConversationOptions } from './conversation-options.ts'
import { finalOperatorText, operatorReply, unseenOperatorText } from './operator-reply.ts'
import { checkMessageLength, Operators } from './operators.ts'
import { completeFacts, readFacts } from './read-facts.ts'
import type { Notice, Transactions } from './transactions.ts'

/** How often a message is interpreted again because another one has changed the flow. */
const maxTries = 10

/**
 * Answers players' messages: decides whether the bot or an operator has the dialogue, and carries out each reply's effects.
 */
export class Conversation {
  readonly #options: ConversationOptions
  readonly #operators: Operators
  readonly #transactions: Lazy<Transactions>
  readonly #bot: Bot

  constructor(options: ConversationOptions) {
    this.#options = options
    this.#operators = new Operators(options)
    const { escalation } = this.#operators
    this.#transactions = lazy(async () => {
      const { Transactions } = await import('./transactions.ts')
      return new Transactions({ ...options, journal: await options.journal(), escalation })
    })
    this.#bot = new Bot(options, escalation, this.#transactions)
  }

  /** Loads the texts of the usual language, for which the first message would wait otherwise. */
  async prepare(): Promise<void> {
    await this.#bot.voice('ru')
  }

  /**
   * Answers one message. The session and the data that the answer may need are read concurrently.
   * @throws AppError `invalid_input` when the message is too long, `backend_error` when the company's backend fails,
   * `overloaded` when too many messages of one dialogue arrive at once
   */
  async chat(userId: Id, message: string, call: Call): Promise<ChatAnswer> {
    checkMessageLength(message, this.#options.maxMessageLength)
    let notice: Notice | undefined
    for (let tries = 0; tries < maxTries; tries++) {
      const state = await this.#options.dialogues.load(userId)
      const turn = await this.#bot.understand(message, state)
      const voice = await this.#bot.voice(turn.language)
      if (state.hasUntoldTransaction && tries === 0)
        notice = await (await this.#transactions()).untoldOutcomes(userId, voice, call)
      const answer = await this.#answer(userId, turn, state, voice, call)
      if (!answer) continue
      if (!notice) return answer
      await (await this.#transactions()).markTold(notice.ids, call)
      const told = notice.texts.join('\n')
      // A «да» sent again asks for the outcome that has just been told.
      return { ...answer, reply: notice.texts.includes(answer.reply) ? told : `${told}\n\n${answer.reply}` }
    }
    throw overloaded('too many messages of one dialogue at once')
  }

  /** Recovers transactions that another process has left open. Players are told the outcome with their next message. */
  async recoverTransactions(call: Call): Promise<void> {
    const transactions = await this.#transactions()
    await transactions.recoverAll(await this.#bot.voice('ru'), call)
  }

  /** @returns undefined when another message has changed the flow */
  async #answer(userId: Id, turn: Turn, state: DialogueState, voice: Voice, call: Call) {
    const { customer, desk, dialogues } = this.#options
    const read = () => turn.read && readFacts(turn.read, customer, userId, call)
    const early = state.flow === undefined ? read() : undefined
    early?.catch(() => {}) // awaited below, unless an operator has the dialogue
    const session = await desk.findSession(userId, call)
    let finalText = finalOperatorText(session, state)
    if (await this.#operators.openSession(userId, state, session)) {
      const { unseen, ...answer } = await this.#forward(userId, turn.message.text, state, voice, call)
      // Drop the flow: after an operator has had the dialogue, a "yes" must not confirm an old draft.
      if (answer.mode !== 'bot' && state.flow !== undefined) {
        await dialogues.saveFlow(userId, undefined, undefined, state.version)
      }
      if (answer.mode !== 'bot') return answer
      finalText = unseen
    } else if (finalText) await dialogues.rememberOperatorText(userId, finalText)
    if (turn.switchesLanguage) await dialogues.rememberLanguage(userId, turn.language)
    const found = await (early ?? read())
    const facts = found && (await completeFacts(found, customer, userId, call))
    const answer = await this.#bot.answer(userId, turn, facts, state, call)
    return answer && finalText ? { ...answer, reply: `${finalText}\n\n${answer.reply}` } : answer
  }

  /**
   * Forwards the message to the desk. Mode `bot` means that the operator has just ended the dialogue, and the bot continues.
   */
  async #forward(userId: Id, message: string, state: DialogueState, { say }: Voice, call: Call) {
    const { dialogues, desk } = this.#options
    const session = await desk.sendUserMessage(userId, message, call)
    if (session.mode === 'bot') await dialogues.endEscalation(userId, state.epoch)
    const unseen = unseenOperatorText(session, state.shownOperatorText)
    if (unseen) await dialogues.rememberOperatorText(userId, unseen)
    return { reply: unseen ?? operatorReply(session, say), mode: session.mode, unseen }
  }
}
