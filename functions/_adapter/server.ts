import { createServer } from 'node:http'
import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import { LoadShedder } from './admission/load-shedder.ts'
import { admitRequests } from './admit-requests.ts'
import { corsOptions } from './http/cors.ts'
import { createFastify } from './http/fastify.ts'
import { createRejections } from './http/rejections.ts'
import { Draining, drainAndClose } from './lifecycle/draining.ts'
import type { FunctionBundle } from './load-functions.ts'
import { addRoute, answerUnknownRoutes } from './routes.ts'

export interface ServerOptions {
  functions: FunctionBundle[]
  /** Requests in flight at the same time; beyond it 503. /health and /ready are not counted. */
  maxInFlight: number
  /** The longest that one request may take; on Lambda the platform has a limit of its own. */
  requestBudgetMs: number
  /** Origins that browsers may call from; `*` is any. */
  corsOrigins: readonly string[]
  /** Proxies whose X-Forwarded-For is trusted. */
  trustedProxies: readonly string[]
}

export interface AdapterServer {
  server: FastifyInstance
  /** Resolves when no client needs the server any more; takes up to 2¼ times `maxMs`. */
  drain(maxMs: number): Promise<void>
  /** Requests in flight. */
  inFlight(): number
}

const http = {
  // Slow clients are cut off. By default, Node looks for them only every 30 s.
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
  const shedder = new LoadShedder(maxInFlight)
  const guards = { draining, shedder, rejections: createRejections(corsOrigins, http.keepAliveTimeout) }
  const server = createFastify(listener => createServer(http, admitRequests(listener, guards)), trustedProxies)
  if (corsOrigins.length > 0) server.register(cors, corsOptions(corsOrigins))
  server.server.on('connection', socket => draining.connectionBegins(socket))
  for (const bundle of functions) addRoute(server, bundle, guards, requestBudgetMs)
  answerUnknownRoutes(server, functions)
  return {
    server,
    drain: maxMs => drainAndClose(server.server, draining, maxMs),
    inFlight: () => shedder.inFlight,
  }
}
