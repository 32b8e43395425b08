import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { logger } from '../../../shared/observability/logger.ts'
import { onMeasurement } from '../../../shared/observability/measurements.ts'
import { functionAt, type RunningAdapter, startAdapter } from '../../../shared/testing/service/adapter.ts'
import { createMetrics } from '../monitoring/metrics.ts'

const answer = { statusCode: 200, headers: {}, body: '{}' }
const workMs = 1
const waits: (() => void)[] = []
const functions = [
  functionAt('/api/work', async () => {
    for (const end = performance.now() + workMs; performance.now() < end; );
    return answer
  }),
  functionAt('/api/wait', async () => {
    await new Promise<void>(resolve => waits.push(resolve))
    return answer
  }),
  functionAt('/health', async () => answer),
]
let adapter: RunningAdapter
const logged: unknown[] = []

beforeAll(async () => {
  adapter = await startAdapter(functions, { maxInFlight: 600, corsOrigins: ['https://site.example'] })
  Object.assign(logger, { console: { info: () => {}, warn: (line: string) => logged.push(JSON.parse(line)) } })
})
afterAll(() => adapter.server.close())

/** Keep-alive connections. Each round sends one request on each of them, all at once. */
async function open(count: number) {
  const sockets = Array.from({ length: count }, () => connect(adapter.port, '127.0.0.1'))
  await Promise.all(sockets.map(socket => once(socket, 'connect')))
  const ask = async (path: string, ...headers: string[]) =>
    Promise.all(
      sockets.map(async socket => {
        socket.write([`GET ${path} HTTP/1.1`, 'Host: x', ...headers, '', ''].join('\r\n'))
        const text = String((await once(socket, 'data'))[0])
        return { status: Number(text.slice(9, 12)), text }
      }),
    )
  const close = () => sockets.map(socket => socket.destroy())
  return { ask, close }
}

/** Counts from now on. @returns reads how many requests were rejected for this reason */
const shed = (reason: string) => {
  const metrics = createMetrics(adapter.inFlight)
  onMeasurement(metrics.listen)
  return async () =>
    Number(
      new RegExp(`shed_requests_total\\{reason="${reason}"\\} (\\d+)`).exec((await metrics.render()).text)?.[1] ?? 0,
    )
}

/** Fills all slots with requests and runs `act`; returns the answers that the requests finally get. */
async function whileFull(act: () => Promise<void>) {
  const groups = []
  for (let full = 50; full <= 600; full += 50) {
    const group = await open(50)
    groups.push({ group, answers: group.ask('/api/wait') })
    while (waits.length < full) await wait(1)
  }
  await act()
  for (const end of waits.splice(0)) end()
  const answers = await Promise.all(groups.map(({ answers }) => answers))
  for (const { group } of groups) group.close()
  return answers.flat()
}

test('requests that only wait are not rejected, however many, until MAX_IN_FLIGHT are at work', async () => {
  const rejected = shed('in_flight')
  const one = await open(1)
  const answers = await whileFull(async () => {
    expect((await one.ask('/api/work'))[0]?.status).toBe(503)
    expect(await rejected()).toBe(1)
  })
  expect(answers.length).toBe(600)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect((await one.ask('/api/work'))[0]?.status).toBe(200)
  one.close()
})

test('a rejected request gets the documented error with the headers of any answer, and the connection stays open', async () => {
  await whileFull(async () => {
    const { ask, close } = await open(1)
    for (const id of ['mine-1', 'mine-2']) {
      const text = (await ask('/api/work', `X-Request-Id: ${id}`, 'Origin: https://site.example'))[0]?.text ?? ''
      const [head = '', body = ''] = text.split('\r\n\r\n')
      expect(JSON.parse(body)).toEqual({ error: 'overloaded', message: expect.any(String), request_id: id })
      expect(head.toLowerCase().split('\r\n')).toEqual(
        expect.arrayContaining([
          'http/1.1 503 service unavailable',
          'content-type: application/json; charset=utf-8',
          'cache-control: no-store',
          'x-content-type-options: nosniff',
          'retry-after: 1',
          `x-request-id: ${id}`,
          'access-control-allow-origin: https://site.example',
          expect.stringMatching(/^access-control-expose-headers: .*retry-after/),
          'connection: keep-alive',
        ]),
      )
    }
    const stranger = (await ask('/api/work', 'Origin: https://other.example'))[0]?.text ?? ''
    expect(stranger).toMatch(/^vary: Origin\r$/m)
    expect(stranger).not.toMatch(/allow-origin/)
    expect(stranger).toMatch(/^x-request-id: [0-9a-f-]{36}\r$/m)
    close()
  })
})

test('no other spelling of a path evades the limit; probes and preflights are exempt', async () => {
  await whileFull(async () => {
    const { ask, close } = await open(1)
    for (const path of ['/api/work?a=b', '/api/%77ork', '/nothing']) expect((await ask(path))[0]?.status).toBe(503)
    for (const path of ['/health', '/health?verbose']) expect((await ask(path))[0]?.status).toBe(200)
    close()
    const headers = { origin: 'https://site.example', 'access-control-request-method': 'POST' }
    const preflight = await fetch(`http://127.0.0.1:${adapter.port}/api/work`, { method: 'OPTIONS', headers })
    expect(preflight.status).toBe(204)
  })
})

test('more work than the processor can do is rejected at once, counted, and logged once a second; /health answers', async () => {
  const rejected = shed('processor')
  const [many, one] = [await open(500), await open(1)]
  const begin = performance.now()
  const statuses: Record<number, number> = {}
  let text = ''
  for (let round = 0; round < 10; round++) {
    const health = one.ask('/health')
    for (const answer of await many.ask('/api/work')) {
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
      if (answer.status === 503) text = answer.text
    }
    expect((await health)[0]?.status).toBe(200)
  }
  expect(Object.keys(statuses)).toEqual(['200', '503'])
  expect(statuses[200]).toBeGreaterThanOrEqual(10)
  expect(statuses[503]).toBeGreaterThan(1_000)
  expect(text).toMatch(/^retry-after: 1\r$/m)
  expect(text).toMatch(/"error":"overloaded"/)
  expect(await rejected()).toBe(statuses[503])
  expect(logged.length).toBeLessThanOrEqual((performance.now() - begin) / 1000 + 2)
  expect((await one.ask('/api/work'))[0]?.status).toBe(200)
  for (const { close } of [many, one]) close()
})
