import { logger } from '../../../shared/logger.ts'
import { measure } from '../../../shared/metrics.ts'
import { LoopQueue, thisLoop } from './loop-queue.ts'
import { Turn } from './turn.ts'

/** `processor`: the event loop does not keep up; `in_flight`: MAX_IN_FLIGHT requests are at work already. */
export type ShedReason = 'processor' | 'in_flight'

const logEveryMs = 1_000

/** Decides which requests are turned away. Each one is counted in the metrics; the log reports them once a second. */
export class Overload {
  readonly #maxInFlight: number
  readonly #turn = new Turn(new LoopQueue({ ...thisLoop, atWork: () => this.#inFlight }))
  #inFlight = 0
  #unlogged = { processor: 0, in_flight: 0 }

  constructor(maxInFlight: number) {
    this.#maxInFlight = maxInFlight
  }

  /** Requests being worked on. */
  get inFlight(): number {
    return this.#inFlight
  }

  /** Admits a request or turns it away, once all request heads of the current turn of the event loop have been read. */
  enter(letIn: () => void, turnAway: () => void): void {
    this.#turn.enter(admitted => {
      const away = admitted ? this.full() : this.#refuse('processor')
      if (away) turnAway()
      else letIn()
    })
  }

  /** Admits a request that must never be turned away. */
  enterPrivileged(letIn: () => void): void {
    this.#turn.enterPrivileged(letIn)
  }

  /** Checked a second time when the body has arrived, so that a slow client occupies no slot until then. */
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
