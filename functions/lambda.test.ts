import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../infra-examples/reference-backend/start.ts'
import { createTokens } from '../shared/auth/tokens.ts'
import { functionNames } from '../shared/config/schema.ts'
import type { GatewayEvent } from '../shared/endpoint/http-event.ts'
import { type ClientRequest, gateways, readGatewayAnswer } from '../shared/testing/lambda/gateway-events.ts'
import { lambdaClient } from '../shared/testing/lambda/lambda-client.ts'
import { lambdaModes, type ModeName, modeNames, secret } from '../shared/testing/lambda/lambda-modes.ts'
import { type LambdaRuntime, startLambda } from '../shared/testing/lambda/lambda-runtime.ts'
import { loadedBytes, loadedFiles, reportLoaded } from '../shared/testing/lambda/loaded-files.ts'
import { amqpUrl } from '../shared/testing/programs/broker.ts'
import { type LibsqlServer, migrateServer, startLibsqlServer } from '../shared/testing/programs/libsql-server.ts'
import { Api } from '../shared/testing/service/api.ts'
import { checkDocumented } from '../shared/testing/service/documented-answers.ts'
import { startService } from '../shared/testing/service/service.ts'

// A cold start takes a second on a machine that is busy with other tests.
jest.setTimeout(60_000)

const queue = `lambda.${process.pid}`
let database: LibsqlServer
let backend: ReferenceBackend
let broker: string

beforeAll(async () => {
  lambdaClient()
  database = await startLibsqlServer({ withToken: true })
  await migrateServer(database)
  broker = await amqpUrl()
  backend = await startReferenceBackend({ rest: { port: 0 }, rabbitmq: { url: broker, routingKey: queue }, demo: true })
}, 400_000)
afterAll(async () => {
  await backend?.close()
  await database?.stop()
})

const environment = (mode: ModeName): Record<string, string> =>
  lambdaModes({ database, backend: backend.url, broker, queue })[mode]

/**
 * The most that a function may load in a mode up to its first answer, in KiB: what every function needs, the mode's client
 * library, and for chat the bot's texts and model. Registering needs no tokens.
 */
function budgetKib(name: string, mode: ModeName): number {
  if (name === 'health') return 44
  const transport = { 'db mode on a libSQL server': 0, 'rest mode': 27, 'rabbitmq mode': 77 }[mode]
  const own: Record<string, number> = { chat: 162, register: -21 }
  return 174 + transport + (own[name] ?? 0)
}

/** Each file takes time to find, read and link, however small it is. */
const budgetFiles = (name: string): number => (name === 'chat' ? 23 : 16)

describe.each(modeNames)('every function as a Lambda function, %s', mode => {
  const functions = new Map<string, LambdaRuntime>()
  beforeAll(async () => {
    for (const name of functionNames) {
      functions.set(name, await startLambda(`${name}.handler`, { ...environment(mode), ...reportLoaded }))
    }
  })
  afterAll(() => Promise.all([...functions.values()].map(runtime => runtime.stop())))

  test.each(Object.keys(gateways))('%s', async gateway => {
    const call = async (name: string, request: ClientRequest) => {
      const { answer, error } = (await functions.get(name)?.invoke(gateways[gateway]?.(request))) ?? {}
      expect(error).toBeUndefined()
      const { statusCode, headers, body } = readGatewayAnswer(answer)
      checkDocumented(request.method, request.path, statusCode, body)
      expect(headers['x-request-id']).toBe('the-clients-own-id')
      return { status: statusCode, body: body as Record<string, string> }
    }
    const player = {
      username: `${Object.keys(gateways).indexOf(gateway)}-of-${mode}`.replace(/\W+/g, '-'),
      password: 'correct horse',
    }
    const post = (name: string, body?: unknown, more: Partial<ClientRequest> = {}) =>
      call(name, { method: 'POST', path: `/api/${name}`, body, ...more })

    expect(await post('register', player)).toEqual({ status: 200, body: { message: 'user registered' } })
    expect(await post('register', player)).toMatchObject({ status: 400, body: { error: 'user_exists' } })
    expect(await post('login', { ...player, password: 'wrong' })).toMatchObject({ status: 401 })
    const { body } = await post('login', player, { base64: true })
    const headers = { Authorization: `Bearer ${body.token}` }

    expect(await post('chat', { message: 'привет' })).toMatchObject({ status: 401, body: { error: 'unauthorized' } })
    const answered = await post('chat', { message: 'какой у меня баланс?' }, { headers, base64: true })
    expect(answered).toMatchObject({ status: 200, body: { mode: 'bot' } })
    expect(answered.body.reply).toMatch(/^На вашем счёте 0,00\s₽\.$/)
    expect(await post('chat', { message: 1 }, { headers })).toMatchObject({ status: 400 })

    const waiting = { status: 200, body: { status: 'waiting_operator' } }
    expect(await post('escalate', undefined, { headers })).toEqual(waiting)
    const session = await call('session', { method: 'GET', path: '/api/session', headers })
    expect(session).toMatchObject({ status: 200, body: { mode: 'waiting_operator' } })
    expect(await post('return-to-bot', undefined, { headers })).toEqual({ status: 200, body: { status: 'bot' } })

    expect(await call('health', { method: 'GET', path: '/health' })).toEqual({ status: 200, body: { status: 'ok' } })
    expect(await call('ready', { method: 'GET', path: '/ready' })).toMatchObject({ status: 200 })
  })

  test.each(functionNames)('%s loads no more than its budget', name => {
    const { logs = [] } = functions.get(name) ?? {}
    const kib = loadedBytes(logs) / 1024
    expect(kib).toBeGreaterThan(30)
    expect(kib).toBeLessThanOrEqual(budgetKib(name, mode))
    expect(loadedFiles(logs).length).toBeLessThanOrEqual(budgetFiles(name))
  })

  test("logs one access line a request, with the client's address and the request id", () => {
    const lines = functions.get('chat')?.logs.filter(({ message }) => message === 'request') ?? []
    expect(lines).toHaveLength(3 * Object.keys(gateways).length)
    for (const line of lines) expect(line).toMatchObject({ request_id: 'the-clients-own-id', address: '203.0.113.7' })
  })
})

test('two servers and a Lambda function on one libSQL server behave as one', async () => {
  const env = { ...environment('db mode on a libSQL server'), AUTO_ESCALATION_THRESHOLD: '9' }
  const servers = await Promise.all([startService(env), startService(env)])
  const lambda = await startLambda('chat.handler', env)
  try {
    const [one, other] = servers.map(({ url }) => new Api(url)) as [Api, Api]
    await one.enter('replicated')
    other.token = one.token
    const headers = { Authorization: `Bearer ${one.token}` }
    const chats = [
      (message: string) => one.chat(message),
      (message: string) => other.chat(message),
      async (message: string) => {
        const { answer } = await lambda.invoke(v2({ method: 'POST', path: '/api/chat', body: { message }, headers }))
        return readGatewayAnswer(answer).body as { mode: string }
      },
    ]
    const modesOf = async (count: number) => {
      const sent = Array.from({ length: count }, (_, i) => chats[i % 3]?.(`фыва апро ${i}`))
      return (await Promise.all(sent)).map(answer => answer?.mode)
    }
    expect(new Set(await modesOf(8))).toEqual(new Set(['bot']))
    expect(await modesOf(1)).toEqual(['waiting_operator'])
    for (const chat of chats) expect(await chat('привет')).toMatchObject({ mode: 'waiting_operator' })
    expect((await other.get('/api/session')).body).toMatchObject({ mode: 'waiting_operator' })
    const fresh = await new Api(servers[1]?.url as string).login('replicated')
    expect((await fresh.post('/api/return-to-bot')).status).toBe(200)
    expect(new Set(await modesOf(8))).toEqual(new Set(['bot']))
  } finally {
    await Promise.all([...servers, lambda].map(process => process.stop()))
  }
})

test.each(['chat', 'session', 'login'])('%s prepares what its first request needs at initialisation', async name => {
  const runtime = await startLambda(`${name}.handler`, { ...environment('rest mode'), ...reportLoaded })
  try {
    await runtime.initialised
    const prepared = loadedBytes(runtime.logs)
    const token = await createTokens({ secret, ttlSeconds: 60 }).issue({ id: 1n, username: 'nobody' })
    const body = { username: 'nobody', password: 'wrong', message: 'баланс' }
    const method = name === 'session' ? 'GET' : 'POST'
    await runtime.invoke(v2({ method, path: `/api/${name}`, body, headers: { Authorization: `Bearer ${token}` } }))
    expect(loadedBytes(runtime.logs) - prepared).toBeLessThan(10 * 1024)
  } finally {
    await runtime.stop()
  }
})

const v2 = gateways['HTTP API, payload 2.0'] as (request: ClientRequest) => GatewayEvent
