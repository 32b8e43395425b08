import {
  type BalanceRecord,
  isClosed,
  type NewOperation,
  type Operation,
  type OperationReason,
  type OperationStage,
} from './operation.ts'
import type { Row, SqlValue, Store } from './store.ts'

export type OperationClaim =
  | { state: 'claimed'; operation: Operation }
  /** The same yes has come already. */
  | { state: 'repeated'; operation: Operation }
  /** Another operation of the user is still open. */
  | { state: 'busy' }
  /** The flow has changed since it was loaded. */
  | { state: 'changed' }
  /** Another user's operation has the id. */
  | { state: 'taken' }

export interface Progress {
  stage: OperationStage
  leaseExpiresAt: number
  reason?: OperationReason
  before?: BalanceRecord
  after?: BalanceRecord
  /** Whether the player is being told of the end, if this is one. */
  told?: boolean
}

/**
 * The journal of operations that move money. Each method is one atomic step; throws an AppError `internal_error` when the
 * store fails.
 */
export class Operations {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /**
   * Records a confirmed operation and puts `flow` in the place of its draft, for one caller only: whoever finds the draft
   * unchanged (`version`) first.
   */
  async claim(
    { id, userId, kind, amount, target }: NewOperation,
    flow: { text: string; expiresAt: number; version: number },
    { now, leaseMs }: { now: number; leaseMs: number },
  ): Promise<OperationClaim> {
    const version = BigInt(flow.version)
    const [claimed, , found] = await this.#store.batch([
      {
        sql: `INSERT INTO operations (id, user_id, kind, amount, target, confirmed_at, stage, lease_expires_at)
              SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'claimed', ?7
              WHERE EXISTS (SELECT 1 FROM dialogues WHERE user_id = ?2 AND version = ?8)
              ON CONFLICT DO NOTHING RETURNING id`,
        args: [id, userId, kind, amount, target, BigInt(now), BigInt(now + leaseMs), version],
      },
      {
        sql: `UPDATE dialogues SET flow = ?3, flow_expires_at = ?4, version = version + 1
              WHERE user_id = ?1 AND version = ?2 AND EXISTS (SELECT 1 FROM operations WHERE id = ?5 AND user_id = ?1)`,
        args: [userId, version, flow.text, BigInt(flow.expiresAt), id],
      },
      {
        sql: `SELECT * FROM operations WHERE id = ?2 OR (user_id = ?1 AND closed = 0) ORDER BY id = ?2 DESC LIMIT 1`,
        args: [userId, id],
      },
    ])
    const row = found?.[0]
    if (row === undefined) return { state: 'changed' }
    if (row.user_id !== userId) return { state: 'taken' }
    if (row.id !== id) return { state: 'busy' }
    return { state: claimed?.length === 1 ? 'claimed' : 'repeated', operation: operationOf(row) }
  }

  /**
   * Records how far the holder of the operation has come, and for how long it holds it from now on.
   * @returns the operation as it is now; undefined when another process has taken it over: then nothing may be sent any more
   */
  async record(
    operation: Operation,
    { stage, leaseExpiresAt, reason, before, after, told = false }: Progress,
  ): Promise<Operation | undefined> {
    const [row] = await this.#store.execute(
      `UPDATE operations SET stage = ?3, lease_expires_at = ?4, reason = coalesce(?5, reason),
         before_amount = coalesce(?6, before_amount), before_frozen = coalesce(?7, before_frozen),
         after_amount = coalesce(?8, after_amount), after_frozen = coalesce(?9, after_frozen), closed = ?10, told = ?11
       WHERE id = ?1 AND epoch = ?2 AND closed = 0 RETURNING *`,
      [
        operation.id,
        BigInt(operation.epoch),
        stage,
        BigInt(leaseExpiresAt),
        reason ?? null,
        ...[before?.amount, before?.frozen, after?.amount, after?.frozen].map((text): SqlValue => text ?? null),
        isClosed(stage) ? 1n : 0n,
        told && isClosed(stage) ? 1n : 0n,
      ],
    )
    return row && operationOf(row)
  }

  /** Takes over the user's open operation, if its holder's lease has run out; for one caller only. */
  async takeOver(userId: bigint, { now, leaseMs }: { now: number; leaseMs: number }): Promise<Operation | undefined> {
    const [row] = await this.#store.execute(
      `UPDATE operations SET epoch = epoch + 1, lease_expires_at = ?3
       WHERE user_id = ?1 AND closed = 0 AND lease_expires_at <= ?2 RETURNING *`,
      [userId, BigInt(now), BigInt(now + leaseMs)],
    )
    return row && operationOf(row)
  }

  /** Users with an open operation that nobody holds any more, the longest waiting first. */
  async abandoned(now: number, limit: number): Promise<bigint[]> {
    const rows = await this.#store.execute(
      'SELECT user_id FROM operations WHERE closed = 0 AND lease_expires_at <= ? ORDER BY lease_expires_at LIMIT ?',
      [BigInt(now), BigInt(limit)],
    )
    return rows.map(row => row.user_id as bigint)
  }

  async find(id: bigint): Promise<Operation | undefined> {
    const row = await this.#store.first('SELECT * FROM operations WHERE id = ?', [id])
    return row && operationOf(row)
  }

  /** Hands out the user's ended operations that have not been told yet; to one caller only. */
  async takeUntold(userId: bigint): Promise<Operation[]> {
    const rows = await this.#store.execute(
      'UPDATE operations SET told = 1 WHERE user_id = ? AND told = 0 AND closed = 1 RETURNING *',
      [userId],
    )
    return rows.map(operationOf)
  }

  /** The answer that was to tell of the operation's end did not reach the player. */
  async markUntold(id: bigint): Promise<void> {
    await this.#store.execute('UPDATE operations SET told = 0 WHERE id = ?', [id])
  }
}

function operationOf(row: Row): Operation {
  return {
    id: row.id as bigint,
    userId: row.user_id as bigint,
    kind: row.kind as Operation['kind'],
    amount: String(row.amount),
    target: String(row.target),
    confirmedAt: Number(row.confirmed_at),
    stage: row.stage as OperationStage,
    ...(row.reason === null ? {} : { reason: row.reason as OperationReason }),
    ...recordOf('before', row.before_amount, row.before_frozen),
    ...recordOf('after', row.after_amount, row.after_frozen),
    epoch: Number(row.epoch),
    leaseExpiresAt: Number(row.lease_expires_at),
    closed: row.closed === 1n,
  }
}

const recordOf = (name: 'before' | 'after', amount: SqlValue | undefined, frozen: SqlValue | undefined) =>
  typeof amount === 'string' && typeof frozen === 'string' ? { [name]: { amount, frozen } } : {}
