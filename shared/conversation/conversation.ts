import type { Call, DialogueMode, Id, OperatorSession } from '../backends/backend.ts'
import type { Turn, Voice } from '../dialogue/turn.ts'
import { AppError } from '../errors.ts'
import type { DialogueState } from '../store/dialogues.ts'
import { Bot } from './bot.ts'
import type { ChatAnswer, ConversationOptions } from './conversation-options.ts'
import { Escalation } from './escalation.ts'
import { operatorReply, unseenText } from './operator-reply.ts'
import { readFacts } from './read-facts.ts'
import { Transactions } from './transactions.ts'

/** How often a message is understood anew because others have changed the flow under it. */
const mostTries = 10

/** One player's dialogue with the bot and the operators (design 4.1): runs the pure step, and does what it asks for. */
export class Conversation {
  readonly #options: ConversationOptions
  readonly #escalation: Escalation
  readonly #transactions: Transactions
  readonly #bot: Bot

  constructor(options: ConversationOptions) {
    this.#options = options
    const clock = () => options.now().getTime()
    this.#escalation = new Escalation({ ...options, clock })
    this.#transactions = new Transactions({ ...options, escalation: this.#escalation, clock })
    this.#bot = new Bot(options, this.#escalation, this.#transactions)
  }

  /**
   * Answers one message. The session and the reading that the answer may need are asked for at the same time.
   * @throws AppError `invalid_input` when the message is too long, `backend_error` when the customer's system fails
   */
  async chat(userId: Id, message: string, call: Call): Promise<ChatAnswer> {
    this.#checkLength(message)
    let notice: string | undefined
    for (let tries = 0; tries < mostTries; tries++) {
      const state = await this.#options.dialogues.load(userId)
      const turn = await this.#bot.understand(message, state)
      const voice = this.#bot.voice(turn.language)
      if (state.hasUntoldOperation && tries === 0) notice = await this.#transactions.catchUp(userId, voice, call)
      const answer = await this.#answer(userId, turn, state, voice, call)
      if (answer) return notice ? { ...answer, reply: `${notice}\n\n${answer.reply}` } : answer
    }
    throw new AppError('overloaded', 'Too many messages of one dialogue at once', { headers: { 'Retry-After': '1' } })
  }

  /** Asks for an operator. `message` is what the player last wrote, if the client has it. */
  async escalate(userId: Id, message: string, call: Call): Promise<{ status: DialogueMode }> {
    this.#checkLength(message)
    const { dialogues, desk } = this.#options
    const state = await dialogues.load(userId)
    const session = await this.#openSession(userId, state, await desk.findSession(userId, call))
    if (session) {
      const { mode } = message ? await desk.sendUserMessage(userId, message, call) : session
      if (mode !== 'bot') return { status: mode }
      await dialogues.endEscalation(userId, state.epoch)
    }
    const handOff = await this.#escalation.handOff(userId, message, call)
    return { status: handOff.session.mode }
  }

  async returnToBot(userId: Id, call: Call): Promise<{ status: 'bot' }> {
    await this.#options.desk.endSession?.(userId, call)
    await this.#options.dialogues.markReturned(userId)
    return { status: 'bot' }
  }

  /** The session that the player is in; `undefined`: the bot is talking. */
  async session(userId: Id, call: Call): Promise<OperatorSession | undefined> {
    const { dialogues, desk } = this.#options
    const [state, session] = await Promise.all([dialogues.load(userId), desk.findSession(userId, call)])
    return this.#openSession(userId, state, session)
  }

  /** Settles operations that a process has left behind; the players learn of it with their next message. */
  settleOperations(call: Call): Promise<void> {
    return this.#transactions.settleAll(this.#bot.voice('ru'), call)
  }

  /** @returns undefined when another message has changed the flow meanwhile */
  async #answer(userId: Id, turn: Turn, state: DialogueState, voice: Voice, call: Call) {
    const { customer, desk, dialogues } = this.#options
    const read = () => turn.read && readFacts(turn.read, customer, userId, call)
    const early = state.flow === undefined ? read() : undefined
    early?.catch(() => {}) // awaited below, unless an operator has the dialogue
    const session = await this.#openSession(userId, state, await desk.findSession(userId, call))
    if (session) {
      const answer = await this.#passOn(userId, turn.message, state, voice, call)
      // Nobody may say yes to the bot long after, when an operator has had the dialogue in between.
      if (answer && state.flow !== undefined) await dialogues.saveFlow(userId, undefined, undefined, state.version)
      if (answer) return answer
    }
    if (turn.hasLanguage && turn.language !== (state.language ?? 'ru')) {
      await dialogues.rememberLanguage(userId, turn.language)
    }
    return this.#bot.answer(userId, turn, await (early ?? read()), state, call)
  }

  #checkLength(message: string): void {
    const { maxMessageLength } = this.#options
    if (message.length <= maxMessageLength || [...message].length <= maxMessageLength) return
    throw new AppError('invalid_input', `message: must have at most ${maxMessageLength} characters`)
  }

  /**
   * The desk's session if it counts. One that the player has left for the bot does not, until the desk has ended it; an
   * escalation that the desk has ended is over for us too.
   */
  async #openSession(userId: Id, state: DialogueState, session: OperatorSession | undefined) {
    const open = session && session.mode !== 'bot' ? session : undefined
    if (open && state.ignoresSession) return undefined
    if (!open && state.ignoresSession) await this.#options.dialogues.dropReturnMark(userId)
    if (!open && state.escalation === 'done') await this.#options.dialogues.endEscalation(userId, state.epoch)
    // The desk has let go of the former session's words: when an operator writes the very same, they are new.
    const hasForgotten = open?.mode === 'waiting_operator' && !open.lastOperatorText
    if (hasForgotten && state.shownOperatorText) await this.#options.dialogues.rememberOperatorText(userId, undefined)
    return open
  }

  /** Gives the message to the desk. `undefined`: the operator has just ended the dialogue, and the bot goes on. */
  async #passOn(userId: Id, message: string, state: DialogueState, { say }: Voice, call: Call) {
    const { dialogues, desk } = this.#options
    const session = await desk.sendUserMessage(userId, message, call)
    if (session.mode === 'bot') {
      await dialogues.endEscalation(userId, state.epoch)
      return undefined
    }
    const unseen = unseenText(session, state.shownOperatorText)
    if (unseen) await dialogues.rememberOperatorText(userId, unseen)
    return { reply: unseen ?? operatorReply(session, say), mode: session.mode }
  }
}
