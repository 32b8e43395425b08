import type { Operation, Payload } from '../../shared/backends/remote/operations.ts'
import type { Outcome } from './outcome.ts'

/** One request and its answer as sent over the wire, with secrets masked. */
export interface Exchange {
  sent: string
  came: string
  ms: number
  outcome: Outcome
}

/** Carries operations to the backend under test, and records each exchange. */
export interface Wire {
  readonly kind: 'rest' | 'rabbitmq'
  send(operation: Operation, payload: Payload): Promise<Exchange>
  /** Undefined where there is no right token. Absent where a transport has no tokens. */
  sendWithWrongToken?(operation: Operation, payload: Payload): Promise<Exchange> | undefined
  /** The methods of requests that have been answered more than once so far. Absent where a transport has one answer anyway. */
  answeredTwice?(): Promise<ReadonlySet<string>>
  close(): Promise<void>
}

const maxShownLength = 600

/** A text for the report, shortened if it is long, without passwords (JSON may be a string in JSON) and hashes. */
export const show = (text: string): string => {
  const masked = text
    .replace(/(\\*)"(password(?:_hash)?)\1"(\s*:\s*)\1"[^"]*"/g, '$1"$2$1"$3"***"')
    .replace(/\$(?:argon2|2[aby]\$)[\w$./+=,-]+/g, '***')
  return masked.length > maxShownLength ? `${masked.slice(0, maxShownLength)}… (${masked.length} characters)` : masked
}
