import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../../infra-examples/reference-backend/start.ts'
import { amqpUrl } from '../../shared/testing/programs/broker.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'
import type { Finding } from './findings.ts'
import { renderReport } from './report.ts'

const built = fileURLToPath(new URL('../../dist/_doctor.mjs', import.meta.url))
const folder = tempFolder()
const routingKey = `doctor-${randomUUID()}`
let backend: ReferenceBackend
let amqp: string

beforeAll(async () => {
  amqp = await amqpUrl()
  backend = await startReferenceBackend({
    rest: { port: 0 },
    rabbitmq: { url: amqp, routingKey },
    token: 'a-bearer-token',
  })
}, 320_000)
afterAll(async () => {
  await backend?.close()
  folder.remove()
})

const base = { JWT_SECRET: 'a-signing-key-of-more-than-32-bytes', DATABASE_PATH: `${folder.path}/chat.db` }

function run(env: Record<string, string>, ...args: string[]): Promise<{ code: number; text: string }> {
  return new Promise(resolve =>
    execFile(
      process.execPath,
      [built, ...args],
      { env: { PATH: process.env.PATH, ...base, ...env }, timeout: 30_000 },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    ),
  )
}

async function failures(env: Record<string, string>): Promise<Finding[]> {
  const { code, text } = await run(env, '--json')
  const { ready, findings } = JSON.parse(text) as { ready: boolean; findings: Finding[] }
  const failed = findings.filter(({ result }) => result === 'failed')
  expect({ code, ready }).toEqual(failed.length > 0 ? { code: 1, ready: false } : { code: 0, ready: true })
  for (const { fix } of failed) expect(fix).toEqual(expect.stringMatching(/\w/))
  return failed
}

const rest = () => ({ AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: backend.url, AUTH_REST_BEARER_TOKEN: 'a-bearer-token' })
const rabbit = () => ({ AUTH_BACKEND: 'rabbitmq', AUTH_RABBITMQ_URL: amqp, AUTH_RABBITMQ_ROUTING_KEY: routingKey })

test.each([
  ['db', () => ({})],
  ['REST', rest],
  ['RabbitMQ', rabbit],
  [
    'REST with operators over RabbitMQ',
    () => ({ ...rest(), OPERATOR_BACKEND: 'rabbitmq', ...rabbit(), AUTH_BACKEND: 'rest' }),
  ],
])('%s: no problems', async (_name, env) => {
  expect(await failures(env())).toEqual([])
})

test('the report shows each setting and its source, the findings and the fixes, but no secret', async () => {
  const { code, text } = await run({
    INTEGRATION_MODE: 'rest',
    REST_BACKEND_URL: 'http://127.0.0.1:9',
    ACCESS_TOKEN: 'a-bearer-token',
  })
  expect(code).toBe(1)
  expect(text).toContain('rest (given as INTEGRATION_MODE)')
  expect(text).toMatch(/AUTH_REST_BEARER_TOKEN +\*\*\* \(14 characters\) \(given as ACCESS_TOKEN\)/)
  expect(text).toMatch(/✗ backend: round trip .*ECONNREFUSED/)
  expect(text).toMatch(/→ Nothing listens there/)
  expect(text).toContain('1 failed')
  expect(text).not.toMatch(/a-bearer-token|a-signing-key/)
})

test('all problems of the configuration are reported', async () => {
  const found = await failures({ HOST: 'nowhere:nothing', AUTH_BACKEND: 'rest' })
  expect(found.map(({ what }) => what).sort()).toEqual(['AUTH_REST_ENDPOINT', 'HOST'])
})

test('INTENTS_FILE is checked even with other mistakes, and each of its problems is a finding', async () => {
  const path = `${folder.path}/intents.json`
  writeFileSync(path, '{"faq":{},"wat":1}')
  const found = await failures({ HOST: 'nowhere:nothing', INTENTS_FILE: path })
  expect(found.map(({ what }) => what).sort()).toEqual(['HOST', 'INTENTS_FILE', 'INTENTS_FILE'])
  expect(found).toContainEqual(
    expect.objectContaining({ detail: expect.stringContaining('faq: found an empty object; expected a list') }),
  )
  expect((await failures({ INTENTS_FILE: path })).map(({ area }) => area)).toEqual(['configuration', 'configuration'])
})

test('a token that the backend refuses', async () => {
  expect(await failures({ ...rest(), AUTH_REST_BEARER_TOKEN: 'another' })).toMatchObject([
    { area: 'backend', detail: expect.stringContaining('401'), fix: expect.stringContaining('AUTH_REST_BEARER_TOKEN') },
  ])
})

test('a store that cannot be opened', async () => {
  writeFileSync(`${folder.path}/file`, '')
  expect(await failures({ DATABASE_PATH: `${folder.path}/file/chat.db` })).toMatchObject([
    { area: 'store', fix: expect.stringContaining('writable') },
  ])
  writeFileSync(`${folder.path}/text`, 'a text of some length, which is no database'.repeat(99))
  expect(await failures({ DATABASE_PATH: `${folder.path}/text` })).toMatchObject([
    { area: 'store', fix: expect.stringContaining('a file of another kind') },
  ])
})

test('a broker that refuses the login, or has no exchange or no worker', async () => {
  const stranger = new URL(amqp)
  stranger.password = 'wrong'
  const exchange = `missing-${randomUUID()}`
  const key = `nobody-${randomUUID()}`
  const [login, host, exchanges, consumers] = await Promise.all([
    failures({ ...rabbit(), AUTH_RABBITMQ_URL: stranger.href }),
    failures({ ...rabbit(), AUTH_RABBITMQ_URL: new URL('/nowhere', amqp).href }),
    failures({ ...rabbit(), AUTH_RABBITMQ_EXCHANGE: exchange }),
    failures({ ...rabbit(), AUTH_RABBITMQ_ROUTING_KEY: key }),
  ])
  expect(login).toMatchObject([
    {
      what: 'broker: log in',
      detail: expect.stringContaining('ACCESS_REFUSED'),
      fix: expect.stringContaining('password'),
    },
  ])
  expect(host).toMatchObject([{ what: 'broker: log in', fix: expect.stringContaining('no such virtual host') }])
  expect(exchanges).toMatchObject([{ what: `broker: find the exchange ${exchange}` }])
  expect(consumers).toMatchObject([{ what: `broker: find a consumer on the queue ${key}` }])
}, 30_000)

/** The doctor's report on a backend that answers every request like this. */
async function reportOn(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const { text } = await run({
    ...rest(),
    AUTH_REST_ENDPOINT: `http://127.0.0.1:${port}/api`,
  })
  server.close()
  return text
}

test('every request to a REST backend has the headers that the guide prescribes, that for the clock too', async () => {
  const seen = new Map<string, object>()
  await reportOn(({ method = '', url, headers }, response) => {
    seen.set(`${method} ${url?.split('?')[0]}`, headers)
    response.writeHead(404).end()
  })
  expect([...seen.keys()]).toContain('HEAD /api')
  for (const headers of seen.values()) {
    expect(headers).toMatchObject({ 'content-type': 'application/json', authorization: 'Bearer a-bearer-token' })
  }
})

test("a deviation from the backend's clock is a warning", async () => {
  const text = await reportOn((_request, response) => {
    response
      .setHeader('date', new Date(Date.now() + 3_600_000).toUTCString())
      .writeHead(404)
      .end()
  })
  expect(text).toMatch(/! clock: differs from the backend \(.*3[56]\d\d s from the backend's\)/)
})

test('a backend that answers nothing but 404 is a warning: the path in the URL may be wrong', async () => {
  const warning = /! backend: every look-up is answered with 404 .*\/api\/users/
  expect(await reportOn((_request, response) => response.writeHead(404).end())).toMatch(warning)
  const listing = await reportOn(({ url }, response) =>
    response.writeHead(url?.includes('/bets') ? 200 : 404).end('[]'),
  )
  expect(listing).not.toMatch(warning)
})

test.each([
  [1, 'ready, 1 warning'],
  [2, 'ready, 2 warnings'],
])('%i warnings are counted in correct English', (count, summary) => {
  const warning: Finding = { area: 'store', what: 'slow', result: 'warning', detail: '' }
  expect(
    stripVTControlCharacters(renderReport([], Array(count).fill(warning)))
      .split('\n')
      .at(-1),
  ).toBe(summary)
})
