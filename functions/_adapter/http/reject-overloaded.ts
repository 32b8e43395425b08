import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { errorToResponse } from '../../../shared/endpoint/error-response.ts'
import { AppError } from '../../../shared/errors.ts'
import { corsHeaders } from './cors.ts'
import { idOf } from './request-id.ts'

const overloaded = new AppError('overloaded', 'too many requests in flight', { headers: { 'retry-after': '1' } })

/**
 * Answers 503 as cheaply as possible: without Fastify, with a response that is ready except for the request id, and without a
 * log line or a latency measurement. There may be thousands of these at a time; LoadShedder reports them.
 */
export function rejectOverloaded(corsOrigins: readonly string[]): RequestListener {
  const anyId = randomUUID()
  const { statusCode, headers, body } = errorToResponse(overloaded, anyId)
  const { 'x-request-id': _, ...always } = headers
  const fixed = Object.entries(always).flat()
  const [before = '', after = ''] = body.split(anyId)
  return (request, response) => {
    const id = idOf(request)
    const text = `${before}${id}${after}`
    const own = ['x-request-id', id, 'content-length', String(text.length)]
    response.writeHead(statusCode, [...fixed, ...own, ...corsHeaders(corsOrigins, request.headers.origin)])
    response.end(text)
  }
}
