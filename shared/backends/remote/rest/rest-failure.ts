import { AppError } from '../../../errors.ts'
import type { FailureReason } from '../failure.ts'

/** Codes that say "this is no HTTP" or "this cannot be sent", beside the many of DNS, sockets and TLS. */
const malformed =
  /^HPE_|^Z_|^ERR_BUFFER|^ERR__?BROTLI|^ERR_ZSTD|^ERR_PADDING|^ERR_UNESCAPED|^ERR_INVALID|^ERR_BAD_OPTION/

/** Why a request failed, from the AxiosError of http-adapter.ts. */
export function reasonOf(error: unknown): FailureReason {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (code === 'ERR_CANCELED') return message === 'closed' ? 'closed' : 'aborted'
  if (/^timeout of/.test(String(message))) return 'timeout'
  if (/^maxContentLength/.test(String(message))) return 'too_large'
  return malformed.test(String(code)) ? 'malformed' : 'transport'
}

/** What took the connection does not speak HTTP. */
export const isNoHttp = (error: unknown): boolean => /^HPE_/.test(String((error as { code?: unknown }).code))

/** The error underneath. An AxiosError itself holds the request: the token in its headers and the password in its body. */
export function causeOf(error: unknown): Error {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return Object.assign(new Error(String(message)), { code })
}

export const isTransportFailure = (error: unknown): boolean =>
  error instanceof AppError && error.details.reason === 'transport'
