import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedRequest {
  method: string
  /** Path and query as received. */
  url: string
  headers: IncomingMessage['headers']
  body: string
  /** performance.now() */
  at: number
}

/** An HTTP server that handles requests with the test's function, and records them. */
export async function startHttpPeer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const received: ReceivedRequest[] = []
  let connections = 0
  const server = createServer(async (request, response) => {
    const at = performance.now()
    const body = Buffer.concat(await request.toArray()).toString()
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body, at })
    answer(request, response)
  })
  server.on('connection', () => connections++)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    connections: () => connections,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
