import type { ErrorCode } from '../errors.ts'

/** When a client meets each code, and what the message may say then. */
export const errorExamples: Record<ErrorCode, { when: string; message: string }> = {
  invalid_json: { when: 'The body is not valid JSON, or not UTF-8.', message: 'The body is not valid JSON' },
  invalid_input: { when: 'A field is missing or not as described.', message: 'message: must not be empty' },
  user_exists: { when: 'The username is taken.', message: 'The username is taken' },
  invalid_credentials: {
    when: 'The username or the password is wrong; which one is not told.',
    message: 'The username or the password is wrong',
  },
  unauthorized: {
    when: 'The token is missing, expired or not one of ours. Log in again.',
    message: 'Log in first: the Authorization header is missing',
  },
  not_found: { when: 'There is nothing at this path.', message: 'There is nothing at this path' },
  method_not_allowed: {
    when: 'The path exists, but not with this verb; `Allow` names the right ones.',
    message: 'Use POST',
  },
  request_in_progress: {
    when: 'The first request with this Idempotency-Key is still at work. Try again in a moment.',
    message: 'The first request with this Idempotency-Key is still at work',
  },
  payload_too_large: { when: 'The body has more than 64 KiB.', message: 'The body may have 65536 bytes' },
  unsupported_media_type: {
    when: 'A body came without `Content-Type: application/json`.',
    message: 'The Content-Type must be application/json',
  },
  idempotency_key_reused: {
    when: 'This Idempotency-Key came with another body before. Make a new key for a new request.',
    message: 'This Idempotency-Key came with another body before',
  },
  too_many_requests: {
    when: 'Too many attempts; `Retry-After` says when to come back, in seconds.',
    message: 'Too many attempts. Please try again later.',
  },
  backend_error: {
    when: "The company's backend or operator contour failed, did not answer in time, or answered in a form that does not fit.",
    message: 'The request could not be carried out. Please try again later.',
  },
  internal_error: {
    when: 'A fault of the service itself; the log has the request id.',
    message: 'The request could not be carried out. Please try again later.',
  },
  overloaded: {
    when: 'More requests are at work than the process can carry; `Retry-After` says when to come back, in seconds.',
    message: 'The service is busy. Please try again in a moment.',
  },
}
