import Big from 'big.js'
import type { Balance, Call, CustomerBackend } from '../../backends/backend.ts'
import { logger } from '../../logger.ts'
import type { Operation, OperationReason } from '../../store/operation.ts'
import type { Operations, Progress } from '../../store/operations.ts'
import { wasAnswered } from './answered.ts'
import { balanceOf, freeze, recordOf, shows } from './balance.ts'
import { create, lookUp } from './creation.ts'

export interface RunnerOptions {
  operations: Operations
  customer: CustomerBackend
  clock: () => number
  /** The longest that one call of the backend may take to answer or fail, retry included, ms. */
  slowestCallMs: number
}

/** No stage makes more calls than this. */
const callsPerStage = 4

/** For the store, and for what a request that we gave up on may still be doing on its way, ms. */
const marginMs = 2_000

/** How long an operation whose outcome cannot even be asked for is tried again before a human gets it. */
const patienceMs = 15 * 60_000

/** The operation has been taken over: this process must not send anything any more. */
class TakenOver extends Error {
  override readonly name = 'TakenOver'
}

/**
 * Carries out confirmed operations: freeze → create, and back when that fails.
 *
 * The backend's contract has no transactions and promises no idempotency, so nothing whose outcome is unknown is ever sent
 * again. What a failed call has done is found out by looking: that it took effect counts at once, that it did not counts
 * only when the backend has answered with an error or when a late request can no longer arrive (the lease has run out).
 * Until then the operation stays open, and no other one of the same player begins. What an interrupted process leaves
 * behind is completed if the object exists, and undone if it does not; it is never created later without the player.
 */
export class OperationRunner {
  readonly #options: RunnerOptions

  constructor(options: RunnerOptions) {
    this.#options = options
  }

  /** How long a claim holds, ms. */
  get leaseMs(): number {
    return callsPerStage * this.#options.slowestCallMs + marginMs
  }

  /** Carries out an operation that has just been claimed; what comes back may still be open. */
  run(operation: Operation, call: Call): Promise<Operation> {
    return this.#holding(operation, () => this.#start(operation, call))
  }

  /** Goes on with an operation that another process has left; what comes back may still be open. */
  resume(operation: Operation, call: Call): Promise<Operation> {
    logger.warn('an interrupted operation is being settled', describe(operation))
    return this.#holding(operation, async () => {
      try {
        return await this.#settle(operation, call)
      } catch (error) {
        if (error instanceof TakenOver) throw error
        if (this.#options.clock() - operation.confirmedAt > patienceMs) return this.#stick(operation, 'unknown', error)
        return this.#wait(operation, error)
      }
    })
  }

  async #holding(operation: Operation, work: () => Promise<Operation>): Promise<Operation> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof TakenOver)) throw error
      return (await this.#options.operations.find(operation.id)) ?? operation
    }
  }

  async #start(operation: Operation, call: Call): Promise<Operation> {
    const { customer, operations } = this.#options
    const amount = new Big(operation.amount)
    let balance: Balance
    try {
      balance = await balanceOf(operation.userId, customer, call)
    } catch (error) {
      return this.#refuse(operation, 'failed', error)
    }
    if (balance.amount.lt(amount)) return this.#refuse(operation, 'insufficient')
    const target = freeze(balance, amount)
    const freezing = await this.#record(operation, {
      stage: 'freezing',
      before: recordOf(balance),
      after: recordOf(target),
    })
    const frozen = await this.#change(freezing, target, call)
    if (frozen.outcome === 'refused') return this.#refuse(freezing, 'failed', frozen.error)
    if (frozen.outcome === 'unknown') return this.#wait(freezing, frozen.error)
    const creating = await this.#record(freezing, { stage: 'creating' })
    try {
      await create(creating, customer, call)
      return this.#close(creating, 'created')
    } catch (error) {
      const seen = await lookUp(creating, customer, operations, call).catch(() => undefined)
      if (seen === 'found') return this.#close(creating, 'created')
      if (seen === 'unclear') return this.#stick(creating, 'unknown', error)
      if (!wasAnswered(error)) return this.#wait(creating, error)
      logger.warn('an operation was refused after its amount was frozen', { ...describe(creating), error })
      return this.#undo(creating, call).catch(cause => {
        if (cause instanceof TakenOver) throw cause
        return this.#stick(creating, 'not_returned', cause)
      })
    }
  }

  /** What is left to do when nobody knows how far the last holder has come. */
  async #settle(operation: Operation, call: Call): Promise<Operation> {
    const { customer, operations } = this.#options
    const { stage, before, after } = operation
    if (stage === 'claimed') return this.#refuse(operation, 'interrupted')
    if (stage === 'creating') {
      const seen = await lookUp(operation, customer, operations, call)
      if (seen === 'found') return this.#close(operation, 'created')
      return seen === 'absent' ? this.#undo(operation, call) : this.#stick(operation, 'unknown')
    }
    if (stage !== 'freezing' && stage !== 'returning') return operation
    const balance = await balanceOf(operation.userId, customer, call)
    const changed = shows(balance, after)
    if (!changed && !shows(balance, before)) return this.#stick(operation, 'unknown')
    if (stage === 'freezing') return changed ? this.#undo(operation, call) : this.#refuse(operation, 'interrupted')
    return changed ? this.#close(operation, 'returned') : this.#undo(operation, call)
  }

  /** Puts the frozen amount back. @throws AppError `backend_error` when the balance cannot be read */
  async #undo(operation: Operation, call: Call): Promise<Operation> {
    const balance = await balanceOf(operation.userId, this.#options.customer, call)
    const target = freeze(balance, new Big(operation.amount).neg())
    if (target.frozen.lt(0)) return this.#stick(operation, 'unknown')
    const returning = await this.#record(operation, {
      stage: 'returning',
      before: recordOf(balance),
      after: recordOf(target),
    })
    const { outcome, error } = await this.#change(returning, target, call)
    return outcome === 'done' ? this.#close(returning, 'returned') : this.#stick(returning, 'not_returned', error)
  }

  async #change(operation: Operation, target: Balance, call: Call) {
    const { customer } = this.#options
    try {
      await customer.updateBalance(target, call)
      return { outcome: 'done' as const }
    } catch (error) {
      const seen = await customer.findBalance(operation.userId, call).catch(() => undefined)
      if (seen && shows(seen, operation.after)) return { outcome: 'done' as const }
      return { outcome: wasAnswered(error) ? ('refused' as const) : ('unknown' as const), error }
    }
  }

  #close(operation: Operation, stage: 'created' | 'returned'): Promise<Operation> {
    return this.#record(operation, { stage })
  }

  #refuse(operation: Operation, reason: OperationReason, error?: unknown): Promise<Operation> {
    if (error) logger.warn('an operation was refused; nothing has changed', { ...describe(operation), error })
    return this.#record(operation, { stage: 'refused', reason })
  }

  #stick(operation: Operation, reason: OperationReason, error?: unknown): Promise<Operation> {
    logger.error('an operation cannot be settled; an operator has to', { ...describe(operation), reason, error })
    return this.#record(operation, { stage: 'stuck', reason })
  }

  /** Leaves the operation open until a late request of ours cannot arrive any more. */
  #wait(operation: Operation, error: unknown): Promise<Operation> {
    logger.warn('the outcome of an operation is not known yet', { ...describe(operation), error })
    const leaseExpiresAt = this.#options.clock() + this.#options.slowestCallMs + marginMs
    return this.#record(operation, { stage: operation.stage, leaseExpiresAt })
  }

  /** Also the check, before anything is sent, that the operation is still ours. */
  async #record(operation: Operation, progress: Omit<Progress, 'leaseExpiresAt'> & { leaseExpiresAt?: number }) {
    const recorded = await this.#options.operations.record(operation, {
      leaseExpiresAt: this.#options.clock() + this.leaseMs,
      told: isAnswering(operation),
      ...progress,
    })
    if (!recorded) throw new TakenOver()
    return recorded
  }
}

/** Whether the holder is the one whom the player has said yes to, and whose answer the player is waiting for. */
export const isAnswering = ({ epoch }: Operation): boolean => epoch === 1

const describe = ({ id, userId, kind, stage }: Operation) => ({
  operation: { id: String(id), user_id: String(userId), kind, stage },
})
