import { AppError } from '../../errors.ts'

/** The backend has refused, or the request was never sent. */
const refusals: ReadonlySet<unknown> = new Set(['status', 'rejected', 'not_found', 'unroutable', 'blocked'])

/** Statuses of proxies and of workers that waited in vain: they do not know whether the request was carried out. */
const unclearStatuses: ReadonlySet<unknown> = new Set([408, 502, 504])

/**
 * Whether a failed call certainly had no effect, because the backend answered with an error (admin guide 5.2.3, 5.3.4).
 * After a timeout or a lost connection, the backend may have carried it out, or may still do so.
 */
export function isDefiniteFailure(error: unknown): boolean {
  if (!(error instanceof AppError)) return false
  if (error.code === 'overloaded') return true
  const { reason, status } = error.details
  return refusals.has(reason) && !unclearStatuses.has(status)
}

/**
 * Whether a definite failure is a judgement of the request (4xx), which another try would only repeat. Anything else, a 500, an
 * error without a code or a broker without a queue, may pass.
 */
export function isFinal(error: unknown): boolean {
  const status = error instanceof AppError ? Number(error.details.status) : Number.NaN
  return status >= 400 && status < 500 && status !== 429
}
