import { setTimeout as wait } from 'node:timers/promises'
import type { Call, Id, OperatorDesk, OperatorSession } from '../backends/backend.ts'
import { AppError } from '../errors.ts'
import { measure } from '../observability/measurements.ts'
import type { Dialogues } from '../store/dialogues.ts'

export interface EscalationOptions {
  dialogues: Dialogues
  desk: OperatorDesk
  /** How long a claim lasts, ms; longer than the desk's slowest answer, including the retry. */
  leaseMs: number
}

const firstPauseMs = 20
const maxPauseMs = 250

/** The result of a hand-off; `first` when this caller's request opened the session. */
export interface HandOff {
  session: OperatorSession
  first: boolean
}

/**
 * Hands a dialogue to an operator exactly once, however many concurrent messages on any number of replicas ask for it. The
 * store grants the claim to one of them, and only that one calls the desk. The others wait for it, then forward their
 * message. When the desk fails, the claim is released, and the next message tries again.
 */
export class Escalation {
  readonly #options: EscalationOptions

  constructor(options: EscalationOptions) {
    this.#options = options
  }

  /** @throws AppError `backend_error` when the desk fails, or another caller's hand-off does not end in time */
  async handOff(userId: Id, message: string, call: Call): Promise<HandOff> {
    const { dialogues, desk, leaseMs } = this.#options
    const giveUpAt = performance.now() + leaseMs
    for (let pause = firstPauseMs; performance.now() < giveUpAt; pause = Math.min(pause * 2, maxPauseMs)) {
      const claim = await dialogues.claimEscalation(userId, leaseMs)
      if (claim.state === 'claimed')
        return { session: await this.#request(userId, claim.epoch, message, call), first: true }
      if (claim.state === 'done') return { session: await desk.sendUserMessage(userId, message, call), first: false }
      await wait(pause, undefined, call.signal && { signal: call.signal })
    }
    throw new AppError('backend_error', 'another hand-off of the same dialogue did not end in time')
  }

  async #request(userId: Id, epoch: number, message: string, call: Call): Promise<OperatorSession> {
    const { dialogues, desk } = this.#options
    let session: OperatorSession
    try {
      session = await desk.requestOperator(userId, message, call)
    } catch (error) {
      await dialogues.releaseEscalation(userId, epoch)
      throw error
    }
    // A desk that accepts nobody at present (mode bot) may be asked again with the next message.
    if (session.mode === 'bot') await dialogues.releaseEscalation(userId, epoch)
    else await dialogues.confirmEscalation(userId, epoch)
    // No operator has written in a session just opened, so a text in it is left over from the previous session.
    const { mode, lastOperatorText } = session
    if (mode === 'waiting_operator' && lastOperatorText) await dialogues.rememberOperatorText(userId, lastOperatorText)
    if (session.mode !== 'bot') measure({ kind: 'escalation' })
    return session
  }
}
