import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { afterAll, expect, test } from '@jest/globals'
import { Api } from '../../../shared/testing/service/api.ts'
import { startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
afterAll(() => folder.remove())
const start = (grace: string) =>
  startService({
    DATABASE_PATH: `${folder.path}/chat.db`,
    SHUTDOWN_GRACE_SECONDS: grace,
    CHAT_RATE_LIMIT_PER_MINUTE: '0',
    JWT_SECRET: 'a secret of at least 32 bytes, for tests',
  })

/** The outcome of a request: its status, or the error code of its connection. */
type Outcome = { id: string; result: number | string }

function post(agent: Agent, url: string, authorization: string): Promise<Outcome> {
  const id = randomUUID()
  const headers = { authorization, 'content-type': 'application/json', 'x-request-id': id }
  return new Promise<number | string>(resolve => {
    const sent = request(`${url}/api/chat`, { agent, method: 'POST', headers }, response => {
      response.resume().on('end', () => resolve(response.statusCode as number))
      response.on('error', error => resolve((error as NodeJS.ErrnoException).code ?? error.message))
    })
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    sent.end('{"message":"привет"}')
  }).then(result => ({ id, result }))
}

/** Clients that keep sending requests until refused; returns the outcome of each. */
function load(url: string, authorization: string) {
  const outcomes: Outcome[] = []
  const agents = Array.from({ length: 8 }, () => new Agent({ keepAlive: true, maxSockets: 1 }))
  const clients = agents.map(async agent => {
    let last: Outcome
    do {
      last = await post(agent, url, authorization)
      outcomes.push(last)
    } while (last.result === 200)
    agent.destroy()
  })
  return { outcomes, ended: Promise.all(clients) }
}

test('SIGTERM under constant load: every accepted request is answered, then exit 0', async () => {
  const service = await start('6')
  const { token } = await new Api(service.url).enter('loaded')
  const { outcomes, ended } = load(service.url, `Bearer ${token}`)
  while (outcomes.length < 200) await new Promise(resolve => setTimeout(resolve, 5))
  const before = outcomes.length
  expect(await service.stop('SIGTERM')).toBe(0)
  await ended
  expect(outcomes.length).toBeGreaterThan(before + 20)
  const begun = new Set(service.logs.map(line => line.request_id))
  const failed = outcomes.filter(({ result }) => result !== 200)
  expect(failed.filter(({ id }) => begun.has(id))).toEqual([])
  // The kernel resets a connection made at the very moment the port closes.
  expect(failed.filter(({ result }) => result !== 'ECONNREFUSED' && result !== 'ECONNRESET')).toEqual([])
  expect(service.logs.at(-1)?.message).toBe('smart-chat has stopped')
}, 30_000)

test('without load it exits after the quiet time, and the next start finds all data', async () => {
  const service = await start('25')
  const api = await new Api(service.url).login('loaded')
  await api.chat('привет')
  expect(await service.stop('SIGTERM')).toBe(0)
  const again = await start('25')
  const after = new Api(again.url)
  after.token = api.token
  expect((await after.chat('привет')).mode).toBe('bot')
  expect(await again.stop('SIGINT')).toBe(0)
}, 30_000)

test('a request that exceeds the grace period does not hold up the exit: status 1, and a log line', async () => {
  const service = await start('0.5')
  const held = request(`${service.url}/api/chat`, { method: 'POST', headers: { 'content-length': '9' } })
  held.on('error', () => {})
  held.write('{')
  await new Promise(resolve => held.once('socket', socket => socket.once('connect', resolve)))
  expect(await service.stop('SIGTERM')).toBe(1)
  expect(service.logs.at(-1)?.message).toBe('smart-chat did not stop in time')
}, 30_000)

test('the same signal twice at once counts as one', async () => {
  const service = await start('10')
  service.process.kill('SIGTERM')
  while (!service.logs.some(({ message }) => message === 'smart-chat is stopping')) await setImmediate()
  expect(await service.stop('SIGTERM')).toBe(0)
})
