import { AppError } from '../../errors.ts'
import { type FailureReason, failure } from './failure.ts'
import type { Transport } from './transport.ts'

export interface BreakerOptions {
  /** Consecutive failures that open the breaker. */
  threshold?: number
  /** Milliseconds that it stays open before one call is let through as a probe (monotonic clock). */
  openMs?: number
  /** Called whenever the breaker opens or closes. */
  onChange(open: boolean): void
}

/** Failures that count: the contour is unreachable or does not respond. Any response, even an error, shows that it is up. */
const failures: ReadonlySet<unknown> = new Set<FailureReason>(['transport', 'timeout'])
/** Failures caused by this process, which say nothing about the contour. */
const neutral: ReadonlySet<unknown> = new Set<FailureReason>(['aborted', 'closed'])

/**
 * A circuit breaker around a transport. After `threshold` consecutive failures calls fail immediately (`breaker_open`), so that
 * users do not wait for a contour that is down. After `openMs` one call is let through as a probe, and any response to it closes
 * the breaker. A call counts once, when it ends, including its one retry; the probe is retried like any other call.
 *
 * A connection that has been made again closes it at once, because nothing but players' own calls follows: none were kept back. The
 * next failure opens it again.
 */
export function withBreaker(
  transport: Transport,
  { threshold = 5, openMs = 2000, onChange }: BreakerOptions,
): Transport {
  let failedInARow = 0
  /** When the next probe may start; undefined while the breaker is closed. */
  let probeAt: number | undefined
  let probing = false

  const recordAnswer = () => {
    failedInARow = 0
    if (probeAt === undefined) return
    probeAt = undefined
    onChange(false)
  }
  const recordFailure = (isProbe: boolean) => {
    failedInARow++
    const isClosed = probeAt === undefined
    if (isClosed ? failedInARow < threshold : !isProbe) return
    probeAt = performance.now() + openMs
    if (isClosed) onChange(true)
  }

  transport.onReconnect?.(() => {
    if (probeAt === undefined) return
    recordAnswer()
    failedInARow = threshold - 1
  })

  return {
    async send(operation, payload, call, limits) {
      const isProbe = probeAt !== undefined
      // While a probe is in flight, other calls fail immediately instead of waiting for it.
      if (isProbe && (probing || performance.now() < (probeAt as number))) throw failure(operation, 'breaker_open')
      probing ||= isProbe
      try {
        const answer = await transport.send(operation, payload, call, limits)
        recordAnswer()
        return answer
      } catch (error) {
        const reason = reasonOf(error)
        if (failures.has(reason)) recordFailure(isProbe)
        // An error response still shows that the contour is up.
        else if (reason !== undefined && !neutral.has(reason)) recordAnswer()
        throw error
      } finally {
        if (isProbe) probing = false
      }
    },
    close: () => transport.close(),
  }
}

const reasonOf = (error: unknown) => (error instanceof AppError ? error.details.reason : undefined)
