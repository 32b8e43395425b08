import { availableParallelism } from 'node:os'
import { overloaded } from '../errors.ts'
import { measure } from '../observability/measurements.ts'

/**
 * How many hashes are computed concurrently. Two of libuv's four threads stay free for signatures and files, and one
 * processor for everything that is not a login.
 */
const defaultConcurrency = Math.max(1, Math.min(2, availableParallelism() - 1))
/** How many more may wait: the last one waits about a second. */
const defaultCapacity = 32

/** Limits concurrent password hashing, so that it does not starve other users of the thread pool. */
export class HashingQueue {
  readonly #concurrency: number
  readonly #capacity: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor({ concurrency = defaultConcurrency, capacity = defaultCapacity } = {}) {
    this.#concurrency = concurrency
    this.#capacity = capacity
  }

  /**
   * Runs `work` in turn, first come, first served.
   * @throws AppError `overloaded` at once when too many are already waiting
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#turn()
    try {
      return await work()
    } finally {
      // The slot is handed to the next in line rather than freed, so that nobody can jump the queue.
      const next = this.#waiting.shift()
      if (next === undefined) this.#running -= 1
      else next()
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < this.#concurrency) {
      this.#running += 1
      return
    }
    if (this.#waiting.length >= this.#capacity) {
      measure({ kind: 'shed', reason: 'hashing' })
      throw overloaded('too many registrations and logins at once')
    }
    await new Promise<void>(resolve => this.#waiting.push(resolve))
  }
}
