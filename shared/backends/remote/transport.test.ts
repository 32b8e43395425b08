import { afterEach, expect, test } from '@jest/globals'
import { startHttpPeer } from '../../testing/network/http-peer.ts'
import type { BackendCall } from '../backend.ts'
import { operations } from './operations.ts'
import { RemoteCustomer } from './remote-customer.ts'
import { createTransport, type Transport } from './transport.ts'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

test('there are 14 operations, each with a method and an endpoint of its own', () => {
  const rows = Object.values(operations)
  expect(rows).toHaveLength(14)
  expect(new Set(rows.map(({ method }) => method)).size).toBe(14)
  expect(new Set(rows.map(({ verb, path }) => `${verb} ${path}`)).size).toBe(14)
})

test('every call tells its caller how it ended', async () => {
  const statuses = [200, 404, 500]
  const peer = await startHttpPeer((_, response) => response.writeHead(statuses.shift() ?? 500).end('[]'))
  cleanups.push(peer.close)
  const records: BackendCall[] = []
  const contour = { kind: 'rest', endpoint: peer.url, timeoutMs: 5000, retryDelayMs: 1 } as const
  const transport: Transport = await createTransport(contour)
  cleanups.push(() => transport.close())
  const customer = new RemoteCustomer(transport)
  for (let i = 0; i < 3; i++)
    await customer.listBets(1n, 5, { requestId: 'req-1', onBackendCall: made => records.push(made) }).catch(() => {})
  expect(records).toEqual(
    ['ok', 'not_found', 'status'].map(outcome => ({
      operation: 'data.bet.get_by_user_id',
      outcome,
      ms: expect.any(Number),
    })),
  )
})
