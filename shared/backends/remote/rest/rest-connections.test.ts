import { describe, expect, test } from '@jest/globals'
import { KeepAlive } from '../../../keep-alive.ts'
import { failedFor } from '../../../testing/backend/backend-failure.ts'
import { call } from '../../../testing/backend/call.ts'
import { json, retryDelayMs, useRestBackend } from '../../../testing/backend/rest-backend.ts'
import { startHttpPeer } from '../../../testing/network/http-peer.ts'
import { RemoteCustomer } from '../remote-customer.ts'
import { RestTransport } from './rest-transport.ts'

const { backend, cleanups, clean } = useRestBackend()

describe('connections', () => {
  test('are kept, and none of them, no timer and no listener outlives close', async () => {
    const before = process.getActiveResourcesInfo().length
    const { peer, transport, customer } = await backend(json('[]'))
    const caller = new AbortController()
    for (let round = 0; round < 20; round++) await customer.listBets(1n, 5, { ...call, signal: caller.signal })
    expect(peer.connections()).toBe(1)
    const hanging = (await backend(() => {})).customer.listBets(1n, 5, call).catch(error => error)
    await clean()
    expect(await hanging).toEqual(failedFor('closed'))
    await expect(
      transport.send({ method: 'x', about: 'user', verb: 'GET', path: '/', notFound: 'none' }, {}, call),
    ).rejects.toEqual(failedFor('closed'))
    const resources = () => process.getActiveResourcesInfo().length
    for (let turn = 0; resources() > before && turn < 1000; turn++) await new Promise(resolve => setImmediate(resolve))
    expect(resources()).toBeLessThanOrEqual(before)
  })

  test('that idled while the process was frozen are not used again', async () => {
    const peer = await startHttpPeer((_, response) => response.end('[]'))
    cleanups.push(peer.close)
    let now = 0
    const connections = new KeepAlive(peer.url, () => now)
    const contour = { kind: 'rest', endpoint: peer.url, timeoutMs: 5000, retryDelayMs } as const
    const transport = new RestTransport(contour, connections)
    cleanups.push(() => transport.close())
    const customer = new RemoteCustomer(transport)
    await customer.listBets(1n, 5, call)
    now += 3000
    await customer.listBets(1n, 5, call)
    expect(peer.connections()).toBe(1)
    now += 600_000
    await customer.listBets(1n, 5, call)
    expect(peer.connections()).toBe(2)
  })
})
