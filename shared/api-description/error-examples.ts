import { bodyTooLargeMessage } from '../endpoint/http-event.ts'
import { type ErrorCode, errorMessage } from '../errors.ts'

/** When each error code occurs, with an example message. */
export const errorExamples: Record<ErrorCode, { when: string; message: string }> = {
  invalid_json: { when: 'The body is missing, not valid JSON, or not UTF-8.', message: errorMessage.invalid_json },
  invalid_input: { when: 'A field is missing or not as described.', message: 'message: must not be empty' },
  user_exists: { when: 'The username is taken.', message: errorMessage.user_exists },
  invalid_credentials: {
    when: 'The username or the password is wrong; which one is not told.',
    message: errorMessage.invalid_credentials,
  },
  unauthorized: {
    when: 'The token is missing, expired or not one of ours. Log in again.',
    message: errorMessage.unauthorized,
  },
  not_found: { when: 'There is nothing at this path.', message: errorMessage.not_found },
  method_not_allowed: {
    when: 'The path exists, but not with this verb; `Allow` names the right ones.',
    message: 'Use POST',
  },
  request_in_progress: {
    when: 'The first request with this Idempotency-Key is still in progress. Try again in a moment.',
    message: errorMessage.request_in_progress,
  },
  payload_too_large: { when: 'The body has more than 64 KiB.', message: bodyTooLargeMessage },
  unsupported_media_type: {
    when: 'A body came without `Content-Type: application/json`.',
    message: errorMessage.unsupported_media_type,
  },
  idempotency_key_reused: {
    when: 'This Idempotency-Key came with another body before. Make a new key for a new request.',
    message: errorMessage.idempotency_key_reused,
  },
  too_many_requests: {
    when: 'Too many requests or failed logins; `Retry-After` says when to come back, in seconds.',
    message: errorMessage.too_many_requests,
  },
  backend_error: {
    when: "The company's backend or the operators' backend failed, did not answer in time, or answered in a form that does not fit. `Retry-After` is there when it says how long it wants to be left alone.",
    message: errorMessage.backend_error,
  },
  internal_error: {
    when: 'A fault of the service itself; the log has the request id.',
    message: errorMessage.internal_error,
  },
  overloaded: {
    when: 'More requests are in flight than the process can carry; `Retry-After` says when to come back, in seconds.',
    message: errorMessage.overloaded,
  },
}
