import type { FastifyReply, FastifyRequest } from 'fastify'
import { logRequest } from '../../../shared/endpoint/access-log.ts'
import { errorToResponse } from '../../../shared/endpoint/error-response.ts'
import type { AppError } from '../../../shared/errors.ts'
import { applyHead } from './http-to-event.ts'

/** Answers a request that reaches no function, with an access log line and metrics like any other. */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const response = errorToResponse(error, request.id)
  logRequest({
    requestId: request.id,
    method: request.method === 'GET' || request.method === 'POST' ? request.method : 'other',
    route: request.routeOptions?.url ?? 'other',
    status: response.statusCode,
    ms: reply.elapsedTime,
    address: request.ip,
  })
  return reply.send(applyHead(reply, response))
}
