import { AppError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { storeNow } from '../store/store-clock.ts'
import { networkOf } from './network.ts'

const limit = 10
const windowMs = 15 * 60 * 1000

/** A login in progress, which counts as failed until it is known not to be. */
export interface Attempt {
  /** The password was correct: clears the earlier failures of this user and address. */
  succeed(): Promise<void>
  /** The password was not checked: the attempt does not count. */
  withdraw(): Promise<void>
}

/**
 * Allows 10 failed logins per user and address within any 15 minutes. The count is in the store, shared by all replicas. An
 * attempt is counted before the password is checked, so that concurrent guesses cannot exceed the limit.
 */
export class LoginThrottle {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** @throws AppError `too_many_requests` with Retry-After when the limit is reached */
  async begin(username: string, address: string): Promise<Attempt> {
    const key = [username.toLowerCase(), networkOf(address)] // a backend may treat Ivan and ivan as one user
    const [, inserted, waits] = await this.#store.batch([
      { sql: `DELETE FROM login_attempts WHERE at <= ${storeNow} - ?`, args: [BigInt(windowMs)] },
      {
        sql: `INSERT INTO login_attempts (username, address, at) SELECT ?1, ?2, ${storeNow}
              WHERE (SELECT COUNT(*) FROM login_attempts WHERE username = ?1 AND address = ?2) < ?3 RETURNING id`,
        args: [...key, BigInt(limit)],
      },
      {
        sql: `SELECT MIN(at) + ?3 - ${storeNow} AS ms FROM login_attempts WHERE username = ?1 AND address = ?2`,
        args: [...key, BigInt(windowMs)],
      },
    ])
    const id = inserted?.[0]?.id
    if (id === undefined) throw tooMany(Number(waits?.[0]?.ms))
    return {
      succeed: async () => {
        await this.#store.execute('DELETE FROM login_attempts WHERE username = ? AND address = ?', key)
      },
      withdraw: async () => {
        await this.#store.execute('DELETE FROM login_attempts WHERE id = ?', [id])
      },
    }
  }
}

function tooMany(waitMs: number): AppError {
  const headers = { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))) }
  return new AppError('too_many_requests', 'Too many failed logins. Please try again later.', { headers })
}
