import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { bodyTooLargeMessage, type HttpResponse, maxBodyBytes } from '../../shared/endpoint/http-event.ts'
import { AppError, errorMessage } from '../../shared/errors.ts'
import { Draining, drainAndClose } from './draining.ts'
import { fill, toEvent } from './http-to-event.ts'
import type { FunctionBundle } from './load-functions.ts'
import { refuseMalformed } from './malformed.ts'
import { Overload } from './overload.ts'
import { refuse, turnAway } from './refuse.ts'

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
  /** Resolves when no client needs the server any more; takes up to twice `longestMs`. */
  drain(longestMs: number): Promise<void>
  /** Requests in flight. */
  inFlight(): number
}

/** Slow clients are cut off. Node looks for them only every 30 s unless told otherwise. */
const timeouts = { headers: 10_000, request: 20_000, keepAlive: 65_000, look: 1_000 }

/** The local adapter: an HTTP server that runs the functions the way a gateway would. */
export function buildServer({
  functions,
  maxInFlight,
  requestBudgetMs,
  corsOrigins,
  trustedProxies,
}: ServerOptions): AdapterServer {
  const server = Fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.keepAlive,
    // Two Authorization headers must not become one: joined as API Gateway joins them, the token check refuses them.
    http: { joinDuplicateHeaders: true, headersTimeout: timeouts.headers, connectionsCheckingInterval: timeouts.look },
    clientErrorHandler: refuseMalformed,
    frameworkErrors: (error, request, reply) => void refuse(request, reply, fromFastify(error)),
    genReqId: () => randomUUID(),
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
  if (corsOrigins.length > 0) {
    server.register(cors, {
      origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
      methods: ['GET', 'POST'],
      strictPreflight: false, // else OPTIONS without a preflight's headers gets 400 in plain text
      allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'traceparent', 'x-request-id'],
      exposedHeaders: ['idempotency-replayed', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'],
      maxAge: 600,
    })
  }

  const draining = new Draining()
  server.server.on('connection', socket => draining.connectionBegins(socket))
  server.addHook('onRequest', (_request, reply, next) => {
    draining.requestBegins()
    // Fastify's own onResponse is not called when the client goes away before its body has arrived.
    reply.raw.once('close', () => draining.requestEnds())
    if (draining.begun) reply.header('connection', 'close')
    next()
  })

  const overload = new Overload(maxInFlight)
  for (const { contract, handler } of functions) {
    const counted = contract.path.startsWith('/api/')
    const run = async (request: FastifyRequest, reply: FastifyReply) => {
      draining.requestBegins() // again: the work goes on when the client has gone away
      try {
        const answer = await handler(toEvent(request, request.ip), withBudget(requestBudgetMs))
        return fill(reply, answer as HttpResponse)
      } finally {
        draining.requestEnds()
      }
    }
    const runCounted = (request: FastifyRequest, reply: FastifyReply) =>
      overload.full() ? turnAway(request, reply) : overload.carry(() => run(request, reply))
    const admit = (request: FastifyRequest, reply: FastifyReply, next: () => void) =>
      overload.enter(next, () => turnAway(request, reply))
    server.route({
      method: contract.method,
      url: contract.path,
      ...(counted && { onRequest: admit }),
      handler: counted ? runCounted : run,
    })
  }
  refuseOthers(server, functions)
  return {
    server,
    drain: longestMs => drainAndClose(server.server, draining, longestMs),
    inFlight: () => overload.inFlight,
  }
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
    const allowed = methods.get(path)?.map(({ contract }) => contract.method)
    if (!allowed) return refuse(request, reply, new AppError('not_found', errorMessage.not_found))
    const headers = { allow: allowed.join(', ') }
    return refuse(request, reply, new AppError('method_not_allowed', `Use ${allowed.join(' or ')}`, { headers }))
  })
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
  return new AppError('internal_error', 'Unexpected error', { cause: error })
}
