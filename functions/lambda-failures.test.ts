import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../infra-examples/reference-backend/start.ts'
import type { GatewayEvent } from '../shared/endpoint/http-event.ts'
import { type ClientRequest, gateways, readGatewayAnswer } from '../shared/testing/lambda/gateway-events.ts'
import { lambdaClient } from '../shared/testing/lambda/lambda-client.ts'
import { type LambdaRuntime, startLambda } from '../shared/testing/lambda/lambda-runtime.ts'
import { startTcpProxy, type TcpProxy } from '../shared/testing/network/tcp-proxy.ts'
import { amqpUrl } from '../shared/testing/programs/broker.ts'
import { type LibsqlServer, startLibsqlServer } from '../shared/testing/programs/libsql-server.ts'

// A cold start takes a second on a machine that is busy with other tests.
jest.setTimeout(60_000)

const secret = 'a secret of at least 32 bytes, for tests'
const queue = `lambda-failures.${process.pid}`
const v2 = gateways['HTTP API, payload 2.0'] as (request: ClientRequest) => GatewayEvent
let database: LibsqlServer
let backend: ReferenceBackend
let broker: string

beforeAll(async () => {
  lambdaClient()
  database = await startLibsqlServer({ withToken: true })
  broker = await amqpUrl()
  backend = await startReferenceBackend({ rabbitmq: { url: broker, routingKey: queue }, demo: true })
}, 400_000)
afterAll(async () => {
  await backend?.close()
  await database?.stop()
})

const remote = () => ({
  DATABASE_URL: database.url,
  DATABASE_AUTH_TOKEN: database.token as string,
  AUTH_BACKEND: 'rabbitmq',
  AUTH_RABBITMQ_URL: broker,
  AUTH_RABBITMQ_ROUTING_KEY: queue,
  AUTH_RABBITMQ_TIMEOUT_SECONDS: '30',
  JWT_SECRET: secret,
})

test('a wrong configuration fails the initialisation, and every problem is named', async () => {
  const env = { AUTH_BACKEND: 'rabbitmq', AUTO_ESCALATION_THRESHOLD: 'three' }
  const runtime = await startLambda('chat.handler', env)
  try {
    const { errorType, errorMessage } = await runtime.initError
    expect(errorType).toBe('ConfigError')
    for (const name of ['AUTH_RABBITMQ_URL', 'JWT_SECRET', 'AUTO_ESCALATION_THRESHOLD']) {
      expect(errorMessage).toContain(`  ${name}: `)
      while (!runtime.printed().includes(name)) await wait(5)
    }
  } finally {
    await runtime.stop()
  }
})

test("without the libSQL server's token every request fails, and the log says why", async () => {
  const runtime = await startLambda('ready.handler', { DATABASE_URL: database.url })
  try {
    const { answer } = await runtime.invoke(v2({ method: 'GET', path: '/ready' }))
    expect(readGatewayAnswer(answer)).toMatchObject({ statusCode: 503, body: { checks: { store: 'failed' } } })
    while (!runtime.printed().includes('401')) await wait(5)
  } finally {
    await runtime.stop()
  }
})

test('a missing handler fails the initialisation, and is named', async () => {
  const runtime = await startLambda('chats.handler', {})
  try {
    expect((await runtime.initError).errorMessage).toContain("'chats'")
  } finally {
    await runtime.stop()
  }
})

test('a local file as the store causes a warning that explains the consequences', async () => {
  const runtime = await startLambda('session.handler', { JWT_SECRET: secret })
  try {
    await runtime.invoke(v2({ method: 'GET', path: '/api/session' }))
    const warned = () => runtime.logs.find(({ level }) => level === 'WARN')
    while (!warned()) await wait(5)
    expect(warned()?.message).toMatch(/^each Lambda instance keeps a store of its own in DATABASE_PATH/)
  } finally {
    await runtime.stop()
  }
})

describe('a warm function whose dependencies fail', () => {
  const proxies: TcpProxy[] = []
  const runtimes: Record<string, LambdaRuntime> = {}
  const player = { username: 'frozen', password: 'correct horse' }
  let headers: Record<string, string>
  const ask = (message: string, runtime: LambdaRuntime | undefined, timeoutMs?: number) =>
    (runtime as LambdaRuntime).invoke(
      v2({ method: 'POST', path: '/api/chat', body: { message }, headers }),
      timeoutMs ? { timeoutMs } : {},
    )
  const chat = async (message: string, runtime: LambdaRuntime | undefined) =>
    readGatewayAnswer((await ask(message, runtime)).answer)

  /**
   * The answer of a function that is given 3 s, and how long before their end it came, ms. Load can only delay an answer, never
   * make it come early, so one of ten that comes in time shows that the function keeps to its deadline.
   */
  async function answerInTime(runtime: LambdaRuntime | undefined) {
    let outcome = await ask('баланс', runtime, 3000)
    for (let tries = 1; outcome.leftMs <= 0 && tries < 10; tries++) outcome = await ask('баланс', runtime, 3000)
    return { leftMs: outcome.leftMs, ...readGatewayAnswer(outcome.answer) }
  }

  beforeAll(async () => {
    const [db, mq] = [await proxyTo(database.url), await proxyTo(broker)]
    const env = { ...remote(), DATABASE_URL: `http://127.0.0.1:${db.port}` }
    const amqp = Object.assign(new URL(broker), { port: mq.port }).href
    for (const name of ['idle', 'severed', 'forgotten', 'storeless']) {
      runtimes[name] = await startLambda('chat.handler', { ...env, AUTH_RABBITMQ_URL: amqp })
    }
    const [register, login] = [await startLambda('register.handler', env), await startLambda('login.handler', env)]
    await register.invoke(v2({ method: 'POST', path: '/api/register', body: player }))
    const { answer } = await login.invoke(v2({ method: 'POST', path: '/api/login', body: player }))
    headers = { Authorization: `Bearer ${(readGatewayAnswer(answer).body as { token: string }).token}` }
    await Promise.all([register.stop(), login.stop()])
  })
  afterAll(async () => {
    await Promise.all(Object.values(runtimes).map(runtime => runtime.stop()))
    await Promise.all(proxies.map(proxy => proxy.close()))
  })

  async function proxyTo(url: string) {
    const proxy = await startTcpProxy(Number(new URL(url).port))
    proxies.push(proxy)
    return proxy
  }

  test('connections closed while it was frozen are replaced', async () => {
    for (let round = 0; round < 10; round++) {
      expect(await chat('баланс', runtimes.severed)).toMatchObject({ statusCode: 200 })
      runtimes.severed?.freeze()
      for (const proxy of proxies) round % 2 ? proxy.reset() : proxy.sever()
      runtimes.severed?.thaw()
      expect({ round, ...(await chat('баланс', runtimes.severed)) }).toMatchObject({ round, statusCode: 200 })
    }
  })

  test('connections dropped silently during a long freeze are replaced', async () => {
    expect(await chat('баланс', runtimes.forgotten)).toMatchObject({ statusCode: 200 })
    runtimes.forgotten?.freeze()
    for (const proxy of proxies) proxy.abandon()
    await wait(longerThanKeepAlivesMs)
    runtimes.forgotten?.thaw()
    expect(await chat('баланс', runtimes.forgotten)).toMatchObject({ statusCode: 200 })
  })

  test('a backend that hangs is answered for before the platform ends the invocation', async () => {
    expect(await chat('баланс', runtimes.idle)).toMatchObject({ statusCode: 200 })
    const { faults } = backend.company
    faults.set('data.balance.get_by_user_id', { delayMs: 60_000 })
    const answer = await answerInTime(runtimes.idle)
    faults.clear()
    expect(answer).toMatchObject({ statusCode: 500, body: { error: 'backend_error' } })
    expectJustInTime(answer)
    expect(await chat('баланс', runtimes.idle)).toMatchObject({ statusCode: 200 })
  })

  test('a store that hangs is answered for before the platform ends the invocation', async () => {
    expect(await chat('баланс', runtimes.storeless)).toMatchObject({ statusCode: 200 })
    proxies[0]?.set({ blackHole: 'answers' })
    const answer = await answerInTime(runtimes.storeless)
    proxies[0]?.set()
    expect(answer).toMatchObject({ statusCode: 500 })
    expectJustInTime(answer)
    expect(await chat('баланс', runtimes.storeless)).toMatchObject({ statusCode: 200 })
  })
})

/** Before the platform would end the invocation, and not much earlier than it must. */
function expectJustInTime({ leftMs }: { leftMs: number }): void {
  expect(leftMs).toBeGreaterThan(0)
  expect(leftMs).toBeLessThan(500)
}

/** The service takes a connection to a broker for lost after 10 s, the longest of its times. */
const longerThanKeepAlivesMs = 11_000
