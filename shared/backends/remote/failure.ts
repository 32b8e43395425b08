import { AppError } from '../../errors.ts'
import type { Operation } from './operations.ts'

/** Why a call of the backend failed; it is in `details.reason` of the error. */
export type FailureReason =
  /** No answer in time. */
  | 'timeout'
  /** No connection, or it broke: refused, reset, DNS, TLS, a lost broker. */
  | 'transport'
  /** An HTTP status that is no success. */
  | 'status'
  /** The RPC answer carries an error. */
  | 'rejected'
  /** "Not found" where the guide does not allow it. */
  | 'not_found'
  /** The answer is not JSON, or does not fit the operation. */
  | 'malformed'
  /** The answer is longer than 5 MiB. */
  | 'too_large'
  /** No queue is bound to the routing key, or there is no such exchange. */
  | 'unroutable'
  /** The broker takes no messages at present (memory or disk alarm). */
  | 'blocked'
  /** Not even tried: the calls before failed one after the other. */
  | 'breaker_open'
  /** Nobody waits for the answer any more. */
  | 'aborted'
  /** The transport has been closed. */
  | 'closed'

export interface FailureOptions {
  /** HTTP status, or `status`/`code` of an RPC answer. */
  status?: number | undefined
  /** Which part of the answer does not fit. */
  field?: string | undefined
  /** Something else than the backend answered, which may have seen nothing of the call. */
  foreign?: true | undefined
  /** Seconds that the backend asks to wait; the client is told, too. */
  retryAfter?: number | undefined
  cause?: unknown
}

/** The one error of a backend call. Its details are for the log: no payload, no answer, no secret. */
export function failure(operation: Operation, reason: FailureReason, { cause, ...facts }: FailureOptions = {}) {
  const details: Record<string, unknown> = { operation: operation.method, reason }
  for (const [key, value] of Object.entries(facts)) if (value !== undefined) details[key] = value
  return new AppError('backend_error', `${operation.method} failed: ${reason}${inShort(facts, cause)}`, {
    cause,
    details,
    ...(facts.retryAfter && { headers: { 'retry-after': String(facts.retryAfter) } }),
  })
}

/** What an administrator needs to see first, without opening the error: the status, the field, or what the network said. */
function inShort({ status, field }: FailureOptions, cause: unknown): string {
  const said = cause instanceof Error ? cause.message : undefined
  const facts = [status, field, said].filter(fact => fact !== undefined && fact !== '')
  return facts.length > 0 ? ` (${facts.join(': ')})` : ''
}

/** The status that a failed call came back with. */
export const statusOf = (error: unknown): unknown =>
  error instanceof AppError && error.code === 'backend_error' ? error.details.status : undefined

export const isForeign = (error: unknown): boolean => error instanceof AppError && error.details.foreign === true

/** Whether an answer came that says no. */
export const isRefusal = (error: unknown): boolean =>
  ['status', 'rejected', 'not_found'].includes(String(failureReasonOf(error)))

export const failureReasonOf = (error: unknown): unknown =>
  error instanceof AppError && error.code === 'backend_error' ? error.details.reason : undefined
