import { AppError, type ErrorCode, errorMessage } from '../errors.ts'
import { logger } from '../logger.ts'
import type { Middleware } from './endpoint.ts'
import { type HttpResponse, responseHeaders } from './http-event.ts'

/** The innermost middleware: what the function threw becomes a response. */
export function errorResponse(): Middleware {
  return {
    onError: request => {
      request.response = errorToResponse(request.error, request.event.requestId, request.event.trace?.traceId)
    },
  }
}

/**
 * The only place that turns an error into a response. A message is shown below 500 only. What is not an AppError is a bug:
 * logged whole, shown as a general sentence.
 */
export function errorToResponse(thrown: unknown, requestId: string, traceId?: string): HttpResponse {
  const error = toAppError(thrown)
  // A busy moment has thousands of these: the access log's status says it all.
  if (!error.expose && error.code !== 'overloaded')
    logger.error(error.message, {
      request_id: requestId,
      ...(traceId && { trace_id: traceId }),
      code: error.code,
      ...error.details,
      error,
    })
  const message = error.expose ? error.message : generalMessage(error.code)
  return {
    statusCode: error.status,
    headers: { ...responseHeaders, 'x-request-id': requestId, ...error.headers },
    body: JSON.stringify({ error: error.code, message, request_id: requestId }),
  }
}

const generalMessage = (code: ErrorCode) => errorMessage[code as 'backend_error' | 'internal_error' | 'overloaded']

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new AppError('backend_error', 'the invocation ran out of time', { cause: error })
  }
  return new AppError('internal_error', 'unexpected error', { cause: error })
}
