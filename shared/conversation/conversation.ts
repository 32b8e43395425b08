import type { Call, CustomerBackend, DialogueMode, Id, OperatorDesk, OperatorSession } from '../backends/backend.ts'
import { type Flow, flowLifetimeMs, formatFlow, parseFlow } from '../dialogue/flows/flow.ts'
import { createFormat } from '../dialogue/format.ts'
import { missReply, step } from '../dialogue/step.ts'
import { type Replacements, speaker } from '../dialogue/texts/catalogue.ts'
import type { FaqEntry } from '../dialogue/texts/faq.ts'
import { intentLabel } from '../dialogue/texts/intent-label.ts'
import type { Facts, Turn, Voice } from '../dialogue/turn.ts'
import { understand } from '../dialogue/understand.ts'
import { AppError } from '../errors.ts'
import type { Detector, IntentName, Language } from '../intents/intents.ts'
import { measure } from '../metrics.ts'
import type { DialogueState, Dialogues } from '../store/dialogues.ts'
import type { Operations } from '../store/operations.ts'
import { Escalation } from './escalation.ts'
import { newOperationId } from './operations/operation-id.ts'
import { escalatedReply, operatorReply } from './operator-reply.ts'
import { readFacts } from './read-facts.ts'
import { Transactions } from './transactions.ts'

export interface ConversationOptions {
  dialogues: Dialogues
  operations: Operations
  customer: CustomerBackend
  desk: OperatorDesk
  /** Loaded when a message is to be understood, for it is large. */
  detector: () => Promise<Detector>
  escalationThreshold: number
  timeZone: string
  currency: string
  /** Whether the bot may create withdrawals and bets. */
  transactions: boolean
  /** Characters (Unicode code points). */
  maxMessageLength: number
  /** The longest a hand-off may take, ms. */
  leaseMs: number
  /** The longest that one call of the customer's backend may take to answer or fail, retry included, ms. */
  slowestCallMs: number
  texts?: Replacements
  faq?: ReadonlyMap<IntentName, FaqEntry>
  now: () => Date
  /** Told of every message that was not understood. */
  onMiss?: (message: string, call: Call) => Promise<void>
}

export interface ChatAnswer {
  reply: string
  mode: DialogueMode
}

/** How often a message is understood anew because others have changed the flow under it. */
const mostTries = 10

/** One player's dialogue with the bot and the operators (design 4.1): runs the pure step, and does what it asks for. */
export class Conversation {
  readonly #options: ConversationOptions
  readonly #escalation: Escalation
  readonly #transactions: Transactions
  readonly #voices: Record<Language, Voice>

  constructor(options: ConversationOptions) {
    this.#options = options
    const clock = () => options.now().getTime()
    this.#escalation = new Escalation({ ...options, clock })
    this.#transactions = new Transactions({ ...options, escalation: this.#escalation, clock })
    const voice = (language: Language): Voice => ({
      language,
      say: speaker(language, options.texts),
      format: createFormat(language, options, options.now),
      faq: options.faq ?? new Map(),
    })
    this.#voices = { ru: voice('ru'), en: voice('en') }
  }

  /**
   * Answers one message. The session and the reading that the answer may need are asked for at the same time.
   * @throws AppError `invalid_input` when the message is too long, `backend_error` when the customer's system fails
   */
  async chat(userId: Id, message: string, call: Call): Promise<ChatAnswer> {
    this.#checkLength(message)
    const detector = await this.#options.detector()
    let notice: string | undefined
    for (let tries = 0; tries < mostTries; tries++) {
      const state = await this.#options.dialogues.load(userId)
      const turn = this.#understand(message, detector, state)
      const voice = this.#voices[turn.language]
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
    return this.#transactions.settleAll(this.#voices.ru, call)
  }

  #understand(message: string, detector: Detector, { flow, flowExpiresAt = 0, language }: DialogueState): Turn {
    const { now, timeZone, transactions } = this.#options
    const kept = flow === undefined ? undefined : parseFlow(flow)
    const isOpen = flowExpiresAt > now().getTime()
    return understand(message, detector, {
      now: now(),
      timeZone,
      transactions,
      expired: !isOpen && (kept?.kind === 'withdrawal' || kept?.kind === 'bet'),
      label: (intent, spoken) => intentLabel(intent, this.#voices[spoken]),
      ...(isOpen && kept && { flow: kept }),
      ...((language === 'ru' || language === 'en') && { language }),
    })
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
    return this.#answerAsBot(userId, turn, await (early ?? read()), state, voice, call)
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
  ): Promise<ChatAnswer | undefined> {
    const { dialogues, escalationThreshold, now } = this.#options
    const outcome = step(turn, facts, voice, newOperationId(now().getTime()))
    if (outcome.kind === 'escalate') return this.#handOff(userId, turn.message, voice, call)
    if (outcome.kind === 'operate') {
      const answer = await this.#transactions.confirm(userId, outcome.draft, state.version, voice, call)
      if (answer && state.misses > 0) await dialogues.resetMisses(userId)
      return answer
    }
    if (!(await this.#keepFlow(userId, outcome.flow, state))) return undefined
    if (outcome.kind === 'miss') {
      const misses = await dialogues.recordMiss(userId)
      measure({ kind: 'miss' })
      await this.#options.onMiss?.(turn.message, call)
      if (escalationThreshold > 0 && misses >= escalationThreshold) {
        return this.#handOff(userId, turn.message, voice, call)
      }
      return { reply: missReply(misses, outcome.text, voice), mode: 'bot' }
    }
    if (state.misses > 0) await dialogues.resetMisses(userId)
    if (outcome.kind === 'reply') return { reply: outcome.text, mode: 'bot' }
    return { reply: (await this.#transactions.repeat(outcome.id, voice)) ?? voice.say('notUnderstood'), mode: 'bot' }
  }

  /** @returns false when another message has changed the flow since it was loaded */
  async #keepFlow(userId: Id, flow: Flow | undefined, state: DialogueState): Promise<boolean> {
    const text = flow && formatFlow(flow)
    if (text === state.flow && (flow === undefined || flow.kind === 'operation')) return true
    const expiresAt = flow && this.#options.now().getTime() + flowLifetimeMs
    return this.#options.dialogues.saveFlow(userId, text, expiresAt, state.version)
  }

  async #handOff(userId: Id, message: string, { say }: Voice, call: Call): Promise<ChatAnswer> {
    const { session, first } = await this.#escalation.handOff(userId, message, call)
    return { reply: first ? escalatedReply(session, say) : operatorReply(session, undefined, say), mode: session.mode }
  }
}
