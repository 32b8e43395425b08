import { Agent, request } from 'node:https'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { type Nginx, startNginx } from '../../shared/testing/programs/nginx.ts'
import { checkDocumented } from '../../shared/testing/service/documented-answers.ts'
import { type Service, startService } from '../../shared/testing/service/service.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'

jest.setTimeout(60_000)

/** Another one than nginx's own. */
const clientAddress = '127.0.0.7'
const folder = tempFolder()
const env = {
  DATABASE_PATH: `${folder.path}/chat.db`,
  TRUSTED_PROXIES: '127.0.0.1',
  CHAT_RATE_LIMIT_PER_MINUTE: '0',
  SHUTDOWN_GRACE_SECONDS: '9',
}
let services: Service[]
let nginx: Nginx
let agent: Agent

beforeAll(async () => {
  services = await Promise.all([startService(env), startService(env)])
  const [one, two] = services.map(({ url }) => new URL(url).host) as [string, string]
  nginx = await startNginx(new URL('nginx.conf', import.meta.url), {
    'smart-chat-1:8080': one,
    'smart-chat-2:8080': two,
    // The tests' clients share one address; the limits themselves are tried at the end.
    'zone=dialogue:10m rate=50r/s': 'zone=dialogue:10m rate=9000r/s',
  })
  agent = new Agent({ ca: nginx.certificate, keepAlive: true, maxSockets: 32, localAddress: clientAddress })
}, 120_000)
afterAll(async () => {
  agent?.destroy()
  await nginx?.stop()
  await Promise.all(services?.map(service => service.stop()) ?? [])
  folder.remove()
})

interface Answer {
  status: number
  headers: Record<string, string | undefined>
  body: Record<string, unknown>
}

/** A request over TLS to chat.example, with the certificate checked. */
function send(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> {
  const text = body === undefined ? '' : JSON.stringify(body)
  const headers = { host: 'chat.example', ...(text && { 'content-type': 'application/json' }), ...more }
  const options = { host: '127.0.0.1', port: nginx.httpsPort, servername: 'chat.example', agent, method, path, headers }
  return new Promise((resolve, reject) => {
    const sent = request(options, async response => {
      try {
        const read = Buffer.concat(await response.toArray()).toString()
        const status = response.statusCode as number
        const answer = { status, headers: response.headers as Answer['headers'], body: JSON.parse(read) }
        checkDocumented(method, path, status, answer.body)
        resolve(answer)
      } catch (error) {
        reject(error)
      }
    })
    sent.on('error', reject)
    sent.end(text)
  })
}

const player = { username: 'nginx', password: 'correct horse' }
let authorization: string
const chat = (message: string) => send('POST', '/api/chat', { message }, { authorization })
const lines = () => services.flatMap(({ logs }) => logs.filter(({ message }) => message === 'request'))

test('a player talks to two replicas over TLS', async () => {
  expect((await send('POST', '/api/register', player)).status).toBe(200)
  authorization = `Bearer ${(await send('POST', '/api/login', player)).body.token}`
  const answers = await Promise.all(Array.from({ length: 40 }, () => chat('привет')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(answers[0]?.headers['strict-transport-security']).toBe('max-age=31536000')
  for (const { logs } of services) expect(logs.some(({ route }) => route === '/api/chat')).toBe(true)
})

test('the client cannot claim another address, and its request id is in both logs and the answer', async () => {
  const forged = { 'x-forwarded-for': '203.0.113.9', 'x-request-id': 'from-the-client' }
  const { headers } = await send('GET', '/health', undefined, forged)
  expect(headers['x-request-id']).toBe('from-the-client')
  const line = () => lines().findLast(({ request_id }) => request_id === 'from-the-client')
  while (!line()) await new Promise(resolve => setTimeout(resolve, 5))
  expect(line()).toMatchObject({ address: clientAddress })
  expect(nginx.accessLog()).toContain('"request_id":"from-the-client"')
  const { headers: other } = await send('GET', '/health', undefined, { 'x-request-id': 'not sane' })
  expect(other['x-request-id']).toMatch(/^[0-9a-f]{32}$/)
})

test('plain HTTP is sent to HTTPS; readiness and metrics are not for the public', async () => {
  const response = await fetch(`http://127.0.0.1:${nginx.httpPort}/health`, {
    headers: { host: 'chat.example' },
    redirect: 'manual',
  })
  expect(response.status).toBe(308)
  for (const path of ['/ready', '/metrics']) expect((await sendBare(path)).error).toBe('not_found')
})

/** A path whose answer here is not the service's. */
const sendBare = (path: string) =>
  new Promise<Record<string, unknown>>((resolve, reject) => {
    const options = { host: '127.0.0.1', port: nginx.httpsPort, servername: 'chat.example', agent, path }
    request({ ...options, headers: { host: 'chat.example' } }, async response =>
      resolve(JSON.parse(Buffer.concat(await response.toArray()).toString())),
    )
      .on('error', reject)
      .end()
  })

test('a body that is too large is refused in the documented form', async () => {
  const answer = await send('POST', '/api/chat', { message: 'a'.repeat(70_000) }, { authorization })
  expect(answer).toMatchObject({ status: 413, body: { error: 'payload_too_large' } })
  expect(answer.body.request_id).toBe(answer.headers['x-request-id'])
})

test('one replica is stopped under load by SIGTERM: no request fails', async () => {
  let [asked, afterStop] = [0, 0]
  const statuses = new Set<number>()
  let stopped = false
  const client = async () => {
    while (afterStop < 100) {
      statuses.add((await chat('привет')).status)
      asked++
      if (stopped) afterStop++
    }
  }
  const clients = Array.from({ length: 16 }, client)
  while (asked < 100) await new Promise(resolve => setTimeout(resolve, 1))
  expect(await services[0]?.stop('SIGTERM')).toBe(0)
  stopped = true
  await Promise.all(clients)
  expect([...statuses]).toEqual([200])
  services[0] = await startService({ ...env, HOST: new URL(services[0]?.url as string).host })
})

test('one replica is killed under load: only its requests in flight fail', async () => {
  const failedSince: number[] = []
  let [asked, killedAt, afterKill] = [0, Number.POSITIVE_INFINITY, 0]
  const client = async () => {
    while (afterKill < 400) {
      const sentAt = performance.now()
      const status = await chat('привет').then(
        answer => answer.status,
        () => 0,
      )
      asked++
      if (sentAt > killedAt) afterKill++
      if (status !== 200) failedSince.push(sentAt)
    }
  }
  const clients = Array.from({ length: 16 }, client)
  while (asked < 200) await new Promise(resolve => setTimeout(resolve, 1))
  await services[0]?.stop('SIGKILL')
  killedAt = performance.now()
  await Promise.all(clients)
  expect(failedSince.filter(sentAt => sentAt > killedAt)).toEqual([])
  expect(failedSince.length).toBeLessThanOrEqual(16)
})

test('no replica left: 503 in the documented form; too many logins from one address: 429', async () => {
  const attempts = Array.from({ length: 30 }, () => send('POST', '/api/login', { ...player, password: 'wrong' }))
  const refused = (await Promise.all(attempts)).filter(
    ({ status, headers }) => status === 429 && headers['retry-after'],
  )
  expect(refused.some(({ headers }) => headers['retry-after'] === '1')).toBe(true)
  await services[1]?.stop('SIGKILL')
  expect(await chat('привет')).toMatchObject({ status: 503, body: { error: 'overloaded' } })
})
