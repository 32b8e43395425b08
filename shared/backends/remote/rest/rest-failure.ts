import type { FailureReason } from '../failure.ts'

/** Error codes of an invalid HTTP response or request; all other codes come from DNS, sockets or TLS. */
const malformed =
  /^HPE_|^Z_|^ERR_BUFFER|^ERR__?BROTLI|^ERR_ZSTD|^ERR_PADDING|^ERR_UNESCAPED|^ERR_INVALID|^ERR_BAD_OPTION/

/** The failure reason for an AxiosError of http-adapter.ts. */
export function reasonOf(error: unknown): FailureReason {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (code === 'ERR_CANCELED') return message === 'closed' ? 'closed' : 'aborted'
  if (/^timeout of/.test(String(message))) return 'timeout'
  if (/^maxContentLength/.test(String(message))) return 'too_large'
  return malformed.test(String(code)) ? 'malformed' : 'transport'
}

/** A copy of the error without the request: an AxiosError holds the token in its headers and the password in its body. */
export function causeOf(error: unknown): Error {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return Object.assign(new Error(String(message)), { code })
}
