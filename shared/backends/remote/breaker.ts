import { AppError } from '../../errors.ts'
import { type FailureReason, failure } from './failure.ts'
import type { Transport } from './transport.ts'

export interface BreakerOptions {
  /** Failures in a row that open it. */
  threshold?: number
  /** How long it stays open before one call is let through to probe; by the monotonic clock. */
  openMs?: number
  /** Called at each change. */
  onChange(open: boolean): void
}

/** Failures that count: the contour cannot be reached or does not answer. Any answer, even a bad one, shows that it is up. */
const failures: ReadonlySet<unknown> = new Set<FailureReason>(['transport', 'timeout'])
/** Failures of our own making, which say nothing about the contour. */
const neutral: ReadonlySet<unknown> = new Set<FailureReason>(['aborted', 'closed'])

/**
 * Spares a contour that is down, and the users who would wait for it: after so many failures in a row its calls fail at once
 * (`breaker_open`), until a call that is let through as a probe gets an answer. A call counts once, when it ends, its one retry
 * included; the probe is retried like any other call.
 */
export function withBreaker(
  transport: Transport,
  { threshold = 5, openMs = 2000, onChange }: BreakerOptions,
): Transport {
  let failedInARow = 0
  /** When a probe may begin; undefined while the contour is up. */
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
    if (isProbe || (probeAt === undefined && failedInARow >= threshold)) {
      probeAt = performance.now() + openMs
      if (!isProbe) onChange(true)
    }
  }

  return {
    async send(operation, payload, call, limits) {
      const isProbe = probeAt !== undefined
      // While a probe is in flight the others do not wait for it.
      if (isProbe && (probing || performance.now() < (probeAt as number))) throw failure(operation, 'breaker_open')
      probing ||= isProbe
      try {
        const answer = await transport.send(operation, payload, call, limits)
        recordAnswer()
        return answer
      } catch (error) {
        const reason = reasonOf(error)
        if (failures.has(reason)) recordFailure(isProbe)
        // For the breaker, an error that the contour itself answered with is an answer.
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
