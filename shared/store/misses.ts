import type { Store } from './store.ts'

/** A phrase that the bot did not understand, and how often it occurred. */
export interface Miss {
  /** As it was first written, masked. */
  phrase: string
  count: number
  /** Milliseconds since 1970. */
  firstAt: number
  lastAt: number
}

const retentionMs = 30 * 24 * 60 * 60 * 1000
const maxPhrases = 10_000

/** Phrases that were not understood: the 10,000 most frequent, each kept for 30 days after it last occurred. */
export class Misses {
  readonly #store: Store
  readonly #now: () => number

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  /**
   * Counts a phrase.
   * @param key equal for phrases that count as one
   * @param phrase already masked, because it is stored as it is
   */
  async record(key: string, phrase: string): Promise<void> {
    const now = this.#now()
    await this.#store.batch([
      { sql: 'DELETE FROM misses WHERE last_at <= ?', args: [BigInt(now - retentionMs)] },
      {
        sql: `INSERT INTO misses (key, phrase, count, first_at, last_at) VALUES (?1, ?2, 1, ?3, ?3)
              ON CONFLICT (key) DO UPDATE SET count = count + 1, last_at = ?3`,
        args: [key, phrase, BigInt(now)],
      },
      {
        sql: `DELETE FROM misses WHERE (SELECT COUNT(*) FROM misses) > ?1
                AND key = (SELECT key FROM misses WHERE key <> ?2 ORDER BY count, last_at LIMIT 1)`,
        args: [BigInt(maxPhrases), key],
      },
    ])
  }

  /** The most frequent first. */
  async top(limit: number): Promise<Miss[]> {
    const rows = await this.#store.execute(
      'SELECT phrase, count, first_at, last_at FROM misses WHERE last_at > ? ORDER BY count DESC, last_at DESC LIMIT ?',
      [BigInt(this.#now() - retentionMs), BigInt(limit)],
    )
    return rows.map(row => ({
      phrase: String(row.phrase),
      count: Number(row.count),
      firstAt: Number(row.first_at),
      lastAt: Number(row.last_at),
    }))
  }
}
