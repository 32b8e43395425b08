import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { amqpUrl } from '../../shared/testing/programs/broker.ts'
import { type LibsqlServer, startLibsqlServer } from '../../shared/testing/programs/libsql-server.ts'
import { type Nginx, startNginx } from '../../shared/testing/programs/nginx.ts'
import { type Service, startService } from '../../shared/testing/service/service.ts'
import { compose, substitute } from './compose.ts'

jest.setTimeout(60_000)

/** The programs of the containers, with the settings of compose.yaml; the addresses alone are others. */
let database: LibsqlServer
let broker: string
let replicas: Service[]
let nginx: Nginx
let desk: string
let stopBackend: () => Promise<unknown>
const queue = `compose.${process.pid}`

const settings = (name: string, addresses: Record<string, string>) => {
  const env = { JWT_SECRET: 'x'.repeat(64), RABBITMQ_PASSWORD: 'guest', DATABASE_AUTH_TOKEN: database.token as string }
  const given = Object.entries(compose.services[name]?.environment ?? {})
  return Object.fromEntries(given.map(([name, value]) => [name, addresses[name] ?? substitute(value, env)]))
}

/** The command of the reference backend, on the broker and ports of the test. */
async function startBackend() {
  const [node, ...args] = compose.services['reference-backend']?.command ?? []
  expect(node).toBe('node')
  const others = { '--amqp': broker, '--desk': '0', '--host': '127.0.0.1', '--routing-key': queue }
  const named = Object.entries(others).map(([name, value]) => `${name}=${value}`)
  const kept = args.filter(arg => !Object.keys(others).some(name => arg.startsWith(`${name}=`)))
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const child = spawn(process.execPath, [...kept, ...named], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^desk: (.*)/.exec(line) ?? []
    if (url) desk = url
    if (line.startsWith('RPC:')) break
  }
  return () => {
    child.kill('SIGTERM')
    return exited
  }
}

beforeAll(async () => {
  database = await startLibsqlServer({ withToken: true })
  broker = await amqpUrl()
  stopBackend = await startBackend()
  const addresses = { AUTH_RABBITMQ_URL: broker, DATABASE_URL: database.url, TRUSTED_PROXIES: '127.0.0.1' }
  const names = ['smart-chat-1', 'smart-chat-2']
  replicas = await Promise.all(
    names.map(name => startService({ ...settings(name, addresses), AUTH_RABBITMQ_ROUTING_KEY: queue })),
  )
  const upstreams = replicas.map(({ url }, i) => [`${names[i]}:8080`, new URL(url).host])
  nginx = await startNginx(new URL('../nginx/nginx.conf', import.meta.url), Object.fromEntries(upstreams))
}, 300_000)
afterAll(async () => {
  await nginx?.stop()
  await Promise.all(replicas?.map(replica => replica.stop()) ?? [])
  await stopBackend?.()
  await database?.stop()
})

/** As README.md's curl does it: to chat.example, which is this machine. */
function send(method: string, path: string, body?: unknown, token?: string): Promise<Record<string, unknown>> {
  const headers = {
    host: 'chat.example',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  }
  const target = { host: '127.0.0.1', port: nginx.httpsPort, servername: 'chat.example', ca: nginx.certificate }
  return new Promise((resolve, reject) => {
    const sent = request({ ...target, method, path, headers, agent: false }, async response =>
      resolve(JSON.parse(Buffer.concat(await response.toArray()).toString())),
    )
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

test('the player of README.md logs in, is answered by both replicas, and reaches the operators', async () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const [, username, password] = /Log in as `([\w-]+)` with the password `([\w-]+)`/.exec(readme) ?? []
  expect(await send('GET', '/health')).toEqual({ status: 'ok' })
  const { token } = await send('POST', '/api/login', { username, password })
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => send('POST', '/api/chat', { message: 'баланс' }, String(token))),
  )
  expect(answers).toEqual(answers.map(() => ({ reply: expect.stringContaining('₽'), mode: 'bot' })))
  for (const replica of replicas) {
    while (!replica.logs.some(({ route }) => route === '/api/chat'))
      await new Promise(resolve => setTimeout(resolve, 5))
    expect(replica.logs.filter(({ level }) => level !== 'INFO')).toEqual([])
  }
  expect(await send('POST', '/api/escalate', undefined, String(token))).toEqual({ status: 'waiting_operator' })
  const waiting = (await (await fetch(`${desk}/queue`)).json()) as unknown[]
  expect(waiting).toHaveLength(1)
})
