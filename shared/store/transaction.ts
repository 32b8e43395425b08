/**
 * How far a transaction has come. Each stage is recorded before the backend call that it names, so that whoever finds the
 * transaction after a crash knows what may have been sent, and what cannot have been.
 */
export type TransactionStage =
  /** The player has said yes; nothing has been sent. */
  | 'claimed'
  /** The balance is being changed from `before` to `after`: the amount becomes frozen. */
  | 'freezing'
  /** Frozen for certain; the withdrawal or bet is being created. */
  | 'creating'
  /** Not created; the balance is being changed from `before` to `after`: the amount becomes free again. */
  | 'returning'
  /** Only a human can go on, and none has been told yet. */
  | 'stuck'
  | ClosedStage

export type ClosedStage =
  | 'created'
  /** Nothing has changed. */
  | 'refused'
  /** Frozen, and put back. */
  | 'returned'
  /** An operator has been told what is left to do. */
  | 'handed_over'

export type TransactionReason =
  /** The backend has refused or failed. */
  | 'failed'
  | 'insufficient'
  /** The process ended before anything was sent. */
  | 'interrupted'
  /** Stuck: not created, and the amount is still frozen. */
  | 'not_returned'
  /** Stuck: what the backend has done cannot be told from what it shows. */
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
  /** Milliseconds since 1970, like leaseExpiresAt. */
  confirmedAt: number
  stage: TransactionStage
  reason?: TransactionReason
  before?: BalanceRecord
  after?: BalanceRecord
  /** Raised whenever another process takes the transaction over. */
  epoch: number
  leaseExpiresAt: number
  closed: boolean
}

export type NewTransaction = Pick<Transaction, 'id' | 'userId' | 'kind' | 'amount' | 'target'>

const closedStages: ReadonlySet<TransactionStage> = new Set(['created', 'refused', 'returned', 'handed_over'])

export const isClosed = (stage: TransactionStage): boolean => closedStages.has(stage)
