import { AppError } from '../../errors.ts'

/** The backend has said no, or the request has never left us. */
const refusals: ReadonlySet<unknown> = new Set(['rejected', 'not_found', 'unroutable', 'blocked'])

/** Somebody between us and the backend speaks, who does not know what the backend has done. */
const statusesInBetween: ReadonlySet<unknown> = new Set([408, 502, 504])

/**
 * Whether a failed call is known to have failed: an error that the backend answered with (admin guide 5.2.3, 5.3.4). After a
 * timeout or a lost connection the backend may have carried the call out, or may yet do so.
 */
export function isDefiniteFailure(error: unknown): boolean {
  if (!(error instanceof AppError)) return false
  if (error.code === 'overloaded') return true
  const { reason, status } = error.details
  return refusals.has(reason) || (reason === 'status' && !statusesInBetween.has(status))
}
