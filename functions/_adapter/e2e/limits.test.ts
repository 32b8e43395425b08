import { connect } from 'node:net'
import { afterAll, describe, expect, test } from '@jest/globals'
import { startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { startTcpProxy } from '../../../shared/testing/network/tcp-proxy.ts'
import { Api } from '../../../shared/testing/service/api.ts'
import { startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
let count = 0
const store = () => ({ DATABASE_PATH: `${folder.path}/${++count}.db` })
afterAll(() => folder.remove())

describe('rate limits', () => {
  test('a user above the limit gets 429 with the state of the limit; other users are not affected', async () => {
    const service = await startService({ ...store(), CHAT_RATE_LIMIT_PER_MINUTE: '5' })
    const [ivan, olga] = [await new Api(service.url).enter('ivan'), await new Api(service.url).enter('olga')]
    const answers = []
    for (let i = 0; i < 7; i++) answers.push(await ivan.post('/api/chat', { message: 'привет' }))
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"chat";q=5;w=60')
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"chat";r=4;t=\d+$/)
    const refused = answers[6]
    expect(refused).toMatchObject({ status: 429, body: { error: 'too_many_requests' } })
    expect(refused?.headers.get('ratelimit')).toMatch(/^"chat";r=0;t=\d+$/)
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await olga.post('/api/chat', { message: 'привет' })).status).toBe(200)
    expect((await ivan.get('/api/session')).status).toBe(200)
    expect(await service.stop()).toBe(0)
  })

  test('registrations and logins are limited by address, if configured', async () => {
    const service = await startService({ ...store(), AUTH_RATE_LIMIT_PER_MINUTE: '3', TRUSTED_PROXIES: '127.0.0.1' })
    const api = new Api(service.url)
    const from = (address: string, username: string) =>
      api.post('/api/register', { username, password: 'correct horse' }, { 'x-forwarded-for': address })
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push((await from('192.0.2.7', `user${i}`)).status)
    expect(statuses.slice(0, 3)).toEqual([200, 200, 200])
    expect(statuses[4]).toBe(429)
    expect((await from('192.0.2.8', 'someone')).status).toBe(200)
    const login = { username: 'user0', password: 'correct horse' }
    expect((await api.post('/api/login', login, { 'x-forwarded-for': '192.0.2.7' })).status).toBe(429)
    await service.stop()
  })

  test('0 means no limit and no headers', async () => {
    const service = await startService({ ...store(), CHAT_RATE_LIMIT_PER_MINUTE: '0' })
    const api = await new Api(service.url).enter('ivan')
    const answers = await Promise.all(Array.from({ length: 150 }, () => api.post('/api/chat', { message: 'привет' })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(answers[0]?.headers.get('ratelimit')).toBeNull()
    await service.stop()
  })
})

describe('overload', () => {
  test('requests beyond MAX_IN_FLIGHT get 503 at once, while /health and /ready answer, until the work is done', async () => {
    const backend = await startReferenceBackend({ rest: { port: 0 } })
    const network = await startTcpProxy(Number(new URL(backend.url).port))
    const service = await startService({
      ...store(),
      AUTH_BACKEND: 'rest',
      AUTH_REST_ENDPOINT: `http://127.0.0.1:${network.port}`,
      AUTH_REST_RETRY_DELAY_SECONDS: '0.01',
      JWT_SECRET: 'a secret of at least 32 bytes, for tests',
      MAX_IN_FLIGHT: '4',
    })
    const api = await new Api(service.url).enter('ivan')
    network.set({ latencyMs: 300 })
    const accepted = Array.from({ length: 4 }, () => api.post('/api/chat', { message: 'привет' }))
    let refused = await api.post('/api/chat', { message: 'привет' })
    while (refused.status !== 503) refused = await api.post('/api/chat', { message: 'привет' })
    expect(refused.body.error).toBe('overloaded')
    expect(refused.headers.get('retry-after')).toBe('1')
    const probes = await Promise.all([api.get('/health'), api.get('/ready')])
    expect(probes.map(({ status }) => status)).toEqual([200, 200])
    for (const answer of await Promise.all(accepted)) expect([200, 503]).toContain(answer.status)
    network.set()
    expect((await api.post('/api/chat', { message: 'привет' })).status).toBe(200)
    expect(service.logs.filter(({ level }) => level === 'ERROR')).toEqual([])
    await service.stop()
    await network.close()
    await backend.close()
  })

  test('slow clients do not count as in flight', async () => {
    const service = await startService({ ...store(), MAX_IN_FLIGHT: '2' })
    const api = await new Api(service.url).enter('ivan')
    const { port } = new URL(service.url)
    const slow = Array.from({ length: 50 }, () => connect(Number(port), '127.0.0.1'))
    const head = 'POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{'
    await Promise.all(slow.map(socket => new Promise(done => socket.on('error', done).write(head, done))))
    expect((await api.post('/api/chat', { message: 'привет' })).status).toBe(200)
    for (const socket of slow) socket.destroy()
    await service.stop()
  })
})
