import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createClient } from '@libsql/client/sqlite3'
import { type ReferenceBackend, startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { startHttpPeer } from '../../../shared/testing/network/http-peer.ts'
import { Api } from '../../../shared/testing/service/api.ts'
import { type Service, startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
let count = 0
let backend: ReferenceBackend
let env: Record<string, string>
let service: Service

beforeEach(async () => {
  backend = await startReferenceBackend({ rest: { port: 0 } })
  env = {
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: backend.url,
    AUTH_REST_TIMEOUT_SECONDS: '5',
    AUTH_REST_RETRY_DELAY_SECONDS: '0.05',
    DATABASE_PATH: `${folder.path}/${++count}.db`,
    JWT_SECRET: 'a secret of at least 32 bytes, for tests',
  }
  service = await startService(env)
})
afterEach(async () => {
  await service.stop('SIGKILL')
  await backend.close()
})
afterAll(() => folder.remove())

const key = (name: string) => ({ 'idempotency-key': name })
const account = { username: 'ivan', password: 'correct horse' }

describe('a resent request', () => {
  test('gets the first answer again: register, success and refusal', async () => {
    const api = new Api(service.url)
    const first = await api.post('/api/register', account, key('one'))
    expect(first).toMatchObject({ status: 200, body: { message: 'user registered' } })
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    const again = await api.post('/api/register', account, key('one'))
    expect(again).toMatchObject({ status: 200, body: { message: 'user registered' } })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    const taken = await api.post('/api/register', account, key('two'))
    expect(taken).toMatchObject({ status: 400, body: { error: 'user_exists' } })
    const takenAgain = await api.post('/api/register', account, key('two'))
    expect(takenAgain).toMatchObject({ status: 400, body: taken.body })
    expect(takenAgain.headers.get('idempotency-replayed')).toBe('true')
    expect(backend.company.model.users.size).toBe(1)
  })

  test('with another body, or with an invalid key, is refused', async () => {
    const api = new Api(service.url)
    await api.post('/api/register', account, key('one'))
    const other = await api.post('/api/register', { ...account, password: 'another password' }, key('one'))
    expect(other).toMatchObject({ status: 422, body: { error: 'idempotency_key_reused' } })
    for (const bad of ['', 'a b', 'x'.repeat(256), '"open']) {
      expect(await api.post('/api/register', account, key(bad))).toMatchObject({ status: 400 })
    }
    const quoted = await api.post('/api/register', account, key('"one"'))
    expect(quoted.headers.get('idempotency-replayed')).toBe('true')
  })

  test('that was invalid is not stored, and may be corrected under the same key', async () => {
    const api = new Api(service.url)
    const short = await api.post('/api/register', { ...account, password: 'short' }, key('one'))
    expect(short).toMatchObject({ status: 400, body: { error: 'invalid_input' } })
    const database = createClient({ url: `file:${env.DATABASE_PATH}`, timeout: 5000 })
    expect((await database.execute('SELECT * FROM idempotency')).rows).toEqual([])
    database.close()
    expect((await api.post('/api/register', account, key('one'))).status).toBe(200)
  })

  test('counts a miss once, and escalates once', async () => {
    const api = await new Api(service.url).enter('ivan')
    for (let i = 0; i < 5; i++) {
      expect(await api.post('/api/chat', { message: 'фыв апро' }, key('miss'))).toMatchObject({ body: { mode: 'bot' } })
    }
    expect(await api.chat('фыв апро')).toMatchObject({ mode: 'bot' })
    const escalate = () => api.post('/api/escalate', { message: 'помогите' }, key('escalate'))
    const all = await Promise.all(Array.from({ length: 10 }, escalate))
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 409]))
    const [busy] = all.filter(({ status }) => status === 409)
    expect(busy?.body.error).toBe('request_in_progress')
    expect(busy?.headers.get('retry-after')).toBe('1')
    expect(await escalate()).toMatchObject({ status: 200, body: { status: 'waiting_operator' } })
    const [session] = [...backend.company.desk.sessions.values()]
    expect(session?.messages).toEqual([{ from: 'user', text: 'помогите' }])
  })

  test("with another user's key is a different request", async () => {
    const ivan = await new Api(service.url).enter('ivan')
    const olga = await new Api(service.url).enter('olga')
    await ivan.post('/api/chat', { message: 'привет' }, key('same'))
    const hers = await olga.post('/api/chat', { message: 'спасибо' }, key('same'))
    expect(hers.status).toBe(200)
    expect(hers.headers.get('idempotency-replayed')).toBeNull()
  })

  test('runs again after a failure of the backend', async () => {
    const api = await new Api(service.url).enter('ivan')
    const port = Number(new URL(backend.url).port)
    await backend.close()
    expect(await api.post('/api/chat', { message: 'позови оператора' }, key('k'))).toMatchObject({ status: 500 })
    backend = await startReferenceBackend({ rest: { port } })
    expect(await api.post('/api/chat', { message: 'позови оператора' }, key('k'))).toMatchObject({
      status: 200,
      body: { mode: 'waiting_operator' },
    })
  })
})

test('a registration whose process was killed after the backend created the user succeeds when resent', async () => {
  await service.stop()
  const network = await startHttpPeer(async ({ method, url, headers }, response) => {
    const body = network.received.at(-1)?.body
    const sent = { method: method ?? '', headers: { 'content-type': String(headers['content-type']) } }
    const answer = await fetch(backend.url + url, method === 'GET' ? sent : { ...sent, body: body ?? '' })
    if (method === 'GET') response.writeHead(answer.status).end(await answer.text())
  })
  service = await startService({ ...env, AUTH_REST_ENDPOINT: network.url })
  const lost = new Api(service.url).post('/api/register', account, key('one')).catch(() => undefined)
  while (!backend.company.model.users.has('ivan')) await wait(5)
  await service.stop('SIGKILL')
  expect(await lost).toBeUndefined()
  await network.close()

  service = await startService(env)
  const api = new Api(service.url)
  expect(await api.post('/api/register', account, key('one'))).toMatchObject({ status: 409 })
  await forgetLease(env.DATABASE_PATH as string)
  expect(await api.post('/api/register', account, key('other'))).toMatchObject({ body: { error: 'user_exists' } })
  expect(await api.post('/api/register', account, key('one'))).toMatchObject({ status: 200 })
  await api.login('ivan')
}, 30_000)

/** Makes the lease expire. */
async function forgetLease(path: string): Promise<void> {
  const database = createClient({ url: `file:${path}`, timeout: 5000 })
  await database.execute('UPDATE idempotency SET lease_expires_at = 0')
  database.close()
}
