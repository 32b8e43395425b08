import { LoopQueue } from './loop-queue.ts'

/**
 * Lets in together what arrives in one turn of the event loop, and of it only what the loop can carry. Requests that begin
 * together go their way step by step, and each step finds its code in the processor's caches; one after the other, every
 * request would find them full of the others' steps, and cost twice the time.
 */
export class Turn {
  readonly #queue: LoopQueue
  /** Called back and not promised: whoever is turned away should cost as little as can be. */
  #waiting: ((admitted: boolean) => void)[] = []

  constructor(queue = new LoopQueue()) {
    this.#queue = queue
  }

  /** Tells, when the event loop has read what has arrived by now, whether the request may begin. */
  enter(begin: (admitted: boolean) => void): void {
    if (this.#waiting.push(begin) === 1) setImmediate(() => this.#end())
  }

  #end(): void {
    const waiting = this.#waiting
    this.#waiting = []
    const admitted = this.#queue.admits(waiting.length)
    for (const [index, begin] of waiting.entries()) begin(index < admitted)
  }
}
