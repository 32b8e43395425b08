import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from '@jest/globals'
import { openLoad, type PhaseResult } from './open-loop.ts'

const server = createServer()
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('an open loop keeps its rate however long answers take, and a request belongs to the phase in which it was due', async () => {
  let asked = 0
  server.on('request', (_request, response) => {
    asked++
    response.statusCode = asked % 2 === 0 ? 200 : 503
    setTimeout(() => response.end('{}'), asked <= 100 ? 300 : 0)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const [slow, quick] = (await openLoad({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    path: '/',
    bodies: [{ token: 'x', body: '{}' }],
    connections: 20,
    phases: [
      { perSecond: 400, seconds: 0.25 },
      { perSecond: 400, seconds: 0.25 },
    ],
  })) as [PhaseResult, PhaseResult]
  const count = ({ answers }: PhaseResult) => Object.values(answers).reduce((sum, one) => sum + one, 0)
  expect([count(slow), count(quick)]).toEqual([100, 100])
  expect(slow.answers['200']).toBe(50)
  // 100 requests over 20 connections, 300 ms each: the last waits for a connection for over a second.
  expect(slow.sinceSent.p99Ms).toBeLessThan(slow.sinceDue.p99Ms - 500)
  // The server's fault, which shows in that the generator was not late.
  expect(slow.generator.lateMs.max).toBeLessThan(slow.sinceDue.p99Ms - 500)
  expect(slow.generator.loopUtilisation).toBeLessThan(1)
  expect(quick.sinceDue.p50Ms).toBeGreaterThan(quick.sinceSent.p50Ms)
  expect(quick.lastRefusalMs).toBeLessThanOrEqual(250)
}, 20_000)
