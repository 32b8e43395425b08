import { createServer, type RequestListener, type Server } from 'node:http'
import cors from '@fastify/cors'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { verbsOf } from '../../shared/endpoint/contract.ts'
import { bodyTooLargeMessage, type HttpResponse, maxBodyBytes } from '../../shared/endpoint/http-event.ts'
import { AppError, errorMessage } from '../../shared/errors.ts'
import { Overload } from './admission/overload.ts'
import { gate } from './gate.ts'
import { corsOptions } from './http/cors.ts'
import { fill, toEvent } from './http/http-to-event.ts'
import { refuseMalformed } from './http/malformed.ts'
import { refuse } from './http/refuse.ts'
import { idOf } from './http/request-id.ts'
import { turnAway } from './http/turn-away.ts'
import { Draining, drainAndClose } from './lifecycle/draining.ts'
import type { FunctionBundle } from './load-functions.ts'

export interface ServerOptions {
  functions: FunctionBundle[]
  /** Requests in flight at the same time; beyond it 503. /health and /ready are not counted. */
  maxInFlight: number
  /** The longest that one request may take; on Lambda the platform has a limit of its own. */
  requestBudgetMs: number
  /** Origins that browsers may call from; `*` is any. */
  corsOrigins: readonly string[]
  /** Proxies whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[]
}

export interface AdapterServer {
  server: FastifyInstance
  /** Resolves when no client needs the server any more; takes up to twice `maxMs`. */
  drain(maxMs: number): Promise<void>
  /** Requests in flight. */
  inFlight(): number
}

const http = {
  // Slow clients are cut off. Node looks for them only every 30 s unless told otherwise.
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
  // Two Authorization headers must not become one: joined as API Gateway joins them, the token check refuses them.
  joinDuplicateHeaders: true,
}

/** The local adapter: an HTTP server that runs the functions the way a gateway would. */
export function buildServer({
  functions,
  maxInFlight,
  requestBudgetMs,
  corsOrigins,
  trustedProxies,
}: ServerOptions): AdapterServer {
  const draining = new Draining()
  const overload = new Overload(maxInFlight)
  const guards = { draining, overload, turnAway: turnAway(corsOrigins) }
  const server = createFastify(listener => createServer(http, gate(listener, guards)), trustedProxies)
  if (corsOrigins.length > 0) server.register(cors, corsOptions(corsOrigins))
  server.server.on('connection', socket => draining.connectionBegins(socket))
  for (const { contract, handler } of functions) {
    const counted = contract.path.startsWith('/api/')
    const run = async (request: FastifyRequest, reply: FastifyReply) => {
      draining.requestBegins() // again: the work goes on when the client has gone away
      try {
        const answer = (await handler(toEvent(request, request.ip), withBudget(requestBudgetMs))) as HttpResponse
        return fill(reply, draining.begun && contract.path === '/ready' ? notReady(answer) : answer)
      } finally {
        draining.requestEnds()
      }
    }
    const runCounted = (request: FastifyRequest, reply: FastifyReply) => {
      if (!overload.full()) return overload.carry(() => run(request, reply))
      reply.hijack()
      return guards.turnAway(request.raw, reply.raw)
    }
    server.route({ method: verbsOf(contract), url: contract.path, handler: counted ? runCounted : run })
  }
  refuseOthers(server, functions)
  return {
    server,
    drain: maxMs => drainAndClose(server.server, draining, maxMs),
    inFlight: () => overload.inFlight,
  }
}

/** While it drains, the process wants no traffic, although all that it needs may answer. */
function notReady(answer: HttpResponse): HttpResponse {
  return { ...answer, statusCode: 503, body: JSON.stringify({ ...JSON.parse(answer.body), status: 'failed' }) }
}

/** What Lambda tells a function of the time that it has left. */
function withBudget(budgetMs: number) {
  const end = performance.now() + budgetMs
  return { getRemainingTimeInMillis: () => end - performance.now() }
}

/** Another verb on a known path is 405 with Allow (RFC 9110, 15.5.6); everything else is 404. */
function refuseOthers(server: FastifyInstance, functions: FunctionBundle[]): void {
  const methods = Map.groupBy(functions, ({ contract }) => contract.path)
  server.setNotFoundHandler((request, reply) => {
    const [path = ''] = (request.raw.url ?? '').split('?')
    const contracts = methods.get(path)?.map(({ contract }) => contract)
    if (!contracts) return refuse(request, reply, new AppError('not_found', errorMessage.not_found))
    const headers = { allow: contracts.flatMap(verbsOf).join(', ') }
    const message = `Use ${contracts.map(({ method }) => method).join(' or ')}`
    return refuse(request, reply, new AppError('method_not_allowed', message, { headers }))
  })
}

/** Fastify with what the functions do themselves switched off: parsing bodies, and its own form of errors. */
function createFastify(
  serverFactory: (listener: RequestListener) => Server,
  trustedProxies: readonly string[],
): FastifyInstance {
  const server = Fastify({
    serverFactory,
    bodyLimit: maxBodyBytes,
    clientErrorHandler: refuseMalformed,
    frameworkErrors: (error, request, reply) => void refuse(request, reply, fromFastify(error)),
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
  server.setErrorHandler((error, request, reply) => refuse(request, reply, fromFastify(error)))
  return server
}

/** What Fastify refuses before a function is reached. */
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
