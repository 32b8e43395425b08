import type { FastifyReply, FastifyRequest } from 'fastify'
import { logRequest } from '../../shared/endpoint/access-log.ts'
import { errorToResponse } from '../../shared/endpoint/error-response.ts'
import { AppError } from '../../shared/errors.ts'
import { fill } from './http-to-event.ts'

/** Answers a request that reaches no function; it gets its line in the log and is counted like any other. */
export function refuse(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const response = errorToResponse(error, request.id)
  logRequest({
    requestId: request.id,
    method: request.method === 'GET' || request.method === 'POST' ? request.method : 'other',
    route: request.routeOptions?.url ?? 'other',
    status: response.statusCode,
    ms: reply.elapsedTime,
    address: request.ip,
  })
  return reply.send(fill(reply, response))
}

/** Made once: capturing a stack takes time, and this error is for a process that has none. */
const overloaded = new AppError('overloaded', 'Too many requests in flight', { headers: { 'retry-after': '1' } })

/**
 * Answers 503 as cheaply as possible: no line in the log and no place among the latencies. A busy moment has thousands of
 * these, and Overload reports them.
 */
export const turnAway = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.send(fill(reply, errorToResponse(overloaded, request.id)))
