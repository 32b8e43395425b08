import type { LoopQueue } from './loop-queue.ts'

/**
 * Batches the requests that arrive in one turn of the event loop, and admits as many of them as the loop can carry. Requests
 * that start together run in step, so that each step finds its code in the processor's caches. Started one by one, each
 * request evicts the others' code and takes twice the time.
 */
export class Turn {
  readonly #queue: LoopQueue
  /** Callbacks rather than promises, because a rejected request should cost as little as possible. */
  #waiting: ((admitted: boolean) => void)[] = []
  #refused: ((admitted: boolean) => void)[] = []
  #privileged: (() => void)[] = []
  #ending = false

  constructor(queue: LoopQueue) {
    this.#queue = queue
  }

  /** Calls `begin` once the event loop has read everything that has arrived, with whether the request is admitted. */
  enter(begin: (admitted: boolean) => void): void {
    this.#waiting.push(begin)
    this.#endSoon()
  }

  /** For a request that is always admitted. */
  enterPrivileged(begin: () => void): void {
    this.#privileged.push(begin)
    this.#endSoon()
  }

  #endSoon(): void {
    if (this.#ending) return
    this.#ending = true
    setImmediate(() => this.#letIn())
    setImmediate(() => this.#end())
  }

  #letIn(): void {
    this.#ending = false
    const count = this.#queue.admits(this.#waiting.length)
    const admitted = this.#waiting.splice(this.#queue.lastFirst ? -count : 0, count)
    if (this.#queue.refuses) this.#refused = this.#waiting.splice(0)
    if (this.#waiting.length > 0) this.#endSoon()
    for (const begin of admitted) begin(true)
  }

  /** Runs after the admitted requests have done their synchronous work, so that rejections do not delay their answers. */
  #end(): void {
    for (const begin of this.#privileged.splice(0)) begin()
    const refused = this.#refused
    this.#refused = []
    for (const begin of refused) begin(false)
  }
}
