import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import Big from 'big.js'
import { KeepAlive } from '../../keep-alive.ts'
import { logger } from '../../logger.ts'
import { startHttpPeer } from '../../testing/http-peer.ts'
import type { Call, CustomerBackend, OperatorDesk } from '../backend.ts'
import { createRemoteCustomer } from './remote-customer.ts'
import { createRemoteDesk } from './remote-desk.ts'
import { RestTransport } from './rest-transport.ts'

const call: Call = { requestId: 'req-1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
const retryDelayMs = 60
const cleanups: (() => Promise<unknown>)[] = []

beforeAll(() => logger.setLogLevel('SILENT'))
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** Both ports over REST to a server that answers as told. */
async function backend(answer: (response: ServerResponse, url: string) => void, settings: object = {}) {
  const peer = await startHttpPeer((request, response) => answer(response, request.url ?? ''))
  cleanups.push(peer.close)
  return { peer, ...portsTo(peer.url, settings) }
}

function portsTo(endpoint: string, settings: object = {}) {
  const transport = new RestTransport({ kind: 'rest', endpoint, timeoutMs: 5000, retryDelayMs, ...settings })
  cleanups.push(() => transport.close())
  return { transport, customer: createRemoteCustomer(transport), desk: createRemoteDesk(transport) }
}

const json = (text: string) => (response: ServerResponse) =>
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(text)
/** Asks for nothing that is there before it creates a user. */
const asksFirst = 'auth.user.create'
const isLookUp = (url: string) => url.startsWith('/users/by-username/')
const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end('{}')
const balanceJson = (changes = '') =>
  `{"id":1,"user_id":100,"amount":123.45,"frozen":0,"updated_at":"2026-02-23T12:34:56Z"${changes}}`
const reason = (reason: string, more: object = {}) =>
  expect.objectContaining({ code: 'backend_error', details: expect.objectContaining({ reason, ...more }) })

describe('on the wire', () => {
  test('every request says JSON, carries the token, the request id and the trace, and only a POST has a key', async () => {
    const { peer, customer } = await backend(status(404), { bearerToken: 'secret' })
    await customer.findBalance(100n, call)
    await customer.createBet(someBet, call).catch(() => {})
    for (const { headers } of peer.received) {
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        authorization: 'Bearer secret',
        'x-request-id': 'req-1',
        traceparent: call.traceparent,
      })
    }
    expect(peer.received.map(({ headers }) => 'idempotency-key' in headers)).toEqual([false, true])
  })

  test('no token, no Authorization', async () => {
    const { peer, customer } = await backend(status(404))
    await customer.findBalance(100n, call)
    expect(peer.received[0]?.headers).not.toHaveProperty('authorization')
  })

  test('ids beyond double stand unchanged in URL, query and body, and sums are decimal', async () => {
    const { peer, customer, desk } = await backend(json('null'))
    const [odd, max] = [9007199254740993n, 9223372036854775807n]
    await customer.listBets(odd, 20, call)
    await customer.findWithdrawal(max, call).catch(() => {})
    const amount = new Big('0.1').plus('0.2')
    await customer.updateBalance(
      { id: odd, userId: max, amount, frozen: new Big('123.45').minus('23.4'), updatedAt: '2026-02-23T12:34:56Z' },
      call,
    )
    await desk.requestOperator(max, 'привет', call).catch(() => {})
    expect(peer.received.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', '/bets?user_id=9007199254740993&limit=20', ''],
      ['GET', '/withdrawals/9223372036854775807', ''],
      [
        'PUT',
        '/balances/9223372036854775807',
        '{"id":9007199254740993,"user_id":9223372036854775807,"amount":0.3,"frozen":100.05,"updated_at":"2026-02-23T12:34:56Z"}',
      ],
      ['POST', '/operator/request', '{"user_id":9223372036854775807,"message":"привет"}'],
    ])
  })

  test('a name stays within its path segment, and . and .. are never sent', async () => {
    const { peer, customer } = await backend(status(404))
    for (const name of ['a/../b', '%2e%2e', '?x#y', '.', '..', '', '\ud800']) await customer.findUser(name, call)
    expect(peer.received.map(({ url }) => url)).toEqual([
      '/users/by-username/a%2F..%2Fb',
      '/users/by-username/%252e%252e',
      '/users/by-username/%3Fx%23y',
    ])
    const user = { username: '..', email: '', password: 'x' }
    await expect(customer.createUser(user, call)).rejects.toMatchObject({ code: 'invalid_input' })
    expect(peer.received).toHaveLength(3)
  })

  test('dates are RFC 3339', async () => {
    const { peer, customer } = await backend(json('[]'))
    await customer.listBetsBetween(1n, new Date('2026-02-01T00:00:00Z'), new Date('2026-02-15T00:00:00.500Z'), call)
    expect(peer.received[0]?.url).toBe(
      '/bets/by-date-range?user_id=1&start_date=2026-02-01T00%3A00%3A00Z&end_date=2026-02-15T00%3A00%3A00.500Z',
    )
  })
})

const someBet = {
  id: 1n,
  userId: 100n,
  amount: new Big(10),
  eventType: 'football',
  eventName: 'A — B',
  status: 'pending' as const,
  winAmount: new Big(0),
  createdAt: '2026-02-23T12:34:56Z',
}
const someWithdrawal = {
  id: 1n,
  userId: 100n,
  amount: new Big(10),
  method: 'card' as const,
  status: 'pending' as const,
  createdAt: '2026-02-23T12:34:56Z',
}
const someBalance = { id: 1n, userId: 100n, amount: new Big(1), frozen: new Big(0), updatedAt: '2026-02-23T12:34:56Z' }
const someUser = { username: 'anna', email: '', password: 'secret-password' }

type Ports = { customer: CustomerBackend; desk: OperatorDesk }
const everyOperation: [string, (ports: Ports) => Promise<unknown>, 'none' | 'empty' | 'error'][] = [
  ['auth.user.create', ({ customer }) => customer.createUser(someUser, call), 'error'],
  ['auth.user.get_by_username', ({ customer }) => customer.findUser('anna', call), 'none'],
  ['data.balance.get_by_user_id', ({ customer }) => customer.findBalance(100n, call), 'none'],
  ['data.balance.create', ({ customer }) => customer.createBalance(100n, call), 'error'],
  ['data.balance.update', ({ customer }) => customer.updateBalance(someBalance, call), 'error'],
  ['data.bet.get_by_user_id', ({ customer }) => customer.listBets(100n, 5, call), 'empty'],
  [
    'data.bet.get_by_user_id_and_date_range',
    ({ customer }) => customer.listBetsBetween(100n, new Date(0), new Date(), call),
    'empty',
  ],
  ['data.bet.create', ({ customer }) => customer.createBet(someBet, call), 'error'],
  ['data.withdrawal.get_by_user_id', ({ customer }) => customer.listWithdrawals(100n, call), 'empty'],
  ['data.withdrawal.get_by_id', ({ customer }) => customer.findWithdrawal(1n, call), 'none'],
  ['data.withdrawal.create', ({ customer }) => customer.createWithdrawal(someWithdrawal, call), 'error'],
  ['operator.session.get', ({ desk }) => desk.findSession(100n, call), 'none'],
  ['operator.session.request', ({ desk }) => desk.requestOperator(100n, 'hi', call), 'error'],
  ['operator.session.user_message', ({ desk }) => desk.sendUserMessage(100n, 'hi', call), 'error'],
]

describe('statuses', () => {
  test.each(everyOperation)('%s: 404', async (operation, run, notFound) => {
    const { peer, ...ports } = await backend(status(404))
    const outcome = run(ports)
    if (notFound === 'error') await expect(outcome).rejects.toEqual(reason('not_found', { operation, status: 404 }))
    else expect(await outcome).toEqual(notFound === 'empty' ? [] : undefined)
    expect(peer.received).toHaveLength(operation === asksFirst ? 2 : 1)
  })

  test.each(everyOperation)('%s: 500, 403, 401 and a redirect fail after one try', async (operation, run) => {
    let code = 500
    const { peer, ...ports } = await backend((response, url) =>
      operation === asksFirst && isLookUp(url)
        ? status(404)(response)
        : response.writeHead(code, { Location: 'http://127.0.0.1:1/elsewhere' }).end(balanceJson()),
    )
    const codes = [500, 403, 401, 302, 307]
    for (code of codes) await expect(run(ports)).rejects.toEqual(reason('status', { operation, status: code }))
    const asked = peer.received.filter(({ url }) => operation !== asksFirst || !isLookUp(url))
    expect(asked).toHaveLength(codes.length)
  })

  test('409 is user_exists at the creation of a user only', async () => {
    const { customer } = await backend((response, url) => status(isLookUp(url) ? 404 : 409)(response))
    await expect(customer.createUser(someUser, call)).rejects.toMatchObject({ code: 'user_exists' })
    await expect(customer.createBet(someBet, call)).rejects.toEqual(reason('status', { status: 409 }))
  })

  test('a balance that exists already, so the backend says 409, is looked up', async () => {
    const { customer } = await backend((response, url) =>
      url === '/balances' ? status(409)(response) : json(balanceJson())(response),
    )
    expect(await customer.createBalance(100n, call)).toMatchObject({ userId: 100n })
  })

  test.each(['', '{}', 'created', '\xff'])('a created object may be answered with %j', async body => {
    const { customer } = await backend((response, url) =>
      isLookUp(url) ? status(404)(response) : response.writeHead(201).end(body, 'latin1'),
    )
    await customer.createUser(someUser, call)
    await customer.createWithdrawal(someWithdrawal, call)
    await customer.updateBalance(someBalance, call)
  })
})

describe('answers', () => {
  test.each([
    ['not JSON', '<html>', /JSON/],
    ['broken UTF-8', '\xff\xfe', /JSON/],
    ['a list', '[]', /whole/],
    ['a sum in words', balanceJson().replace('123.45', '"123,45"'), /^amount$/],
    ['a huge sum', balanceJson().replace('123.45', '1e999999999'), /^amount$/],
    ['an id beyond int64', balanceJson().replace('"id":1', '"id":9223372036854775808'), /^id$/],
    ['a missing sum', balanceJson().replace('"amount":123.45,', ''), /^amount$/],
    ['a bad time', balanceJson().replace('2026-02-23T', '2026-13-01T'), /^updated_at$/],
    ["somebody else's balance", balanceJson().replace('100', '101'), /^user_id$/],
  ])('%s: one try, and the error names the field', async (_, body, field) => {
    const { peer, customer } = await backend(response => response.end(body, 'latin1'))
    await expect(customer.findBalance(100n, call)).rejects.toEqual(
      reason('malformed', { operation: 'data.balance.get_by_user_id', field: expect.stringMatching(field) }),
    )
    expect(peer.received).toHaveLength(1)
  })

  test('keys that we do not know go back unchanged, __proto__ included, and change nothing', async () => {
    const extra = ',"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":1}},"limit":9007199254740993'
    const { peer, customer } = await backend(json(balanceJson(extra)))
    const balance = await customer.findBalance(100n, call)
    if (!balance) throw new Error('no balance')
    await customer.updateBalance({ ...balance, amount: balance.amount.minus('23.4') }, call)
    expect({}).not.toHaveProperty('polluted')
    expect(peer.received[1]?.body).toContain('"limit":9007199254740993')
    expect(peer.received[1]?.body).toContain('"amount":100.05')
  })

  test('the hash stands in password or password_hash', async () => {
    let body = ''
    const { customer } = await backend(response => json(body)(response))
    for (const [text, passwordHash] of [
      ['{"id":1,"password":"a"}', 'a'],
      ['{"id":1,"password_hash":"b"}', 'b'],
      ['{"id":1,"password":"","password_hash":"b"}', 'b'],
      ['{"id":1,"password":null}', ''],
    ] as const) {
      body = text
      expect(await customer.findUser('anna', call)).toEqual({ id: 1n, username: 'anna', passwordHash })
    }
    body = '{"id":1}'
    await expect(customer.findUser('anna', call)).rejects.toEqual(reason('malformed', { field: 'password' }))
  })

  test.each([
    ['50 MiB', (response: ServerResponse) => void response.end(Buffer.alloc(50 << 20, ' '))],
    [
      'a gzip bomb of 50 MiB',
      (response: ServerResponse) =>
        void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50 << 20, ' '))),
    ],
  ])('%s: refused after one try', async (_, answer) => {
    const { peer, customer } = await backend(answer)
    await expect(customer.listBets(100n, 5, call)).rejects.toEqual(reason('too_large'))
    expect(peer.received).toHaveLength(1)
  })
})

describe('failing connections', () => {
  const resetting = (response: ServerResponse) => void response.socket?.resetAndDestroy()

  test.each([
    ['a reset', resetting],
    [
      'a reset in the middle of the body',
      (response: ServerResponse) => void response.write('[', () => resetting(response)),
    ],
  ])('%s: exactly two tries, the delay apart, with the same key', async (_, fault) => {
    const { peer, customer } = await backend(fault)
    await expect(customer.createBalance(100n, call)).rejects.toEqual(reason('transport'))
    const [first, second] = peer.received
    expect(peer.received).toHaveLength(2)
    expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(retryDelayMs - 2)
    expect(first?.headers['idempotency-key']).toMatch(/.{16}/)
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key'])
  })

  test('a retry that is answered is a success', async () => {
    const faults = [resetting]
    const { customer } = await backend(response => (faults.pop() ?? json('[]'))(response))
    expect(await customer.listBets(100n, 5, call)).toEqual([])
  })

  test('refused: the error holds neither token nor body', async () => {
    const { customer } = portsTo('http://127.0.0.1:1', { bearerToken: 'secret-token', retryDelayMs: 1 })
    const error = await customer.createUser(someUser, call).catch(error => error)
    expect(error).toEqual(reason('transport'))
    expect(error.cause.code).toBe('ECONNREFUSED')
    const everything = JSON.stringify([error.details, error.stack, { ...error.cause }, error.cause.stack])
    expect(everything).not.toMatch(/secret/)
  })

  test('no such host and a peer without TLS are transport errors', async () => {
    const { peer } = await backend(json('[]'))
    for (const endpoint of ['http://nowhere.invalid', peer.url.replace('http', 'https')]) {
      const { customer } = portsTo(endpoint, { retryDelayMs: 1 })
      await expect(customer.listBets(1n, 5, call)).rejects.toEqual(reason('transport'))
    }
  })

  test('a peer that speaks no HTTP: one try', async () => {
    let tries = 0
    const server = createServer(socket => {
      tries++
      socket.resume().end('SSH-2.0-OpenSSH\r\n')
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    cleanups.push(() => new Promise(resolve => server.close(resolve)))
    const { customer } = portsTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await expect(customer.listBets(1n, 5, call)).rejects.toEqual(reason('malformed'))
    expect(tries).toBe(1)
  })

  test.each([
    ['no answer', () => {}],
    ['headers only', (response: ServerResponse) => void response.writeHead(200).flushHeaders()],
    [
      'a body that drips',
      (response: ServerResponse) => {
        const drip = setInterval(() => response.write(' '), 10)
        response.on('close', () => clearInterval(drip))
      },
    ],
  ])('%s: one try, and a timeout', async (_, answer) => {
    const { peer, customer } = await backend(answer, { timeoutMs: 120 })
    await expect(customer.listBets(1n, 5, call)).rejects.toEqual(reason('timeout'))
    expect(peer.received).toHaveLength(1)
  })

  test('a ping neither waits long nor tries again', async () => {
    const { peer, customer, desk } = await backend(resetting, { retryDelayMs: 60_000 })
    await expect(customer.ping(call)).rejects.toEqual(reason('transport'))
    await expect(desk.ping(call)).rejects.toEqual(reason('transport'))
    expect(peer.received).toHaveLength(2)
  })

  test('an aborted call ends at once, also while it waits for its retry', async () => {
    const { peer, customer } = await backend(resetting, { retryDelayMs: 60_000 })
    const caller = new AbortController()
    const outcome = customer.listBets(1n, 5, { ...call, signal: caller.signal }).catch(error => error)
    while (peer.received.length === 0) await new Promise(resolve => setImmediate(resolve))
    caller.abort()
    expect(await outcome).toMatchObject({ code: 'backend_error' })
    const late = customer.listBets(1n, 5, { ...call, signal: caller.signal })
    await expect(late).rejects.toEqual(reason('aborted'))
    expect(peer.received).toHaveLength(1)
  })
})

describe('connections', () => {
  test('are kept, and none of them, no timer and no listener outlives close', async () => {
    const before = process.getActiveResourcesInfo().length
    const { peer, transport, customer } = await backend(json('[]'))
    const caller = new AbortController()
    for (let round = 0; round < 20; round++) await customer.listBets(1n, 5, { ...call, signal: caller.signal })
    expect(peer.connections()).toBe(1)
    const hanging = (await backend(() => {})).customer.listBets(1n, 5, call).catch(error => error)
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
    expect(await hanging).toEqual(reason('closed'))
    await expect(transport.send({ method: 'x', verb: 'GET', path: '/', notFound: 'none' }, {}, call)).rejects.toEqual(
      reason('closed'),
    )
    const resources = () => process.getActiveResourcesInfo().length
    for (let turn = 0; resources() > before && turn < 1000; turn++) await new Promise(resolve => setImmediate(resolve))
    expect(resources()).toBeLessThanOrEqual(before)
  })

  test('that idled while the process was frozen are not used again', async () => {
    const peer = await startHttpPeer((_, response) => response.end('[]'))
    cleanups.push(peer.close)
    let now = 0
    const connections = new KeepAlive(peer.url, () => now)
    const contour = { kind: 'rest', endpoint: peer.url, timeoutMs: 5000, retryDelayMs } as const
    const transport = new RestTransport(contour, connections)
    cleanups.push(() => transport.close())
    const customer = createRemoteCustomer(transport)
    await customer.listBets(1n, 5, call)
    now += 3000
    await customer.listBets(1n, 5, call)
    expect(peer.connections()).toBe(1)
    now += 600_000
    await customer.listBets(1n, 5, call)
    expect(peer.connections()).toBe(2)
  })
})
