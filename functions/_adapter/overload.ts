import { logger } from '../../shared/logger.ts'
import { measure } from '../../shared/metrics.ts'
import { LoopQueue } from './loop-queue.ts'

/** `processor`: the event loop does not keep up; `in_flight`: MAX_IN_FLIGHT requests are in flight already. */
export type ShedReason = 'processor' | 'in_flight'

const logEveryMs = 1_000

/** Decides which requests are turned away and reports it: each one in the metrics, once a second in the log. */
export class Overload {
  readonly #maxInFlight: number
  readonly #queue: LoopQueue
  #inFlight = 0
  #unlogged = { processor: 0, in_flight: 0 }

  constructor(maxInFlight: number, queue = new LoopQueue()) {
    this.#maxInFlight = maxInFlight
    this.#queue = queue
  }

  /** Requests in flight. */
  get inFlight(): number {
    return this.#inFlight
  }

  /** Whether a request must be turned away; asked once, as soon as its headers have arrived. */
  turnsAway(): boolean {
    return this.#queue.admits() ? this.full() : this.#refuse('processor')
  }

  /** Asked again when its body has arrived: a slow client takes no place until then. */
  full(): boolean {
    return this.#inFlight >= this.#maxInFlight && this.#refuse('in_flight')
  }

  async carry<T>(work: () => Promise<T>): Promise<T> {
    this.#inFlight++
    try {
      return await work()
    } finally {
      this.#inFlight--
    }
  }

  #refuse(reason: ShedReason): true {
    measure({ kind: 'shed', reason })
    if (this.#unlogged.processor + this.#unlogged.in_flight === 0) setTimeout(() => this.#log(), logEveryMs).unref()
    this.#unlogged[reason]++
    return true
  }

  #log(): void {
    logger.warn('requests are turned away: the service is overloaded', {
      ...this.#unlogged,
      requests_in_flight: this.#inFlight,
    })
    this.#unlogged = { processor: 0, in_flight: 0 }
  }
}
