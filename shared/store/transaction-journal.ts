import type { Row, SqlValue, Store } from './store.ts'
import { storeNow } from './store-clock.ts'
import {
  type BalanceRecord,
  isClosed,
  type NewTransaction,
  type Transaction,
  type TransactionReason,
  type TransactionStage,
} from './transaction.ts'

export type TransactionClaim =
  | { state: 'claimed'; transaction: Transaction }
  /** The transaction has been confirmed before. */
  | { state: 'repeated'; transaction: Transaction }
  /** Another transaction of the user is still open. */
  | { state: 'busy' }
  /** The flow has changed since it was loaded. */
  | { state: 'changed' }
  /** Another user's transaction has this id. */
  | { state: 'taken' }

export interface Progress {
  stage: TransactionStage
  /** How long the holder keeps the transaction from now on, ms. */
  leaseMs: number
  reason?: TransactionReason
  before?: BalanceRecord
  after?: BalanceRecord
}

/**
 * The journal of transactions that move money (table `transactions`). Each method is atomic, and throws an AppError
 * `internal_error` when the store fails.
 */
export class TransactionJournal {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /**
   * Records a confirmed transaction, and replaces its draft by `flow`. Only the first caller that finds the draft unchanged
   * (by `version`) gets the claim.
   */
  async claim(
    { id, userId, kind, amount, target, confirmedAt }: NewTransaction,
    flow: { text: string; lifetimeMs: number; version: number },
    leaseMs: number,
  ): Promise<TransactionClaim> {
    const version = BigInt(flow.version)
    const [claimed, , found] = await this.#store.batch([
      {
        sql: `INSERT INTO transactions (id, user_id, kind, amount, target, confirmed_at, stage, lease_expires_at)
              SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'claimed', ${storeNow} + ?7
              WHERE EXISTS (SELECT 1 FROM dialogues WHERE user_id = ?2 AND version = ?8)
              ON CONFLICT DO NOTHING RETURNING id`,
        args: [id, userId, kind, amount, target, BigInt(confirmedAt), BigInt(leaseMs), version],
      },
      {
        sql: `UPDATE dialogues SET flow = ?3, flow_expires_at = ${storeNow} + ?4, version = version + 1
              WHERE user_id = ?1 AND version = ?2 AND EXISTS (SELECT 1 FROM transactions WHERE id = ?5 AND user_id = ?1)`,
        args: [userId, version, flow.text, BigInt(flow.lifetimeMs), id],
      },
      {
        sql: `SELECT * FROM transactions WHERE id = ?2 OR (user_id = ?1 AND closed = 0) ORDER BY id = ?2 DESC LIMIT 1`,
        args: [userId, id],
      },
    ])
    const row = found?.[0]
    if (row === undefined) return { state: 'changed' }
    if (row.user_id !== userId) return { state: 'taken' }
    if (row.id !== id) return { state: 'busy' }
    return { state: claimed?.length === 1 ? 'claimed' : 'repeated', transaction: transactionOf(row) }
  }

  /**
   * Records the holder's progress, and extends its lease.
   * @returns the updated transaction; undefined when another process has taken it over, and nothing more may be sent
   */
  async record(
    transaction: Transaction,
    { stage, leaseMs, reason, before, after }: Progress,
  ): Promise<Transaction | undefined> {
    const [row] = await this.#store.execute(
      `UPDATE transactions SET stage = ?3, lease_expires_at = ${storeNow} + ?4, reason = coalesce(?5, reason),
         before_amount = coalesce(?6, before_amount), before_frozen = coalesce(?7, before_frozen),
         after_amount = coalesce(?8, after_amount), after_frozen = coalesce(?9, after_frozen), closed = ?10
       WHERE id = ?1 AND epoch = ?2 AND closed = 0 RETURNING *`,
      [
        transaction.id,
        BigInt(transaction.epoch),
        stage,
        BigInt(leaseMs),
        reason ?? null,
        ...[before?.amount, before?.frozen, after?.amount, after?.frozen].map((text): SqlValue => text ?? null),
        isClosed(stage) ? 1n : 0n,
      ],
    )
    return row && transactionOf(row)
  }

  /** Takes over the user's open transaction if its holder's lease has expired. Only one caller succeeds. */
  async takeOver(userId: bigint, leaseMs: number): Promise<Transaction | undefined> {
    const [row] = await this.#store.execute(
      `UPDATE transactions SET epoch = epoch + 1, lease_expires_at = ${storeNow} + ?2
       WHERE user_id = ?1 AND closed = 0 AND lease_expires_at <= ${storeNow} RETURNING *`,
      [userId, BigInt(leaseMs)],
    )
    return row && transactionOf(row)
  }

  /** Users with an open transaction whose lease has expired, the oldest first. */
  async abandoned(limit: number): Promise<bigint[]> {
    const rows = await this.#store.execute(
      `SELECT user_id FROM transactions WHERE closed = 0 AND lease_expires_at <= ${storeNow}
       ORDER BY lease_expires_at LIMIT ?`,
      [BigInt(limit)],
    )
    return rows.map(row => row.user_id as bigint)
  }

  async find(id: bigint): Promise<Transaction | undefined> {
    const row = await this.#store.first('SELECT * FROM transactions WHERE id = ?', [id])
    return row && transactionOf(row)
  }

  /** The user's closed transactions whose outcome the player has not been told yet. */
  async untold(userId: bigint): Promise<Transaction[]> {
    const rows = await this.#store.execute(
      'SELECT * FROM transactions WHERE user_id = ? AND told = 0 AND closed = 1 ORDER BY confirmed_at',
      [userId],
    )
    return rows.map(transactionOf)
  }

  /** Records that the player has been told the outcomes. */
  async markTold(ids: readonly bigint[]): Promise<void> {
    await this.#store.batch(ids.map(id => ({ sql: 'UPDATE transactions SET told = 1 WHERE id = ?', args: [id] })))
  }
}

function transactionOf(row: Row): Transaction {
  return {
    id: row.id as bigint,
    userId: row.user_id as bigint,
    kind: row.kind as Transaction['kind'],
    amount: String(row.amount),
    target: String(row.target),
    confirmedAt: Number(row.confirmed_at),
    stage: row.stage as TransactionStage,
    ...(row.reason === null ? {} : { reason: row.reason as TransactionReason }),
    ...recordOf('before', row.before_amount, row.before_frozen),
    ...recordOf('after', row.after_amount, row.after_frozen),
    epoch: Number(row.epoch),
    closed: row.closed === 1n,
  }
}

const recordOf = (name: 'before' | 'after', amount: SqlValue | undefined, frozen: SqlValue | undefined) =>
  typeof amount === 'string' && typeof frozen === 'string' ? { [name]: { amount, frozen } } : {}
