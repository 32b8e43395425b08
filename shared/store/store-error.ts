import { AppError } from '../errors.ts'

/**
 * Creates an AppError `internal_error` that says which store failed and why. Neither it nor its cause holds stored values.
 */
export function storeError(cause: unknown, name: string): AppError {
  const { message, code } = deepest(cause as DriverError)
  const reason = cannotOpen.test(message) ? 'it cannot be opened: is it a directory, or not writable?' : message || code
  return new AppError('internal_error', `the database ${name} cannot be used: ${reason}`, {
    cause,
    details: { store: name, code },
  })
}

/** An error of the driver, of `fetch` or of the file system. */
interface DriverError {
  message: string
  code?: string
  cause?: DriverError
}

/** The native driver's message for SQLITE_CANTOPEN (code 14). */
const cannotOpen = /^ConnectionFailed\(.*: 14"\)$/s

/** The innermost cause, because messages such as `fetch failed` say nothing. */
const deepest = (error: DriverError): DriverError => (error.cause === undefined ? error : deepest(error.cause))
