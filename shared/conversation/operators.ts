import type { Call, DialogueMode, Id, OperatorDesk, OperatorSession } from '../backends/backend.ts'
import { AppError } from '../errors.ts'
import type { DialogueState, Dialogues } from '../store/dialogues.ts'
import { Escalation } from './escalation.ts'
import { finalOperatorText } from './operator-reply.ts'

export interface OperatorsOptions {
  dialogues: Dialogues
  desk: OperatorDesk
  /** Characters (Unicode code points). */
  maxMessageLength: number
  /** The longest that a hand-off may take, ms. */
  leaseMs: number
}

/**
 * The operators' side of a dialogue: escalation, the state of the session, and the return to the bot. It does not depend on
 * the bot, so functions that need only this load neither its texts nor its model.
 */
export class Operators {
  readonly escalation: Escalation
  readonly #options: OperatorsOptions

  constructor(options: OperatorsOptions) {
    this.#options = options
    this.escalation = new Escalation(options)
  }

  /** Asks for an operator. `message` is the player's last message, if the client sends it. */
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

  /** The player's session, or the unseen last text of one that has just ended; `undefined` when the bot is talking. */
  async session(userId: Id, call: Call): Promise<OperatorSession | undefined> {
    const { dialogues, desk } = this.#options
    const [state, session] = await Promise.all([dialogues.load(userId), desk.findSession(userId, call)])
    const open = await this.openSession(userId, state, session)
    const lastOperatorText = finalOperatorText(session, state)
    return open ?? (lastOperatorText ? { userId, mode: 'bot', lastOperatorText } : undefined)
  }

  /**
   * The desk's session, unless the player has left it for the bot and the desk has not ended it yet. When the desk has ended
   * the session, the stored escalation ends too.
   */
  async openSession(userId: Id, state: DialogueState, session: OperatorSession | undefined) {
    const open = session && session.mode !== 'bot' ? session : undefined
    if (open && state.ignoresSession) return undefined
    if (!open && state.ignoresSession) await this.#options.dialogues.dropReturnMark(userId)
    if (!open && state.escalation === 'done') await this.#options.dialogues.endEscalation(userId, state.epoch)
    // The desk has dropped the previous session's text, so if an operator writes the same text again, it is new.
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
