import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from '@jest/globals'
import { startHttpPeer } from '../../../shared/testing/network/http-peer.ts'
import { Api } from '../../../shared/testing/service/api.ts'
import { startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'
import { createMetrics } from './metrics.ts'

const folder = tempFolder()
afterAll(() => folder.remove())

/** The value of one series, such as `name{label="value"}`. */
const read = (text: string, series: string) => {
  const line = text.split('\n').find(line => line.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length + 1))
}

test('counts requests, replies, misses and escalations, on a separate port', async () => {
  const service = await startService({ DATABASE_PATH: `${folder.path}/a.db`, METRICS_HOST: '127.0.0.1:0' })
  const api = await new Api(service.url).enter('ivan')
  await api.chat('привет')
  for (let i = 0; i < 3; i++) await api.chat('фыв апро')
  await api.get('/nothing')
  await api.get('/api/chat')
  await api.post('/api/chat', { message: '' })
  const start = service.logs.find(({ message }) => message === 'smart-chat is listening')
  expect(start?.metrics).not.toContain(service.url)
  const response = await fetch(String(start?.metrics))
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const text = await response.text()
  const requests = (route: string, status: number, method = 'POST') =>
    read(text, `smart_chat_requests_total{route="${route}",method="${method}",status="${status}"}`)
  expect(requests('/api/chat', 200)).toBe(4)
  expect(requests('/api/chat', 400)).toBe(1)
  expect(requests('/api/register', 200)).toBe(1)
  expect(requests('other', 404, 'GET')).toBe(1)
  expect(requests('other', 405, 'GET')).toBe(1)
  expect(read(text, 'smart_chat_request_duration_seconds_count{route="/api/chat"}')).toBe(5)
  expect(read(text, 'smart_chat_replies_total{mode="bot"}')).toBe(3)
  expect(read(text, 'smart_chat_replies_total{mode="waiting_operator"}')).toBe(1)
  expect(read(text, 'smart_chat_misses_total')).toBe(3)
  expect(read(text, 'smart_chat_escalations_total')).toBe(1)
  expect(read(text, 'smart_chat_requests_in_flight')).toBe(0)
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
  expect((await fetch(`${service.url}/metrics`)).status).toBe(404)
  expect(await service.stop()).toBe(0)
})

test('counts backend calls, continues a trace, and adds it to every log line of the request', async () => {
  const peer = await startHttpPeer((request, response) => {
    response.writeHead(request.url?.startsWith('/balances') ? 500 : 404).end()
  })
  const service = await startService({
    DATABASE_PATH: `${folder.path}/b.db`,
    JWT_SECRET: 'a secret of at least 32 bytes, for tests',
    OPERATOR_BACKEND: 'rest',
    OPERATOR_REST_ENDPOINT: peer.url,
  })
  const api = await new Api(service.url).enter('ivan')
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const traceparent = `00-${traceId}-00f067aa0ba902b7-01`
  await api.post('/api/chat', { message: 'привет' }, { traceparent, 'x-request-id': 'r-1' })
  await api.post('/api/chat', { message: 'привет' }, { traceparent: 'not-a-trace' })
  const [continued, without] = peer.received
  expect(continued?.headers.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`))
  expect(continued?.headers.traceparent).not.toBe(traceparent)
  expect(without?.headers.traceparent).toBeUndefined()
  await api.post('/api/chat', { message: 'позови оператора' }, { traceparent, 'x-request-id': 'r-2' })
  const about = (id: string) => service.logs.filter(line => line.request_id === id)
  while (!about('r-2').some(({ level }) => level === 'INFO')) await wait(5) // the log arrives through a pipe
  for (const id of ['r-1', 'r-2']) expect(new Set(about(id).map(line => line.trace_id))).toEqual(new Set([traceId]))
  expect(
    about('r-2')
      .map(({ level }) => level)
      .sort(),
  ).toEqual(['ERROR', 'INFO'])
  const text = await (await fetch(`${service.url}/metrics`)).text()
  const calls = (operation: string, outcome: string) =>
    read(text, `smart_chat_backend_calls_total{operation="${operation}",outcome="${outcome}"}`)
  expect(calls('operator.session.get', 'not_found')).toBe(4) // one of them after the refusal
  expect(calls('operator.session.request', 'not_found')).toBe(1)
  await service.stop()
  await peer.close()
})

test('a request that reaches no function is logged too', async () => {
  const service = await startService({ DATABASE_PATH: `${folder.path}/c.db` })
  await new Api(service.url).get('/nothing', { 'x-request-id': 'lost-1' })
  const requests = () => service.logs.filter(({ message }) => message === 'request')
  while (requests().length === 0) await wait(5)
  expect(requests()).toEqual([
    expect.objectContaining({
      method: 'GET',
      route: 'other',
      status: 404,
      address: '127.0.0.1',
      request_id: 'lost-1',
    }),
  ])
  await service.stop()
})

test('every measurement is in the next scrape, however many there were since the last, and counts once', async () => {
  const metrics = createMetrics(() => 0)
  let sent = 0
  for (const more of [1, 99, 0, 250, 7]) {
    for (let i = 0; i < more; i++) metrics.listen({ kind: 'miss' })
    sent += more
    expect(read((await metrics.render()).text, 'smart_chat_misses_total')).toBe(sent)
  }
})
