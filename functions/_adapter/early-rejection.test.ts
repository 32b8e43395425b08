import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { EarlyRejection } from './early-rejection.ts'
import { Draining } from './lifecycle/draining.ts'

/** Decisions that the test makes. */
const pending: { admit: () => void; reject: () => void }[] = []
const shedder = {
  isShedding: true,
  enter: (admit: () => void, reject: () => void) => void pending.push({ admit, reject }),
}
const draining = new Draining()
const early = new EarlyRejection({
  shedder,
  draining,
  write: (connection, { requestId }) =>
    void connection.write(`HTTP/1.1 503 No\r\nContent-Length: 0\r\nx-request-id: ${requestId}\r\n\r\n`),
})
/** The requests that were parsed, with whether they had been admitted before. */
const parsed: string[] = []
const server = createServer((request, response) => {
  const { 'x-request-id': id = '' } = request.headers
  parsed.push(`${id} ${early.parsed(request, response) ? 'admitted' : 'undecided'}`)
  setImmediate(() => {
    response.setHeader('x-request-id', id).writeHead(200, { 'content-length': 0 }).end()
    early.intercept(request)
  })
})
let client: Socket
let received = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.close()
})

/** An intercepted connection, whose parser is known to be between two requests. */
beforeEach(async () => {
  client = connect({
    port: (server.address() as AddressInfo).port,
    host: '127.0.0.1',
    allowHalfOpen: true,
    noDelay: true,
  })
  received = ''
  client.on('data', data => {
    received += data
  })
  Object.assign(shedder, { isShedding: true })
  draining.endsConnections = false
  for (const id of ['a', 'b']) {
    client.write(plain(id))
    await answer(id)
  }
  parsed.length = 0
})

const plain = (id: string) => `POST /api/work HTTP/1.1\r\nHost: x\r\nX-Request-Id: ${id}\r\nContent-Length: 2\r\n\r\n{}`
const until = async (holds: () => boolean) => {
  const giveUpAt = performance.now() + 5_000
  while (!holds() && performance.now() < giveUpAt) await nextTurn()
  expect(holds()).toBe(true)
}
const answer = async (id: string) => {
  await until(() => received.includes(`-id: ${id}\r\n`))
  await nextTurn()
}
const statuses = () => [...received.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => Number(status)).slice(2)

/** Sends a request and waits until the server has it. */
async function held(id: string) {
  client.write(plain(id))
  await until(() => pending.length > 0)
  return pending.splice(0)[0] as (typeof pending)[0]
}

test('a rejected request is answered and never parsed; an admitted one is parsed, and known to be admitted', async () => {
  ;(await held('c')).reject()
  await answer('c')
  ;(await held('d')).admit()
  await answer('d')
  ;(await held('e')).reject()
  await answer('e')
  expect(statuses()).toEqual([503, 200, 503])
  expect(parsed).toEqual(['d admitted'])
  client.destroy()
})

test('what a client sends before the decision goes to the parser after the request; the decision is void', async () => {
  const decision = await held('c')
  client.write(plain('d'))
  await answer('d')
  decision.reject()
  decision.admit()
  expect(statuses()).toEqual([200, 200])
  expect(parsed).toEqual(['c undecided', 'd undecided'])
  client.destroy()
})

test.each<[string, (client: Socket) => void]>([
  ['closed its side', client => client.end()],
  ['reset the connection', client => client.resetAndDestroy()],
])('nothing happens for a client that has %s before the decision, as Node has it', async (_, leave) => {
  const { admit, reject } = await held('c')
  leave(client)
  await once(client, 'close')
  reject()
  admit()
  expect(statuses()).toEqual([])
  expect(parsed).toEqual([])
})

test.each([
  ['the overload is over', () => Object.assign(shedder, { isShedding: false })],
  ['each answer is to end its connection', () => Object.assign(draining, { endsConnections: true })],
])('the parser gets everything when %s', async (_, change) => {
  change()
  client.write(plain('c'))
  await answer('c')
  expect(pending).toEqual([])
  expect(parsed).toEqual(['c undecided'])
  client.destroy()
})

test('a request within a request, where the parser expects the rest of a header, is not taken for one', async () => {
  const other = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', noDelay: true })
  let text = ''
  other.on('data', data => {
    text += data
  })
  const part = 'POST /api/work HTTP/1.1\r\nHost: x\r\nX-Note: '
  other.write(plain('x1') + part)
  await until(() => text.includes('x1'))
  other.write(plain('x2'))
  await until(() => text.includes('x2'))
  other.write(plain('x3'))
  await until(() => text.includes('x3'))
  expect(parsed).toEqual(['x1 undecided', 'x2 undecided', 'x3 undecided'])
  other.destroy()
})
