import { createServer, type Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.ts'

/** Serves /metrics with the API. */
export function addMetricsRoute(server: FastifyInstance, metrics: Metrics): void {
  server.get('/metrics', async (_request, reply) => {
    const { headers, text } = await answer(metrics)
    return reply.headers(headers).send(text)
  })
}

/** Starts a separate server for /metrics only. */
export function startMetricsServer(metrics: Metrics, listen: { host: string; port: number }): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    const { headers, text } = await answer(metrics)
    response.writeHead(200, headers).end(text)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(listen, () => resolve(server))
  })
}

async function answer(metrics: Metrics) {
  const { contentType, text } = await metrics.render()
  return { headers: { 'content-type': contentType, 'cache-control': 'no-store' }, text }
}
