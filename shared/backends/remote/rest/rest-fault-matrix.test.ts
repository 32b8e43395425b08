import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, jest, test } from '@jest/globals'
import { logger } from '../../../observability/logger.ts'
import { dataOf, everyOperation, replyBeside, tryAll } from '../../../testing/backend/every-operation.ts'
import { operationOf } from '../../../testing/backend/operation-of-request.ts'
import { answerBeside, useRestBackend } from '../../../testing/backend/rest-backend.ts'
import { absent, failed, good, nothing, refused, unfit, type Verdict } from '../../../testing/backend/verdicts.ts'

/** Every operation, with every kind of HTTP response: what becomes of it, how often it is sent, and whether the next call works. */

type Respond = (response: ServerResponse, data: string, request: string) => void
interface Case {
  /** How often each request is sent: twice after a connection failure. */
  sent?: 1 | 2
  timeoutMs?: number
}

const send =
  (status: number, body: string | Buffer = '', headers: Record<string, string> = {}): Respond =>
  response =>
    void response.writeHead(status, headers).end(body)
const page = '<!DOCTYPE html><title>502 Bad Gateway</title>'
/** What is data to a look-up, and any body to a change. */
const body =
  (change: (data: string) => string | Buffer): Respond =>
  (response, data) =>
    void response.end(change(data))
const read = (outcome: string): Verdict => ({ ...failed(outcome), user: 'none', change: 'none', message: 'looked up' })

const responses: Record<string, readonly [Verdict, Respond, Case?]> = {
  '200': [good, body(data => data)],
  '201 with a charset': [
    good,
    (response, data) => response.writeHead(201, { 'Content-Type': 'text/json; charset=UTF-8' }).end(data),
  ],
  'in chunks, with a trailer': [
    good,
    (response, data) => {
      response.writeHead(200, { Trailer: 'X-Sum' })
      response.write(data.slice(0, 1))
      response.write(data.slice(1))
      response.addTrailers({ 'X-Sum': '1' })
      response.end()
    },
  ],
  'closed after every answer': [good, (response, data) => response.writeHead(200, { Connection: 'close' }).end(data)],
  'compressed unasked': [
    good,
    (response, data) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(data)),
  ],
  'after early hints': [
    good,
    (response, data) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' })
      response.end(data)
    },
  ],
  'a byte order mark': [good, body(data => `\ufeff${data}`)],

  '200 without a body': [nothing, send(200)],
  '204': [nothing, send(204)],
  null: [nothing, send(200, 'null')],
  '{}': [nothing, send(200, '{}')],

  '404': [absent, send(404, '{"error":"no such thing"}')],
  '404 with a page': [absent, send(404, page)],

  ...Object.fromEntries(
    [301, 302, 307, 308, 304, 401, 403, 429, 500, 502, 503, 504, 599].map(status => [
      `${status}`,
      [refused(`status ${status}`), send(status, page, { Location: 'http://127.0.0.1:1/' })] as const,
    ]),
  ),
  '400': [refused('status 400', 'invalid_input'), send(400, '{"error":"bad"}')],
  '409': [refused('status 409', 'user_exists'), send(409)],
  '422': [refused('status 422', 'invalid_input'), send(422, 'not JSON')],
  '500 that quotes all': [
    refused('status 500'),
    (response, _, request) => response.writeHead(500).end(JSON.stringify({ error: request })),
  ],

  'a web page': [failed('malformed 200'), send(200, page)],
  'another content coding than it says': [failed('malformed'), send(200, '{}', { 'Content-Encoding': 'gzip' })],
  '6 MiB': [failed('too_large'), send(200, ' '.repeat(6 << 20))],
  'not JSON': [read('malformed 200'), send(200, 'OK')],
  'not UTF-8': [read('malformed 200'), send(200, Buffer.from('"caf\xe9"', 'latin1'))],
  'cut off': [read('malformed 200'), send(200, '{"id":1')],
  'a number': [unfit, send(200, '42')],
  'a text': [unfit, send(200, '"ok"')],
  'the data in an envelope': [{ ...unfit, request: 'ok' }, body(data => `{"data":${data || null}}`)],

  'a reset': [failed('transport'), response => void response.socket?.resetAndDestroy(), { sent: 2 }],
  'a body that ends too soon': [
    failed('transport'),
    response => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{')
      setImmediate(() => response.destroy())
    },
    { sent: 2 },
  ],
  'no answer': [failed('timeout'), () => {}, { timeoutMs: 2000 }],
  'headers only': [failed('timeout'), response => response.writeHead(200).flushHeaders(), { timeoutMs: 2000 }],
}

/** An update that does not say what the balance was is not repeated. */
const isRepeatable = (method: string) => method !== 'data.balance.update'

const { backend, cleanups } = useRestBackend()

test.each(Object.entries(responses))('%s', async (_, [verdict, respond, { sent = 1, timeoutMs = 20_000 } = {}]) => {
  const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
  cleanups.push(async () => warn.mockRestore())
  let spoilt = true
  const asked: string[] = []
  const { peer, ...ports } = await backend(
    (response, _url, request) => {
      const method = operationOf(request)
      const beside = replyBeside(method, request.headers['x-request-id'])
      if (beside) return answerBeside(response, beside)
      const data = dataOf(method)
      const text = data === undefined ? '' : JSON.stringify(data)
      if (!spoilt) return response.end(text)
      asked.push(method)
      respond(response, text, peer.received.find(({ headers }) => headers['x-request-id'] === method)?.body ?? '')
    },
    { timeoutMs, retryDelayMs: 1 },
  )

  const tried = await tryAll(ports)
  expect(tried.map(({ method, outcome }) => [method, outcome])).toEqual(
    tried.map(({ method, kind }) => [method, verdict[kind]]),
  )
  const times = (method: string) => (isRepeatable(method) ? sent : 1)
  expect(asked.sort()).toEqual(everyOperation.flatMap(({ method }) => Array<string>(times(method)).fill(method)).sort())

  const failures = tried.filter(({ error }) => error?.code === 'backend_error')
  const logged = JSON.stringify([failures.map(({ error }) => [error?.message, error?.details]), warn.mock.calls])
  expect(logged).not.toMatch(/anna|secret|4321|bitte|Gateway/)

  spoilt = false
  const after = await tryAll(ports)
  expect(after.map(({ outcome }) => outcome)).toEqual(after.map(({ kind }) => good[kind]))
})
