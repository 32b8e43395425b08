import { logger } from '../../../shared/observability/logger.ts'
import { measure } from '../../../shared/observability/measurements.ts'
import { AdmissionLimit } from './admission-limit.ts'
import { thisLoop } from './event-loop.ts'
import { RequestBatcher } from './request-batcher.ts'

/** `processor`: the event loop does not keep up; `in_flight`: MAX_IN_FLIGHT requests are at work already. */
export type ShedReason = 'processor' | 'in_flight'

const logEveryMs = 1_000

/** Decides which requests are rejected. Each one is counted in the metrics; the log reports them once a second. */
export class LoadShedder {
  readonly #maxInFlight: number
  readonly #batcher = new RequestBatcher(new AdmissionLimit({ ...thisLoop, atWork: () => this.#inFlight }))
  #inFlight = 0
  #unlogged = { processor: 0, in_flight: 0 }

  constructor(maxInFlight: number) {
    this.#maxInFlight = maxInFlight
  }

  /** Requests being worked on. */
  get inFlight(): number {
    return this.#inFlight
  }

  /** Whether the processor does not keep up, so that most requests are rejected. */
  get isShedding(): boolean {
    return this.#batcher.isShedding
  }

  /** Admits or rejects a request, once all request heads of the current turn of the event loop have been read. */
  enter(admit: () => void, reject: () => void): void {
    this.#batcher.enter(isAdmitted => {
      const isShed = isAdmitted ? this.shedIfFull() : this.#shed('processor')
      if (isShed) reject()
      else admit()
    })
  }

  /** Admits a request that must never be rejected. */
  enterPrivileged(admit: () => void): void {
    this.#batcher.enterPrivileged(admit)
  }

  /**
   * Whether MAX_IN_FLIGHT is reached; then the request counts as shed. Checked a second time when the body has arrived, so
   * that a slow client occupies no slot until then.
   */
  shedIfFull(): boolean {
    return this.#inFlight >= this.#maxInFlight && this.#shed('in_flight')
  }

  /** Runs the work of an admitted request, which is in flight meanwhile. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#inFlight++
    try {
      return await work()
    } finally {
      this.#inFlight--
    }
  }

  #shed(reason: ShedReason): true {
    measure({ kind: 'shed', reason })
    if (this.#unlogged.processor + this.#unlogged.in_flight === 0) setTimeout(() => this.#log(), logEveryMs).unref()
    this.#unlogged[reason]++
    return true
  }

  #log(): void {
    logger.warn('requests are rejected: the service is overloaded', {
      ...this.#unlogged,
      requests_in_flight: this.#inFlight,
    })
    this.#unlogged = { processor: 0, in_flight: 0 }
  }
}
