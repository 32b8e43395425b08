import type { RequestListener, Server } from 'node:http'
import Fastify, { type FastifyInstance } from 'fastify'
import { bodyTooLargeMessage, maxBodyBytes } from '../../../shared/endpoint/http-event.ts'
import { AppError, errorMessage } from '../../../shared/errors.ts'
import { rejectMalformed } from './reject-malformed.ts'
import { idOf } from './request-id.ts'
import { sendError } from './send-error.ts'

/** A Fastify server that leaves to the functions what they do themselves: parsing bodies, turning errors into responses. */
export function createFastify(
  serverFactory: (listener: RequestListener) => Server,
  trustedProxies: readonly string[],
): FastifyInstance {
  const server = Fastify({
    serverFactory,
    bodyLimit: maxBodyBytes,
    clientErrorHandler: rejectMalformed,
    frameworkErrors: (error, request, reply) => void sendError(request, reply, fromFastify(error)),
    genReqId: idOf,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
  })
  server.removeAllContentTypeParsers()
  // Any content type: the functions check it. JSON by name, because Fastify remembers only parsers that have one.
  server.addContentTypeParser(['application/json', '*'], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  server.setErrorHandler((error, request, reply) => sendError(request, reply, fromFastify(error)))
  return server
}

/** The error of a request that Fastify rejects before it reaches a function. */
function fromFastify(error: unknown): AppError {
  const { code, statusCode = 500 } = error as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new AppError('payload_too_large', bodyTooLargeMessage, {
      headers: { connection: 'close' },
    })
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new AppError('unsupported_media_type', errorMessage.unsupported_media_type)
  }
  if (statusCode < 500) return new AppError('invalid_input', 'The request is malformed', { cause: error })
  return new AppError('internal_error', 'unexpected error', { cause: error })
}
