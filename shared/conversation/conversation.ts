import type { Call, CustomerBackend, DialogueMode, Id, OperatorDesk, OperatorSession } from '../backends/backend.ts'
import { createFormat } from '../dialogue/format.ts'
import { missText, step } from '../dialogue/step.ts'
import { type Replacements, speaker } from '../dialogue/texts/catalogue.ts'
import type { Facts, Turn, Voice } from '../dialogue/turn.ts'
import { understand } from '../dialogue/understand.ts'
import { AppError } from '../errors.ts'
import type { Detector, Language } from '../intents/intents.ts'
import type { DialogueState, Dialogues } from '../store/dialogues.ts'
import { Escalation } from './escalation.ts'
import { escalatedReply, operatorReply } from './operator-reply.ts'
import { readFacts } from './read-facts.ts'

export interface ConversationOptions {
  dialogues: Dialogues
  customer: CustomerBackend
  desk: OperatorDesk
  /** Loaded when a message is to be understood, for it is large. */
  detector: () => Promise<Detector>
  escalationThreshold: number
  timeZone: string
  currency: string
  /** Characters (Unicode code points). */
  maxMessageLength: number
  /** The longest a hand-off may take, ms. */
  leaseMs: number
  texts?: Replacements
  now: () => Date
}

export interface ChatAnswer {
  reply: string
  mode: DialogueMode
}

/** One player's dialogue with the bot and the operators (design 4.1): runs the pure step, and does what it asks for. */
export class Conversation {
  readonly #options: ConversationOptions
  readonly #escalation: Escalation
  readonly #voices: Record<Language, Voice>

  constructor(options: ConversationOptions) {
    this.#options = options
    this.#escalation = new Escalation({ ...options, clock: () => options.now().getTime() })
    const voice = (language: Language): Voice => ({
      language,
      say: speaker(language, options.texts),
      format: createFormat(language, options, options.now),
    })
    this.#voices = { ru: voice('ru'), en: voice('en') }
  }

  /**
   * Answers one message. The session and the reading that the answer may need are asked for at the same time.
   * @throws AppError `invalid_input` when the message is too long, `backend_error` when the customer's system fails
   */
  async chat(userId: Id, message: string, call: Call): Promise<ChatAnswer> {
    this.#checkLength(message)
    const { dialogues, customer, desk, detector, now, timeZone } = this.#options
    const state = await dialogues.load(userId)
    const turn = understand(message, await detector(), { now: now(), timeZone })
    const voice = this.#voices[turn.detection.language]
    const facts = turn.read && readFacts(turn.read, customer, userId, call)
    facts?.catch(() => {}) // awaited below, unless an operator has the dialogue
    const session = await this.#openSession(userId, state, await desk.findSession(userId, call))
    if (session) {
      const answer = await this.#passOn(userId, message, state, voice, call)
      if (answer) return answer
    }
    return this.#answerAsBot(userId, turn, await facts, state, voice, call)
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
    const reply = operatorReply(session, state.shownOperatorText, say)
    if (reply === session.lastOperatorText && reply !== state.shownOperatorText) {
      await dialogues.rememberOperatorText(userId, reply)
    }
    return { reply, mode: session.mode }
  }

  async #answerAsBot(
    userId: Id,
    turn: Turn,
    facts: Facts | undefined,
    state: DialogueState,
    voice: Voice,
    call: Call,
  ): Promise<ChatAnswer> {
    const { dialogues, escalationThreshold } = this.#options
    const outcome = step(turn, facts, voice)
    if (outcome.kind === 'escalate') return this.#handOff(userId, turn.message, voice, call)
    if (outcome.kind === 'reply') {
      if (state.misses > 0) await dialogues.resetMisses(userId)
      return { reply: outcome.text, mode: 'bot' }
    }
    const misses = await dialogues.recordMiss(userId)
    if (escalationThreshold > 0 && misses >= escalationThreshold) {
      return this.#handOff(userId, turn.message, voice, call)
    }
    return { reply: voice.say(missText(misses)), mode: 'bot' }
  }

  async #handOff(userId: Id, message: string, { say }: Voice, call: Call): Promise<ChatAnswer> {
    const { session, first } = await this.#escalation.handOff(userId, message, call)
    return { reply: first ? escalatedReply(session, say) : operatorReply(session, undefined, say), mode: session.mode }
  }
}
