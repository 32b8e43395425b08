import { createServer, type Server } from 'node:http'
import type { Metrics } from './metrics.ts'

/** Starts a separate server for /metrics only. */
export function serveMetrics(metrics: Metrics, listen: { host: string; port: number }): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    const { contentType, text } = await metrics.render()
    response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(listen, () => resolve(server))
  })
}
