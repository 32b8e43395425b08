import { afterEach, expect, test } from '@jest/globals'
import { startHttpPeer } from '../../testing/network/http-peer.ts'
import type { Call } from '../backend.ts'
import { RemoteCustomer } from './remote-customer.ts'
import { RestTransport } from './rest/rest-transport.ts'

const call: Call = { requestId: 'req-1' }
const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A backend that creates a balance when the test lets it, and responds with the status given. */
async function backend(status: number) {
  let release: () => void = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  const peer = await startHttpPeer(async (_request, response) => {
    await released
    const { user_id } = JSON.parse(peer.received.at(-1)?.body ?? '{}')
    response.writeHead(status).end(JSON.stringify({ id: 1, user_id, amount: 0, frozen: 0 }))
  })
  const transport = new RestTransport({ kind: 'rest', endpoint: peer.url, timeoutMs: 5000, retryDelayMs: 1 })
  cleanups.push(peer.close, () => transport.close())
  return { peer, release, customer: new RemoteCustomer(transport) }
}

test('a balance that is asked for three times at once is created once, though the first who asked has gone', async () => {
  const { peer, release, customer } = await backend(201)
  const gone = new AbortController()
  const creations = [{ ...call, signal: gone.signal }, call, call].map(call => customer.createBalance(100n, call))
  gone.abort()
  release()
  for (const balance of await Promise.all(creations)) expect(balance).toMatchObject({ userId: 100n })
  expect(peer.received).toHaveLength(1)
  await customer.createBalance(100n, call)
  expect(peer.received).toHaveLength(2)
})

test('a creation that failed fails for all who wait for it, and is tried anew by the next', async () => {
  const { peer, release, customer } = await backend(500)
  const creations = [call, call].map(call => customer.createBalance(100n, call))
  release()
  for (const { status } of await Promise.allSettled(creations)) expect(status).toBe('rejected')
  await expect(customer.createBalance(100n, call)).rejects.toMatchObject({ code: 'backend_error' })
  expect(peer.received).toHaveLength(2)
})
