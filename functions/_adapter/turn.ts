import type { LoopQueue } from './loop-queue.ts'

/**
 * Lets in together what arrives in one turn of the event loop, and of it only what the loop can carry. Requests that begin
 * together go their way step by step, and each step finds its code in the processor's caches; one after the other, every
 * request would find them full of the others' steps, and cost twice the time.
 */
export class Turn {
  readonly #queue: LoopQueue
  /** Called back and not promised: whoever is turned away should cost as little as can be. */
  #waiting: ((admitted: boolean) => void)[] = []
  #refused: ((admitted: boolean) => void)[] = []
  #privileged: (() => void)[] = []
  #ending = false

  constructor(queue: LoopQueue) {
    this.#queue = queue
  }

  /** Tells, when the event loop has read what has arrived by now, whether the request may begin. */
  enter(begin: (admitted: boolean) => void): void {
    this.#waiting.push(begin)
    this.#endSoon()
  }

  /** For a request that begins in any case. */
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
    const admitted = this.#waiting.splice(this.#queue.crowded ? -count : 0, count)
    if (this.#queue.refuses) this.#refused = this.#waiting.splice(0)
    if (this.#waiting.length > 0) this.#endSoon()
    for (const begin of admitted) begin(true)
  }

  /** Runs when those who were let in have done what they can do at once: their answers need not wait for the refusals. */
  #end(): void {
    for (const begin of this.#privileged.splice(0)) begin()
    const refused = this.#refused
    this.#refused = []
    for (const begin of refused) begin(false)
  }
}
