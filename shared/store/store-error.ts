import { AppError } from '../errors.ts'

/** An AppError `internal_error` that says which store failed and why. Neither it nor its cause holds a stored value. */
export function storeError(cause: unknown, name: string): AppError {
  const { message, code } = deepest(cause as DriverError)
  const reason = unopened.test(message)
    ? 'it cannot be opened: is it a directory, or not to be written?'
    : message || code
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

/** How the native driver words SQLITE_CANTOPEN, which is 14. */
const unopened = /^ConnectionFailed\(.*: 14"\)$/s

/** `fetch failed` says nothing; what lies underneath does. */
const deepest = (error: DriverError): DriverError => (error.cause === undefined ? error : deepest(error.cause))
