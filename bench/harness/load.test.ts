import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { load } from './load.ts'

let server: Server
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

/** Answers every request with the status, and counts them by path. */
async function serve(status: number): Promise<{ url: string; seen: Map<string, number> }> {
  const seen = new Map<string, number>()
  server = createServer((request, response) => {
    seen.set(request.url ?? '', (seen.get(request.url ?? '') ?? 0) + 1)
    const body = Buffer.from('ответ')
    request.resume().on('end', () => response.writeHead(status, { 'content-length': body.length }).end(body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

test('the load generator sends every call, and measures every answer that it reports', async () => {
  const { url, seen } = await serve(200)
  const calls = ['/a', '/b'].map(path => ({ method: 'POST' as const, path, body: '{"message":"баланс"}' }))
  const result = await load({ url, calls, connections: 4, seconds: 0.5, warmUpSeconds: 0.1 })
  expect([...seen.values()].reduce((sum, one) => sum + one, 0)).toBe(result.requests)
  expect([...seen.keys()].toSorted()).toEqual(['/a', '/b'])
  expect(result.requestsPerSecond * 0.5).toBeLessThanOrEqual(result.requests)
  expect(result.p99Ms).toBeGreaterThanOrEqual(result.p50Ms)
}, 20_000)

test('an answer with another status ends the measurement', async () => {
  const { url } = await serve(503)
  const calls = [{ method: 'GET' as const, path: '/' }]
  await expect(load({ url, calls, connections: 2, seconds: 0.2, warmUpSeconds: 0 })).rejects.toThrow(/failed/)
}, 20_000)
