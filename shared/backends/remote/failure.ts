import { AppError } from '../../errors.ts'
import type { Operation } from './operations.ts'

/** Why a backend call failed; stored in `details.reason` of the error. */
export type FailureReason =
  /** No response within the timeout. */
  | 'timeout'
  /** The connection could not be made or was lost: refused, reset, DNS, TLS, broker unreachable. */
  | 'transport'
  /** An HTTP status outside 200–299, other than 404. */
  | 'status'
  /** The RPC reply contains an error. */
  | 'rejected'
  /** "Not found" from an operation for which the guide does not provide it. */
  | 'not_found'
  /** The response is not valid JSON, or does not match the operation's schema. */
  | 'malformed'
  /** The response is larger than 5 MiB. */
  | 'too_large'
  /** No queue is bound to the routing key, or the exchange does not exist. */
  | 'unroutable'
  /** The broker is not accepting messages (memory or disk alarm). */
  | 'blocked'
  /** Not attempted: the circuit breaker is open after consecutive failures. */
  | 'breaker_open'
  /** The caller cancelled the call. */
  | 'aborted'
  /** The transport has been closed. */
  | 'closed'

export interface FailureOptions {
  /** HTTP status, or `status`/`code` of an RPC reply. */
  status?: number | undefined
  /** The part of the response that does not match. */
  field?: string | undefined
  /** The response does not even say that the backend received the call: a web page, no HTTP, an unreadable RPC reply. */
  inconclusive?: true | undefined
  /** The backend's error text, masked by `fitForLog`. */
  backendSays?: string | undefined
  /** Seconds that the backend asks to wait (Retry-After); passed on to the client. */
  retryAfter?: number | undefined
  cause?: unknown
}

/** The error of a failed backend call. Its details are logged, so they hold no payload and no secret. */
export function failure(operation: Operation, reason: FailureReason, { cause, ...facts }: FailureOptions = {}) {
  const details: Record<string, unknown> = { operation: operation.method, reason }
  for (const [key, value] of Object.entries(facts)) if (value !== undefined && value !== '') details[key] = value
  return new AppError('backend_error', `${operation.method} failed: ${reason}${inShort(facts, cause)}`, {
    cause,
    details,
    ...(facts.retryAfter && { headers: { 'retry-after': String(facts.retryAfter) } }),
  })
}

/** What an administrator needs to see in the message itself: the status, the field, and what the backend or the network says. */
function inShort({ status, field, backendSays }: FailureOptions, cause: unknown): string {
  const said = cause instanceof Error ? cause.message : undefined
  const facts = [status, field, backendSays, said].filter(fact => fact !== undefined && fact !== '')
  return facts.length > 0 ? ` (${facts.join(': ')})` : ''
}

const detailsOf = (error: unknown): AppError['details'] =>
  error instanceof AppError && error.code === 'backend_error' ? error.details : {}

/** Undefined when the error is not that of a backend call. */
export const failureReasonOf = (error: unknown) => detailsOf(error).reason as FailureReason | undefined

/** The status in the response to a failed call. */
export const statusOf = (error: unknown) => detailsOf(error).status as number | undefined

export const isInconclusive = (error: unknown): boolean => detailsOf(error).inconclusive === true

const refusals: readonly (FailureReason | undefined)[] = ['status', 'rejected', 'not_found']

/** Whether the backend responded and refused. */
export const isRefusal = (error: unknown): boolean => refusals.includes(failureReasonOf(error))
