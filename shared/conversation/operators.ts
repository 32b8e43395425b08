import type { Call, DialogueMode, Id, OperatorDesk, OperatorSession } from '../backends/backend.ts'
import { AppError } from '../errors.ts'
import type { DialogueState, Dialogues } from '../store/dialogues.ts'
import { Escalation } from './escalation.ts'
import { partingWords } from './operator-reply.ts'

export interface OperatorsOptions {
  dialogues: Dialogues
  desk: OperatorDesk
  /** Characters (Unicode code points). */
  maxMessageLength: number
  /** The longest a hand-off may take, ms. */
  leaseMs: number
  /** Milliseconds since 1970. */
  now: () => number
}

/**
 * Whether one player's dialogue is with the operators: how it gets there, where it stands, how it comes back. Nothing here is
 * the bot's, so a function that only asks for this loads neither its texts nor what it understands.
 */
export class Operators {
  readonly escalation: Escalation
  readonly #options: OperatorsOptions

  constructor(options: OperatorsOptions) {
    this.#options = options
    this.escalation = new Escalation(options)
  }

  /** Asks for an operator. `message` is what the player last wrote, if the client has it. */
  async escalate(userId: Id, message: string, call: Call): Promise<{ status: DialogueMode }> {
    const { dialogues, desk, maxMessageLength } = this.#options
    checkMessageLength(message, maxMessageLength)
    const state = await dialogues.load(userId)
    const session = await this.openSession(userId, state, await desk.findSession(userId, call))
    if (session) {
      const { mode } = message ? await desk.sendUserMessage(userId, message, call) : session
      if (mode !== 'bot') return { status: mode }
      await dialogues.endEscalation(userId, state.epoch)
    }
    const handOff = await this.escalation.handOff(userId, message, call)
    return { status: handOff.session.mode }
  }

  async returnToBot(userId: Id, call: Call): Promise<{ status: 'bot' }> {
    await this.#options.desk.endSession?.(userId, call)
    await this.#options.dialogues.markReturned(userId)
    return { status: 'bot' }
  }

  /** The session that the player is in, or the last words of one that has just ended; `undefined`: the bot is talking. */
  async session(userId: Id, call: Call): Promise<OperatorSession | undefined> {
    const { dialogues, desk } = this.#options
    const [state, session] = await Promise.all([dialogues.load(userId), desk.findSession(userId, call)])
    const open = await this.openSession(userId, state, session)
    const lastOperatorText = partingWords(session, state)
    return open ?? (lastOperatorText ? { userId, mode: 'bot', lastOperatorText } : undefined)
  }

  /**
   * The desk's session if it counts. One that the player has left for the bot does not, until the desk has ended it; an
   * escalation that the desk has ended is over for us too.
   */
  async openSession(userId: Id, state: DialogueState, session: OperatorSession | undefined) {
    const open = session && session.mode !== 'bot' ? session : undefined
    if (open && state.ignoresSession) return undefined
    if (!open && state.ignoresSession) await this.#options.dialogues.dropReturnMark(userId)
    if (!open && state.escalation === 'done') await this.#options.dialogues.endEscalation(userId, state.epoch)
    // The desk has let go of the former session's words: when an operator writes the very same, they are new.
    const hasForgotten = open?.mode === 'waiting_operator' && !open.lastOperatorText
    if (hasForgotten && state.shownOperatorText) await this.#options.dialogues.rememberOperatorText(userId, undefined)
    return open
  }
}

/** @throws AppError `invalid_input` when the message has more than `maxLength` characters */
export function checkMessageLength(message: string, maxLength: number): void {
  if (message.length <= maxLength || [...message].length <= maxLength) return
  throw new AppError('invalid_input', `message: must have at most ${maxLength} characters`)
}
