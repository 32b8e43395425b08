import { AppError } from '../errors.ts'
import type { Store } from '../store/store.ts'
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
  readonly #now: () => number

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  /** @throws AppError `too_many_requests` with Retry-After when the limit is reached */
  async begin(username: string, address: string): Promise<Attempt> {
    const now = this.#now()
    const key = [username.toLowerCase(), networkOf(address)] // a backend may treat Ivan and ivan as one user
    const [, inserted, oldest] = await this.#store.batch([
      { sql: 'DELETE FROM login_attempts WHERE at <= ?', args: [BigInt(now - windowMs)] },
      {
        sql: `INSERT INTO login_attempts (username, address, at) SELECT ?1, ?2, ?3
              WHERE (SELECT COUNT(*) FROM login_attempts WHERE username = ?1 AND address = ?2) < ?4 RETURNING id`,
        args: [...key, BigInt(now), BigInt(limit)],
      },
      { sql: 'SELECT MIN(at) AS at FROM login_attempts WHERE username = ? AND address = ?', args: key },
    ])
    const id = inserted?.[0]?.id
    if (id === undefined) throw tooMany(Number(oldest?.[0]?.at) + windowMs - now)
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
