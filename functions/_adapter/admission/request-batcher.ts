import type { AdmissionLimit } from './admission-limit.ts'

/**
 * Batches the requests that arrive in one turn of the event loop, and admits as many of them as the loop can carry. Requests
 * that start together run in step, so that each step finds its code in the processor's caches. Started one by one, each
 * request evicts the others' code and takes twice the time.
 */
export class RequestBatcher {
  readonly #limit: AdmissionLimit
  /** Callbacks rather than promises, because a rejected request should cost as little as possible. */
  #waiting: ((admitted: boolean) => void)[] = []
  #rejected: ((admitted: boolean) => void)[] = []
  #privileged: (() => void)[] = []
  #isScheduled = false

  constructor(limit: AdmissionLimit) {
    this.#limit = limit
  }

  /** Whether requests are rejected; otherwise those that are not admitted wait. */
  get isShedding(): boolean {
    return this.#limit.isShedding
  }

  /** Calls `begin` once the event loop has read everything that has arrived, with whether the request is admitted. */
  enter(begin: (admitted: boolean) => void): void {
    this.#waiting.push(begin)
    this.#decideSoon()
  }

  /** For a request that is always admitted. */
  enterPrivileged(begin: () => void): void {
    this.#privileged.push(begin)
    this.#decideSoon()
  }

  #decideSoon(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => this.#admit())
    setImmediate(() => this.#afterAdmitted())
  }

  #admit(): void {
    this.#isScheduled = false
    const count = this.#limit.nextTurn(this.#waiting.length)
    const admitted = this.#waiting.splice(this.#limit.newestFirst ? -count : 0, count)
    const tooMany = this.#waiting.length - this.#limit.mayWait
    if (tooMany > 0) this.#rejected = this.#waiting.splice(0, tooMany)
    if (this.#waiting.length > 0) this.#decideSoon()
    for (const begin of admitted) begin(true)
  }

  /**
   * Runs when the admitted requests have done their synchronous work, so that neither probes nor rejections delay their
   * answers. Both still come within the turn.
   */
  #afterAdmitted(): void {
    for (const begin of this.#privileged.splice(0)) begin()
    const rejected = this.#rejected
    this.#rejected = []
    for (const begin of rejected) begin(false)
  }
}
