/**
 * The API's stable error codes with their HTTP status (admin guide, section 4). Clients rely on the code, not the message.
 */
export const errorStatus = {
  invalid_json: 400,
  invalid_input: 400,
  user_exists: 400,
  invalid_credentials: 401,
  unauthorized: 401,
  not_found: 404,
  method_not_allowed: 405,
  request_in_progress: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  backend_error: 500,
  internal_error: 500,
  overloaded: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** The default message of a code, used where nothing more specific can be said. openapi.json shows the same texts. */
export const errorMessage = {
  invalid_json: 'The body is not valid JSON',
  user_exists: 'The username is taken',
  invalid_credentials: 'The username or the password is wrong',
  unauthorized: 'A bearer token is required',
  not_found: 'There is nothing at this path',
  request_in_progress: 'The first request with this Idempotency-Key is still in progress',
  unsupported_media_type: 'The Content-Type must be application/json',
  idempotency_key_reused: 'This Idempotency-Key came with another body before',
  too_many_requests: 'Too many requests. Please try again later.',
  backend_error: 'The request could not be carried out. Please try again later.',
  internal_error: 'The request could not be carried out. Please try again later.',
  overloaded: 'The service is busy. Please try again in a moment.',
} as const satisfies Partial<Record<ErrorCode, string>>

export interface AppErrorOptions {
  /** The underlying error; logged, never sent. */
  cause?: unknown
  /** Response headers that belong to the error, such as `Retry-After` or `Allow`. */
  headers?: Record<string, string>
  /** Facts for the log (operation, ids, reason). Never a password, token or message text. */
  details?: Record<string, unknown>
}

/**
 * Every error that a client can see is an AppError, and only the endpoint turns it into a response. The client gets
 * `message` when `expose` is true (status below 500), and otherwise the code's `errorMessage`.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly status: number
  readonly expose: boolean
  readonly headers: Record<string, string>
  readonly details: Record<string, unknown>

  constructor(code: ErrorCode, message: string, { cause, headers = {}, details = {} }: AppErrorOptions = {}) {
    super(message, { cause })
    this.code = code
    this.status = errorStatus[code]
    this.expose = this.status < 500
    this.headers = headers
    this.details = details
  }
}

/** A limit of this process is reached; the client is to come back in a second. */
export const overloaded = (message: string): AppError =>
  new AppError('overloaded', message, { headers: { 'retry-after': '1' } })
