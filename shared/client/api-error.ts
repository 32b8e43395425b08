import type { ErrorCode } from './types.ts'

/** A call that failed. Rely on `code`; `message` is for a human. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ErrorCode
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  /** Names the request in the server's log; '' when there was no answer. */
  readonly requestId: string
  /** Seconds that the server asks to wait (`Retry-After`). */
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, message: string, status = 0, requestId = '', retryAfter?: number, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.status = status
    this.requestId = requestId
    this.retryAfter = retryAfter
  }
}

/** Reads an error response. One that is not ours, such as a proxy's page, has no code. */
export function readError(status: number, headers: Headers, text: string): ApiError {
  const { error, message, request_id } = parse(text)
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return new ApiError(
    error ?? (status === 503 ? 'overloaded' : 'internal_error'),
    message ?? `HTTP ${status}`,
    status,
    request_id ?? headers.get('x-request-id') ?? '',
    Number.isFinite(seconds) ? seconds : undefined,
  )
}

function parse(text: string): { error?: ErrorCode; message?: string; request_id?: string } {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
