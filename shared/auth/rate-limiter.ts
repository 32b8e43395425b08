import { LruCache } from '../lru-cache.ts'
import type { Row, Store } from '../store/store.ts'
import { storeNow } from '../store/store-clock.ts'

/** The state of a subject's limit after a request. */
export interface Quota {
  allowed: boolean
  limit: number
  windowSeconds: number
  /** Requests left in the window, as far as this process knows. */
  remaining: number
  /** Time until the window ends. */
  resetSeconds: number
  /** Time until another request may be allowed. */
  retrySeconds: number
}

export interface RateLimiterOptions {
  /** Name of the limit, such as `chat`; each has its own counters. */
  name: string
  /** Requests per subject and minute. */
  limit: number
  /**
   * Requests that a process may count locally before it reports them to the store. With n replicas, up to (n - 1) times this
   * number may be let through above the limit. With 1 the limit is exact, at the price of one statement per request.
   */
  unreported: number
  /** This process's clock, ms since 1970. */
  now?: () => number
}

interface Counter {
  window: number
  /** The store's counts when last reported to: this window's and the previous one's. */
  known: number
  previous: number
  /** Let through here and not yet reported to the store. */
  unreported: number
  /** Being reported to the store. */
  reporting: number
}

const windowMs = 60_000
const subjectsRemembered = 10_000

/**
 * Limits requests per subject over a sliding minute: this minute's count, plus the previous minute's count weighted by the
 * share of it that is less than a minute ago. Requests are reported to the store in batches of `unreported`, or one by one
 * when the limit is near. Refused requests do not count. The minutes are those of the store's clock.
 */
export class RateLimiter {
  readonly #store: Store
  readonly #options: RateLimiterOptions
  readonly #clock: () => number
  readonly #counters = new LruCache<string, Counter>(subjectsRemembered)
  /** How far the store's clock was ahead of this process's at the last report, ms. */
  #aheadMs = 0
  #purged = 0

  constructor(store: Store, options: RateLimiterOptions) {
    this.#store = store
    this.#options = options
    this.#clock = options.now ?? Date.now
  }

  /** @throws AppError `internal_error` when the store fails */
  async take(subject: string): Promise<Quota> {
    const { limit, unreported } = this.#options
    const now = this.#now()
    const counter = this.#counterOf(subject, Math.floor(now / windowMs))
    if (used(counter, now) >= limit) return this.#quota(counter, now, false)
    counter.unreported++
    const near = used(counter, now) >= limit
    if (!near && counter.unreported < unreported) return this.#quota(counter, now, true)
    await this.#report(subject, counter)
    const reported = this.#now()
    return this.#quota(counter, reported, used(counter, reported) <= limit)
  }

  #now(): number {
    return this.#clock() + this.#aheadMs
  }

  #counterOf(subject: string, window: number): Counter {
    const found = this.#counters.get(subject)
    if (found?.window === window) return found
    const previous = found?.window === window - 1 ? total(found) : 0
    const counter = { window, known: 0, previous, unreported: 0, reporting: 0 }
    this.#counters.set(subject, counter)
    return counter
  }

  async #report(subject: string, counter: Counter): Promise<void> {
    const count = counter.unreported
    counter.unreported = 0
    counter.reporting += count
    try {
      const [row] = await this.#store.execute(
        `INSERT INTO rate_limits (subject, window, count, previous) VALUES (?1, ${storeNow} / ?2, ?3, 0)
         ON CONFLICT (subject) DO UPDATE SET
           previous = CASE excluded.window - window WHEN 0 THEN previous WHEN 1 THEN count ELSE 0 END,
           count = CASE WHEN window = excluded.window THEN count + ?3 ELSE ?3 END,
           window = excluded.window
         RETURNING window, count, previous, ${storeNow} AS now`,
        [`${this.#options.name} ${subject}`, BigInt(windowMs), BigInt(count)],
      )
      if (row) this.#learn(counter, row)
    } finally {
      counter.reporting -= count
    }
    await this.#purge(counter.window)
  }

  #learn(counter: Counter, { window, count, previous, now }: Row): void {
    this.#aheadMs = Number(now) - this.#clock()
    // By the store's clock it is another minute than this process thought.
    if (counter.window !== Number(window)) Object.assign(counter, { window: Number(window), known: 0, previous: 0 })
    counter.known = Math.max(counter.known, Number(count))
    counter.previous = Math.max(counter.previous, Number(previous))
  }

  /** Deletes old counters, once a minute. */
  async #purge(window: number): Promise<void> {
    if (this.#purged === window) return
    this.#purged = window
    await this.#store.execute('DELETE FROM rate_limits WHERE window < ?', [BigInt(window - 1)])
  }

  #quota(counter: Counter, now: number, allowed: boolean): Quota {
    const { limit } = this.#options
    return {
      allowed,
      limit,
      windowSeconds: windowMs / 1000,
      remaining: Math.max(0, Math.floor(limit - used(counter, now))),
      resetSeconds: seconds((counter.window + 1) * windowMs - now),
      retrySeconds: seconds(freeAt(counter, limit) - now),
    }
  }
}

const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000))

/** When the count falls below the limit, ms since 1970: as the previous minute's requests age, or with the next minute. */
function freeAt(counter: Counter, limit: number): number {
  const free = limit - total(counter)
  const share = free > 0 && counter.previous > free ? 1 - free / counter.previous : Number(free <= 0)
  return (counter.window + share) * windowMs
}

const total = ({ known, reporting, unreported }: Counter) => known + reporting + unreported

const used = (counter: Counter, now: number) =>
  total(counter) + counter.previous * Math.max(0, 1 - (now / windowMs - counter.window))
