import { createHash, createHmac } from 'node:crypto'
import type { Row, Store } from './store.ts'
import { storeNow } from './store-clock.ts'

/** The first answer to a request, to be replayed. */
export interface StoredAnswer {
  status: number
  /** JSON text */
  body: string
}

/** A request with an idempotency key. */
export interface KeyedRequest {
  /** The endpoint and owner of the key; the same key in another scope is a different one. */
  scope: string
  key: string
  /** What must be identical when the key is used again. */
  content: string
}

export type Beginning =
  /** Carry out the request. `resumed`: an earlier attempt failed or was cut off, and may have taken effect. */
  | { state: 'begun'; resumed: boolean; attempt: Attempt }
  /** Another attempt is in progress. */
  | { state: 'in_progress' }
  /** The key was used with different content. */
  | { state: 'reused' }
  | { state: 'done'; answer: StoredAnswer }

/** The right to carry out a request, until its lease expires. */
export interface Attempt {
  /** Stores the answer for repeated requests. */
  complete(answer: StoredAnswer): Promise<void>
  /** The outcome is uncertain: the next attempt is marked as resumed. */
  fail(): Promise<void>
  /** Nothing was done: the next attempt counts as the first. */
  withdraw(): Promise<void>
}

const retentionMs = 24 * 60 * 60 * 1000

/**
 * The outcomes of requests with an Idempotency-Key, kept for 24 hours. Each step is atomic, so replicas may run it
 * concurrently. Keys and contents are stored as hashes only. Contents may hold passwords, so their hash is keyed with a
 * secret that the store does not have. Every method throws an AppError `internal_error` when the store fails.
 */
export class IdempotencyRecords {
  readonly #store: Store
  readonly #secrets: readonly [string, ...string[]]

  /** @param secrets the current one, then previous ones whose records are still recognised */
  constructor(store: Store, secrets: readonly [string, ...string[]]) {
    this.#store = store
    this.#secrets = secrets
  }

  /** @param leaseMs must be longer than the request can take */
  async begin(request: KeyedRequest, leaseMs: number): Promise<Beginning> {
    const id = createHash('sha256').update(`${request.scope}\n${request.key}`).digest('base64url')
    const [fingerprint, former = fingerprint] = this.#secrets.map(secret => fingerprintOf(request, secret))
    const [, claimed, found] = await this.#store.batch([
      { sql: `DELETE FROM idempotency WHERE expires_at <= ${storeNow}` },
      {
        sql: `INSERT INTO idempotency (id, fingerprint, state, attempt, lease_expires_at, expires_at)
              VALUES (?1, ?2, 'in_progress', 1, ${storeNow} + ?4, ${storeNow} + ?5)
              ON CONFLICT (id) DO UPDATE
              SET state = 'in_progress', attempt = attempt + 1, lease_expires_at = excluded.lease_expires_at
              WHERE fingerprint IN (?2, ?3)
                AND (state = 'failed' OR (state = 'in_progress' AND lease_expires_at <= ${storeNow}))
              RETURNING attempt`,
        args: [id, fingerprint as string, former as string, BigInt(Math.ceil(leaseMs)), BigInt(retentionMs)],
      },
      { sql: 'SELECT fingerprint, state, status, body FROM idempotency WHERE id = ?', args: [id] },
    ])
    const attempt = claimed?.[0]?.attempt
    if (typeof attempt === 'bigint') {
      return { state: 'begun', resumed: attempt > 1n, attempt: this.#attempt(id, attempt) }
    }
    const [record = {}] = found ?? []
    if (record.fingerprint !== fingerprint && record.fingerprint !== former) return { state: 'reused' }
    return record.state === 'done' ? { state: 'done', answer: answerOf(record) } : { state: 'in_progress' }
  }

  /** An attempt's updates are ignored once a later attempt has taken over. */
  #attempt(id: string, attempt: bigint): Attempt {
    const change = async (sql: string, ...args: (string | bigint)[]) => {
      await this.#store.execute(`${sql} WHERE id = ? AND attempt = ? AND state = 'in_progress'`, [...args, id, attempt])
    }
    const fail = () => change("UPDATE idempotency SET state = 'failed'")
    return {
      complete: ({ status, body }) =>
        change("UPDATE idempotency SET state = 'done', status = ?, body = ?", BigInt(status), body),
      fail,
      withdraw: () => (attempt > 1n ? fail() : change('DELETE FROM idempotency')),
    }
  }
}

const fingerprintOf = ({ key, content }: KeyedRequest, secret: string) =>
  createHmac('sha256', `idempotency ${secret}`).update(`${key}\n${content}`).digest('base64url')

const answerOf = (record: Row): StoredAnswer => ({ status: Number(record.status), body: String(record.body) })
