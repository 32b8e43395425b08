/**
 * The progress of a transaction. Each stage is recorded before the backend call that it names, so that after a crash it is
 * known which calls may have been sent.
 */
export type TransactionStage =
  /** Confirmed by the player; nothing has been sent. */
  | 'claimed'
  /** The balance is being changed from `before` to `after`: the amount becomes frozen. */
  | 'freezing'
  /** The amount is frozen; the withdrawal or bet is being created. */
  | 'creating'
  /** Not created; the balance is being changed from `before` to `after`: the amount is released. */
  | 'returning'
  /** Only a human can finish it, and no operator has been told yet. */
  | 'stuck'
  | ClosedStage

export type ClosedStage =
  | 'created'
  /** Nothing has changed. */
  | 'refused'
  /** The amount was frozen, then released. */
  | 'returned'
  /** An operator has been told what remains to be done. */
  | 'handed_over'

export type TransactionReason =
  /** The backend has refused or failed. */
  | 'failed'
  | 'insufficient'
  /** The process ended before anything was sent. */
  | 'interrupted'
  /** Stuck: not created, and the amount is still frozen. */
  | 'not_returned'
  /** Stuck: the backend's data does not show what it has done. */
  | 'unknown'

/** Decimal digits, as in JSON. */
export interface BalanceRecord {
  amount: string
  frozen: string
}

/** A withdrawal or bet that a player has confirmed. */
export interface Transaction {
  /** Also the id of the withdrawal or bet. */
  id: bigint
  userId: bigint
  kind: 'withdrawal' | 'bet'
  amount: string
  /** The method of a withdrawal, the event of a bet. */
  target: string
  /** Milliseconds since 1970, by the clock of the process that took the confirmation. */
  confirmedAt: number
  stage: TransactionStage
  reason?: TransactionReason
  before?: BalanceRecord
  after?: BalanceRecord
  /** 1 at first; incremented whenever another process takes the transaction over. */
  epoch: number
  closed: boolean
}

export type NewTransaction = Pick<Transaction, 'id' | 'userId' | 'kind' | 'amount' | 'target' | 'confirmedAt'>

const closedStages: ReadonlySet<TransactionStage> = new Set(['created', 'refused', 'returned', 'handed_over'])

export const isClosed = (stage: TransactionStage): boolean => closedStages.has(stage)
