import { AppError, type ErrorCode, errorMessage } from '../errors.ts'
import { logger } from '../observability/logger.ts'
import type { Middleware } from './endpoint.ts'
import { type HttpResponse, responseHeaders } from './http-event.ts'

/** The innermost middleware: turns what the function threw into a response. */
export function errorResponse(): Middleware {
  return {
    onError: request => {
      request.response = errorToResponse(request.error, request.event.requestId, request.event.trace?.traceId)
    },
  }
}

/**
 * The only place that turns an error into a response. The client sees the message of errors below 500 only; otherwise it
 * gets a general one. An error that is not an AppError is a bug, and is logged in full.
 */
export function errorToResponse(thrown: unknown, requestId: string, traceId?: string): HttpResponse {
  const error = toAppError(thrown)
  // `overloaded` errors come by the thousand, and their access log line says enough.
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
