import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { AppError } from '../../errors.ts'
import { type FailureReason, failure } from './failure.ts'
import type { Answer, Transport } from './transport.ts'

export interface BreakerOptions {
  /** Failures in a row that open it. */
  threshold?: number
  /** How long it stays open before one call is let through to probe. */
  openMs?: number
  /** Told of each change. */
  onChange(open: boolean): void
}

/** A contour that cannot be reached or does not answer; any answer, even a bad one, shows that it lives. */
const failures: ReadonlySet<unknown> = new Set<FailureReason>(['transport', 'timeout'])
/** Ends of our own making, which say nothing about the contour. */
const neutral: ReadonlySet<unknown> = new Set<FailureReason>(['aborted', 'closed'])

/**
 * Spares a contour that is down, and the users who would wait for it: after so many failures in a row its calls fail at once
 * (`breaker_open`), until a call that is let through as a probe gets an answer. A call counts when it ends, its one retry included;
 * who is let through is retried as ever.
 */
export function withBreaker(
  transport: Transport,
  { threshold = 5, openMs = 2000, onChange }: BreakerOptions,
): Transport {
  const breaker = circuitBreaker(
    handleWhen(error => failures.has(reasonOf(error))),
    { breaker: new ConsecutiveBreaker(threshold), halfOpenAfter: openMs },
  )
  breaker.onBreak(() => onChange(true))
  breaker.onReset(() => onChange(false))

  return {
    async send(operation, payload, call, limits) {
      // While a probe is under way the others do not wait for it.
      if (breaker.state === CircuitState.HalfOpen) throw failure(operation, 'breaker_open')
      try {
        const outcome = await breaker.execute(() =>
          transport.send(operation, payload, call, limits).then(answered, refusedOrThrown),
        )
        if ('error' in outcome) throw outcome.error
        return outcome.answer
      } catch (error) {
        throw error instanceof BrokenCircuitError ? failure(operation, 'breaker_open', { cause: error }) : error
      }
    },
    close: () => transport.close(),
  }
}

type Outcome = { answer: Answer } | { error: unknown }

const answered = (answer: Answer): Outcome => ({ answer })

/** An error that the contour itself gave is an answer to the breaker, and ends a row of failures. */
function refusedOrThrown(error: unknown): Outcome {
  const reason = reasonOf(error)
  if (reason === undefined || failures.has(reason) || neutral.has(reason)) throw error
  return { error }
}

const reasonOf = (error: unknown) => (error instanceof AppError ? error.details.reason : undefined)
