import type { Call } from '../backend.ts'
import { type FailureReason, failure, failureReasonOf } from './failure.ts'
import type { Operation, Payload } from './operations.ts'
import type { Answer, Limits, Transport } from './transport.ts'

export interface BreakerOptions {
  /** Consecutive failures that open the breaker. */
  threshold?: number
  /** Milliseconds that it stays open before one call is let through as a probe (monotonic clock). */
  openMs?: number
  /** Called whenever the breaker opens or closes. */
  onChange(open: boolean): void
}

/** Failures that count: the contour is unreachable or does not respond. Any response, even an error, shows that it is up. */
const failures: readonly (FailureReason | undefined)[] = ['transport', 'timeout']
/** Failures of this process, which say nothing about the contour. `undefined` is an error that is no failed call. */
const neutral: readonly (FailureReason | undefined)[] = ['aborted', 'closed', undefined]

/**
 * A circuit breaker around a transport. After `threshold` consecutive failures calls fail immediately (`breaker_open`), so that
 * users do not wait for a contour that is down. After `openMs` one call is let through as a probe, and any response to it closes
 * the breaker. A call counts once, when it ends, including its one retry; the probe is retried like any other call.
 *
 * A new connection closes it at once, and the next failure opens it again. Calls are never queued while it is open, so no
 * burst of them follows.
 */
export class CircuitBreaker implements Transport {
  readonly #transport: Transport
  readonly #threshold: number
  readonly #openMs: number
  readonly #onChange: (open: boolean) => void
  #failedInARow = 0
  /** When the next probe may start; undefined while the breaker is closed. */
  #probeAt: number | undefined
  #probing = false

  constructor(transport: Transport, { threshold = 5, openMs = 2000, onChange }: BreakerOptions) {
    this.#transport = transport
    this.#threshold = threshold
    this.#openMs = openMs
    this.#onChange = onChange
    transport.onReconnect?.(() => this.#recordReconnection())
  }

  async send(operation: Operation, payload: Payload, call: Call, limits?: Limits): Promise<Answer> {
    const isProbe = this.#probeAt !== undefined
    // While a probe is in flight, other calls fail immediately instead of waiting for it.
    if (isProbe && (this.#probing || performance.now() < (this.#probeAt as number))) {
      throw failure(operation, 'breaker_open')
    }
    this.#probing ||= isProbe
    try {
      const answer = await this.#transport.send(operation, payload, call, limits)
      this.#recordAnswer()
      return answer
    } catch (error) {
      const reason = failureReasonOf(error)
      if (failures.includes(reason)) this.#recordFailure(isProbe)
      else if (!neutral.includes(reason)) this.#recordAnswer()
      throw error
    } finally {
      if (isProbe) this.#probing = false
    }
  }

  close(): Promise<void> {
    return this.#transport.close()
  }

  #recordAnswer(): void {
    this.#failedInARow = 0
    if (this.#probeAt === undefined) return
    this.#probeAt = undefined
    this.#onChange(false)
  }

  #recordFailure(isProbe: boolean): void {
    this.#failedInARow++
    const isClosed = this.#probeAt === undefined
    if (isClosed ? this.#failedInARow < this.#threshold : !isProbe) return
    this.#probeAt = performance.now() + this.#openMs
    if (isClosed) this.#onChange(true)
  }

  #recordReconnection(): void {
    if (this.#probeAt === undefined) return
    this.#recordAnswer()
    this.#failedInARow = this.#threshold - 1
  }
}
