import type { FastifyReply, FastifyRequest } from 'fastify'
import { errorToResponse } from '../../shared/endpoint/error-response.ts'
import { AppError } from '../../shared/errors.ts'
import { logger } from '../../shared/logger.ts'
import { measure } from '../../shared/metrics.ts'
import { fill } from './http-to-event.ts'

/** Answers a request that reaches no function; it gets its line in the log and is counted like any other. */
export function refuse(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const response = errorToResponse(error, request.id)
  note({
    requestId: request.id,
    method: request.method === 'GET' || request.method === 'POST' ? request.method : 'other',
    route: request.routeOptions?.url ?? 'other',
    status: response.statusCode,
    ms: reply.elapsedTime,
    address: request.ip,
  })
  return reply.send(fill(reply, response))
}

interface Refusal {
  requestId: string
  method: string
  route: string
  status: number
  ms: number
  address: string
}

export function note({ requestId, method, route, status, ms, address }: Refusal): void {
  logger.info('request', {
    request_id: requestId,
    method,
    route,
    status,
    duration_ms: Math.round(ms * 100) / 100,
    address,
  })
  measure({ kind: 'request', route, method, status, ms })
}

/** Made once: capturing a stack takes time, and this error is for a process that has none. */
const overloaded = new AppError('overloaded', 'Too many requests in flight', { headers: { 'retry-after': '1' } })

/**
 * Answers 503 as cheaply as possible: no line in the log and no place among the latencies. A busy moment has thousands of
 * these, and Overload reports them.
 */
export const turnAway = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.send(fill(reply, errorToResponse(overloaded, request.id)))
