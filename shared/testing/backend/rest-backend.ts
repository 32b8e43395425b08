import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeAll } from '@jest/globals'
import Big from 'big.js'
import { RemoteCustomer } from '../../backends/remote/remote-customer.ts'
import { RemoteDesk } from '../../backends/remote/remote-desk.ts'
import { RestTransport } from '../../backends/remote/rest/rest-transport.ts'
import { logger } from '../../observability/logger.ts'
import { startHttpPeer } from '../network/http-peer.ts'

export const retryDelayMs = 60

/** For a test file: both ports over REST to a server with scripted answers. Everything is closed after each test. */
export function useRestBackend() {
  const cleanups: (() => Promise<unknown>)[] = []
  const clean = async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  }
  beforeAll(() => logger.setLogLevel('SILENT'))
  afterEach(clean)

  async function backend(
    answer: (response: ServerResponse, url: string, request: IncomingMessage) => void,
    settings: object = {},
  ) {
    const peer = await startHttpPeer((request, response) => answer(response, request.url ?? '', request))
    cleanups.push(peer.close)
    return { peer, ...portsTo(peer.url, settings) }
  }

  function portsTo(endpoint: string, settings: object = {}) {
    const transport = new RestTransport({ kind: 'rest', endpoint, timeoutMs: 5000, retryDelayMs, ...settings })
    cleanups.push(() => transport.close())
    return { transport, customer: new RemoteCustomer(transport), desk: new RemoteDesk(transport) }
  }
  return { backend, portsTo, cleanups, clean }
}

/** Answers over REST as an RPC reply of `replyBeside` does. */
export function answerBeside(response: ServerResponse, reply: { data: unknown } | { not_found: true }): void {
  if ('data' in reply) response.end(JSON.stringify(reply.data))
  else response.writeHead(404).end()
}

export const json = (text: string) => (response: ServerResponse) =>
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(text)
export const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end('{}')
export const isLookUp = (url: string) => url.startsWith('/users/by-username/')

export const someBet = {
  id: 1n,
  userId: 100n,
  amount: new Big(10),
  eventType: 'football',
  eventName: 'A — B',
  status: 'pending' as const,
  winAmount: new Big(0),
  createdAt: '2026-02-23T12:34:56Z',
}
export const someWithdrawal = {
  id: 1n,
  userId: 100n,
  amount: new Big(10),
  method: 'card' as const,
  status: 'pending' as const,
  createdAt: '2026-02-23T12:34:56Z',
}
export const someBalance = {
  id: 1n,
  userId: 100n,
  amount: new Big(1),
  frozen: new Big(0),
  updatedAt: '2026-02-23T12:34:56Z',
}
export const someUser = { username: 'anna', email: '', password: 'secret-password' }
