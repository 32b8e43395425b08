import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import type * as z from 'zod/mini'
import type { contract as chat } from '../../functions/chat/contract.ts'
import type { contract as escalate } from '../../functions/escalate/contract.ts'
import type { contract as health } from '../../functions/health/contract.ts'
import type { contract as login } from '../../functions/login/contract.ts'
import type { contract as ready } from '../../functions/ready/contract.ts'
import type { contract as register } from '../../functions/register/contract.ts'
import type { contract as returnToBot } from '../../functions/return-to-bot/contract.ts'
import type { contract as session } from '../../functions/session/contract.ts'
import type { Contract } from '../endpoint/contract.ts'
import type { ErrorCode as ServerCode } from '../errors.ts'
import { ApiError, type ErrorCode, SmartChat } from './client.ts'

type Answer<C> = C extends Contract<z.ZodMiniType, infer Response> ? z.output<Response> : never
type Asked<C> = C extends Contract<infer Body, z.ZodMiniType> ? z.input<Body> : never
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type Answered<Name extends keyof SmartChat> = SmartChat[Name] extends (...given: never[]) => Promise<infer A>
  ? A
  : never

/** Does not compile when the client and a contract disagree: checked by `npm run typecheck`. */
const agreed: {
  codes: Same<Exclude<ErrorCode, 'network_error'>, ServerCode>
  register: Same<Answered<'register'>, Answer<typeof register>>
  account: Same<Parameters<SmartChat['register']>[0], Asked<typeof register>>
  login: Same<Answered<'login'>, Answer<typeof login>>
  credentials: Same<Parameters<SmartChat['login']>[0], Asked<typeof login>>
  chat: Same<Answered<'chat'>, Answer<typeof chat>>
  message: Same<{ message: Parameters<SmartChat['chat']>[0] }, Asked<typeof chat>>
  escalate: Same<Answered<'escalate'>, Answer<typeof escalate>>
  returnToBot: Same<Answered<'returnToBot'>, Answer<typeof returnToBot>>
  session: Same<Answered<'session'>, Answer<typeof session>>
  health: Same<Answered<'health'>, Answer<typeof health>>
  ready: Same<Answered<'ready'>, Answer<typeof ready>>
} = {
  codes: true,
  register: true,
  account: true,
  login: true,
  credentials: true,
  chat: true,
  message: true,
  escalate: true,
  returnToBot: true,
  session: true,
  health: true,
  ready: true,
}
void agreed

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const waited: number[] = []
const client = (baseUrl: string, options = {}) => {
  waited.length = 0
  return new SmartChat({ baseUrl, sleep: async ms => void waited.push(ms), ...options })
}

const json = { 'content-type': 'application/json' }
const bodyOf = async (request: IncomingMessage) => Buffer.concat(await request.toArray()).toString()

test('it has at most 5 KiB', async () => {
  const entry = fileURLToPath(new URL('client.ts', import.meta.url))
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, minify: true, format: 'esm', write: false })
  expect(outputFiles[0]?.contents.length).toBeLessThanOrEqual(5 * 1024)
})

test('after a login every call carries the token, its own idempotency key, and a request id if given', async () => {
  const seen: Record<string, unknown>[] = []
  const url = await serve(async (request, response) => {
    seen.push({ ...request.headers, url: request.url, body: await bodyOf(request) })
    response.writeHead(200, json).end(request.url === '/api/login' ? '{"token":"t0"}' : '{"reply":"да","mode":"bot"}')
  })
  const api = client(url)
  await api.login({ username: 'maria', password: 'secret' })
  expect(await api.chat('баланс', { requestId: 'mine' })).toEqual({ reply: 'да', mode: 'bot' })
  await api.chat('ещё', { idempotencyKey: 'key-1' })
  const [login, first, second] = seen
  expect(login?.authorization).toBeUndefined()
  expect(first).toMatchObject({
    authorization: 'Bearer t0',
    'content-type': 'application/json',
    'x-request-id': 'mine',
    body: '{"message":"баланс"}',
  })
  expect(first?.['idempotency-key']).toMatch(/^[a-z0-9-]{16,}$/)
  expect(second?.['idempotency-key']).toBe('key-1')
})

test('an error has its code, status, request id and pause', async () => {
  const url = await serve((_request, response) =>
    response
      .writeHead(429, { ...json, 'retry-after': '7' })
      .end('{"error":"too_many_requests","message":"Slowly","request_id":"r1"}'),
  )
  const error = await client(url)
    .login({ username: 'a', password: 'b' })
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({
    code: 'too_many_requests',
    status: 429,
    requestId: 'r1',
    retryAfter: 7,
    message: 'Slowly',
  })
  expect(waited).toEqual([])
})

test("a proxy's page is an error too, even with status 200", async () => {
  const pages = [502, 503, 200]
  const url = await serve((_request, response) => response.writeHead(pages.shift() ?? 200).end('<html>'))
  const api = client(url, { retries: 0 })
  await expect(api.health()).rejects.toMatchObject({ code: 'internal_error', status: 502, message: 'HTTP 502' })
  await expect(api.health()).rejects.toMatchObject({ code: 'overloaded', status: 503 })
  await expect(api.health()).rejects.toMatchObject({ code: 'network_error' })
})

test('a busy server and a broken connection are retried with the same key', async () => {
  const keys: unknown[] = []
  const url = await serve((request, response) => {
    keys.push(request.headers['idempotency-key'])
    if (keys.length === 1) response.writeHead(503, { 'retry-after': '3' }).end()
    else if (keys.length === 2) request.socket.destroy()
    else response.writeHead(200, json).end('{"reply":"да","mode":"bot"}')
  })
  expect(await client(url).chat('баланс')).toEqual({ reply: 'да', mode: 'bot' })
  expect(new Set(keys).size).toBe(1)
  expect(keys).toHaveLength(3)
  expect(waited).toEqual([3000, 1000])
})

test('it gives up after its retries', async () => {
  const url = await serve((request, _response) => request.socket.destroy())
  await expect(client(url).chat('баланс')).rejects.toMatchObject({ code: 'network_error', status: 0, requestId: '' })
  expect(waited).toEqual([500, 1000])
})

test('a call that has been aborted is not tried again', async () => {
  const stop = new AbortController()
  let requests = 0
  const url = await serve(() => {
    requests++
    stop.abort()
  })
  await expect(client(url).chat('баланс', { signal: stop.signal })).rejects.toMatchObject({ code: 'network_error' })
  expect({ requests, waited }).toEqual({ requests: 1, waited: [] })
})

test('"not ready" is an answer, not an error', async () => {
  const body = '{"status":"failed","checks":{"store":"ok","backend":"failed","operator":"ok"}}'
  const url = await serve((_request, response) => response.writeHead(503, json).end(body))
  expect(await client(url).ready()).toEqual(JSON.parse(body))
})

test('an int64 keeps its digits, and a text that looks like one is unchanged', async () => {
  const trap = JSON.stringify('"operator_id":5')
  const url = await serve((_request, response) =>
    response
      .writeHead(200, json)
      .end(`{"mode":"operator","last_operator_text":${trap},"operator_id":9223372036854775807}`),
  )
  const session = await client(url).session()
  expect(session).toEqual({
    mode: 'operator',
    last_operator_text: '"operator_id":5',
    operator_id: 9223372036854775807n,
  })
})

test('sessions are yielded on change, polls slow down on failures, and an expired token ends them', async () => {
  const waiting = '{"mode":"waiting_operator","queue_position":1}'
  const answers = [
    [200, waiting],
    [200, waiting],
    [500, '{}'],
    [500, '{}'],
    [200, '{"mode":"bot"}'],
    [401, '{"error":"unauthorized"}'],
  ]
  const url = await serve((_request, response) => {
    const [status, body] = answers.shift() as [number, string]
    response.writeHead(status, json).end(body)
  })
  const seen: string[] = []
  const watch = async () => {
    for await (const { mode } of client(url).sessions({ intervalMs: 100 })) seen.push(mode)
  }
  await expect(watch()).rejects.toMatchObject({ code: 'unauthorized' })
  expect(seen).toEqual(['waiting_operator', 'bot'])
  expect(waited).toEqual([100, 100, 200, 400, 100])
})

test('aborting ends the watch at once', async () => {
  const url = await serve((_request, response) => response.writeHead(200, json).end('{"mode":"bot"}'))
  const stop = new AbortController()
  const seen: string[] = []
  for await (const { mode } of new SmartChat({ baseUrl: url }).sessions({
    intervalMs: 3_600_000,
    signal: stop.signal,
  })) {
    seen.push(mode)
    stop.abort()
  }
  expect(seen).toEqual(['bot'])
})
