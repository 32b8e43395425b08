import Big from 'big.js'
import type { Balance, Call, CustomerBackend } from '../../backends/backend.ts'
import { AppError } from '../../errors.ts'
import { logger } from '../../observability/logger.ts'
import type { Transaction, TransactionReason } from '../../store/transaction.ts'
import type { Progress, TransactionJournal } from '../../store/transaction-journal.ts'
import { balanceOf, freeze, matchesRecord, recordOf } from './balance.ts'
import { create, lookUp } from './creation.ts'
import { isDefiniteFailure, isFinal } from './definite-failure.ts'

export interface RunnerOptions {
  journal: TransactionJournal
  customer: CustomerBackend
  now: () => number
  /** The longest that one call of the backend takes to answer or fail, including the retry, ms. */
  slowestCallMs: number
  /** How long the request of a call that has failed may still be on its way, ms. */
  lateArrivalMs: number
}

/** No stage makes more calls than this. */
const callsPerStage = 4

/** Allowance for the store, and for what the backend still has to read of requests that we gave up on, ms. */
const marginMs = 2_000

/** How long recovery of a transaction is retried, counted from its confirmation, before an operator gets it. */
const giveUpAfterMs = 15 * 60_000

/** The epoch of a transaction that is being recovered for the first time. */
const firstRecovery = 2

/** Thrown when another process has, or may have, taken over the transaction, and this one must not send anything more. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/**
 * Carries out confirmed transactions: freezes the amount, then creates the object; releases the amount if that fails.
 *
 * The backend's contract has no atomic changes and promises no idempotency, so a call with an unknown outcome is never sent
 * again. Instead, the backend's data shows what the call has done. "It took effect" is conclusive at once. "It did not" is
 * conclusive only if the backend answered with an error, or if a late request can no longer arrive (the lease has expired).
 * Until then the transaction stays open, and no other one of the same player starts. An interrupted transaction is completed
 * if the object exists, and undone if not. The object is never created later, without the player.
 */
export class TransactionRunner {
  readonly #options: RunnerOptions

  constructor(options: RunnerOptions) {
    this.#options = options
  }

  /** How long a claim lasts, ms. */
  get leaseMs(): number {
    return (callsPerStage - 1) * this.#options.slowestCallMs + this.#longestEffectMs + marginMs
  }

  /** How long after a call has begun its request may still take effect, ms. */
  get #longestEffectMs(): number {
    return this.#options.slowestCallMs + this.#options.lateArrivalMs
  }

  /** Carries out a newly claimed transaction. The returned one may still be open. */
  run(transaction: Transaction, call: Call): Promise<Transaction> {
    return this.#whileHeld(transaction, () => this.#start(transaction, call))
  }

  /** Resumes a transaction that another process has left open. The returned one may still be open. */
  resume(transaction: Transaction, call: Call): Promise<Transaction> {
    logger.warn('an interrupted transaction is being recovered', describe(transaction, call))
    return this.#whileHeld(transaction, async () => {
      try {
        return await this.#recover(transaction, call)
      } catch (error) {
        if (error instanceof LeaseLost) throw error
        if (!isStoreError(error) && this.#isTooOld(transaction))
          return this.#markStuck(transaction, call, 'unknown', error)
        // When the store failed, it may have got on since it was taken over, and a call may still be on its way.
        const { stage } = (await this.#options.journal.find(transaction.id)) ?? transaction
        return this.#leaveOpen({ ...transaction, stage }, call, error)
      }
    })
  }

  async #whileHeld(transaction: Transaction, work: () => Promise<Transaction>): Promise<Transaction> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error
      return (await this.#options.journal.find(transaction.id)) ?? transaction
    }
  }

  async #start(transaction: Transaction, call: Call): Promise<Transaction> {
    const { customer, journal } = this.#options
    const amount = new Big(transaction.amount)
    let balance: Balance
    try {
      balance = await balanceOf(transaction.userId, customer, call)
    } catch (error) {
      return this.#refuse(transaction, call, 'failed', error)
    }
    if (balance.amount.lt(amount)) return this.#refuse(transaction, call, 'insufficient')
    const target = freeze(balance, amount)
    const freezing = await this.#record(transaction, {
      stage: 'freezing',
      before: recordOf(balance),
      after: recordOf(target),
    })
    const frozen = await this.#change(freezing, balance, target, call)
    if (frozen.outcome === 'refused') return this.#refuse(freezing, call, 'failed', frozen.error)
    if (frozen.outcome === 'unknown') return this.#leaveOpen(freezing, call, frozen.error)
    const creating = await this.#record(freezing, { stage: 'creating' })
    try {
      await create(creating, customer, call)
      return this.#close(creating, 'created')
    } catch (error) {
      const seen = await lookUp(creating, customer, journal, call).catch(() => undefined)
      if (seen === 'found') return this.#close(creating, 'created')
      if (seen === 'unclear') return this.#markStuck(creating, call, 'unknown', error)
      if (!isDefiniteFailure(error)) return this.#leaveOpen(creating, call, error)
      logger.warn('a transaction was refused after its amount was frozen', { ...describe(creating, call), error })
      return this.#undo(creating, call).catch(cause => {
        if (!isBackendError(cause)) throw cause // it stays open, and is recovered when the store is back
        return this.#leaveOpen(creating, call, cause)
      })
    }
  }

  /** Finishes a transaction without knowing what its last holder has sent. */
  async #recover(transaction: Transaction, call: Call): Promise<Transaction> {
    const { customer, journal } = this.#options
    const { stage, before, after } = transaction
    if (stage === 'claimed') return this.#refuse(transaction, call, 'interrupted')
    if (stage === 'creating') {
      const seen = await lookUp(transaction, customer, journal, call)
      if (seen === 'found') return this.#close(transaction, 'created')
      return seen === 'absent' ? this.#undo(transaction, call) : this.#markStuck(transaction, call, 'unknown')
    }
    if (stage !== 'freezing' && stage !== 'returning') return transaction
    const balance = await balanceOf(transaction.userId, customer, call)
    const changed = matchesRecord(balance, after)
    if (!changed && !matchesRecord(balance, before)) return this.#markStuck(transaction, call, 'unknown')
    if (stage === 'freezing')
      return changed ? this.#undo(transaction, call) : this.#refuse(transaction, call, 'interrupted')
    if (changed) return this.#close(transaction, 'returned')
    // However late the first recovery comes, it tries. An operator may pay back: nothing of ours is on its way any more.
    if (transaction.epoch > firstRecovery && this.#isTooOld(transaction))
      return this.#markStuck(transaction, call, 'not_returned')
    return this.#undo(transaction, call)
  }

  #isTooOld({ confirmedAt }: Transaction): boolean {
    return this.#options.now() - confirmedAt > giveUpAfterMs
  }

  /** Releases the frozen amount. @throws AppError `backend_error` when the balance cannot be read */
  async #undo(transaction: Transaction, call: Call): Promise<Transaction> {
    const balance = await balanceOf(transaction.userId, this.#options.customer, call)
    const target = freeze(balance, new Big(transaction.amount).neg())
    if (target.frozen.lt(0)) return this.#markStuck(transaction, call, 'unknown')
    const returning = await this.#record(transaction, {
      stage: 'returning',
      before: recordOf(balance),
      after: recordOf(target),
    })
    const { outcome, error } = await this.#change(returning, balance, target, call)
    if (outcome === 'done') return this.#close(returning, 'returned')
    return outcome === 'refused' && isFinal(error)
      ? this.#markStuck(returning, call, 'not_returned', error)
      : this.#leaveOpen(returning, call, error) // the recovery tries again, if the money is not back by then
  }

  async #change(transaction: Transaction, before: Balance, target: Balance, call: Call) {
    const { customer } = this.#options
    try {
      await customer.updateBalance(target, call, before)
      return { outcome: 'done' as const }
    } catch (error) {
      const seen = await customer.findBalance(transaction.userId, call).catch(() => undefined)
      if (seen && matchesRecord(seen, transaction.after)) return { outcome: 'done' as const }
      return { outcome: isDefiniteFailure(error) ? ('refused' as const) : ('unknown' as const), error }
    }
  }

  #close(transaction: Transaction, stage: 'created' | 'returned'): Promise<Transaction> {
    return this.#record(transaction, { stage })
  }

  #refuse(transaction: Transaction, call: Call, reason: TransactionReason, error?: unknown): Promise<Transaction> {
    if (error) logger.warn('a transaction was refused; nothing has changed', { ...describe(transaction, call), error })
    return this.#record(transaction, { stage: 'refused', reason })
  }

  #markStuck(transaction: Transaction, call: Call, reason: TransactionReason, error?: unknown): Promise<Transaction> {
    logger.error('a transaction cannot be recovered; an operator has to finish it', {
      ...describe(transaction, call),
      reason,
      error,
    })
    return this.#record(transaction, { stage: 'stuck', reason })
  }

  /** Leaves the transaction open until no late request of ours can arrive any more. */
  #leaveOpen(transaction: Transaction, call: Call, error: unknown): Promise<Transaction> {
    logger.warn('the outcome of a transaction is not known yet', { ...describe(transaction, call), error })
    const leaseMs = this.#longestEffectMs + marginMs
    return this.#record(transaction, { stage: transaction.stage, leaseMs })
  }

  /** Records progress. @throws LeaseLost when the transaction is, or may soon be, no longer ours, before anything more is sent */
  async #record(
    transaction: Transaction,
    { leaseMs = this.leaseMs, ...progress }: Omit<Progress, 'leaseMs'> & { leaseMs?: number },
  ) {
    const { journal, now } = this.#options
    const asked = now()
    const recorded = await journal.record(transaction, { ...progress, leaseMs })
    // The store may have taken its time, and the process may have been suspended: a call that begins now must end in time.
    // The lease began later than we asked for it, so this holds whatever the store's clock says.
    const endsInTime = now() - asked + this.#longestEffectMs <= leaseMs
    if (!recorded || (!recorded.closed && !endsInTime)) throw new LeaseLost()
    return recorded
  }
}

const isStoreError = (error: unknown) => error instanceof AppError && error.code === 'internal_error'

const isBackendError = (error: unknown) => error instanceof AppError && error.code === 'backend_error'

const describe = ({ id, userId, kind, stage }: Transaction, { requestId }: Call) => ({
  request_id: requestId,
  transaction: { id: String(id), user_id: String(userId), kind, stage },
})
