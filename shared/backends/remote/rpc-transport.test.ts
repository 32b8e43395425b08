import { randomUUID } from 'node:crypto'
import { Socket } from 'node:net'
import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { type Channel, type ChannelModel, type ConsumeMessage, connect } from 'amqplib'
import Big from 'big.js'
import { logger } from '../../logger.ts'
import { amqpUrl } from '../../testing/broker.ts'
import type { Call } from '../backend.ts'
import { operations } from './operations.ts'
import { createRemoteCustomer } from './remote-customer.ts'
import { createRemoteDesk } from './remote-desk.ts'
import { RpcTransport } from './rpc-transport.ts'

const call: Call = { requestId: 'req-1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
const cleanups: (() => Promise<unknown>)[] = []
let url: string
let worker: ChannelModel
let channel: Channel
let routingKey: string

beforeAll(async () => {
  logger.setLogLevel('SILENT')
  url = await amqpUrl()
}, 300_000)

beforeEach(async () => {
  routingKey = `rpc-${randomUUID()}`
  worker = await connect(url, { noDelay: true })
  channel = await worker.createChannel()
  cleanups.push(() => worker.close())
})

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

type Send = (reply: unknown, correlationId?: string) => void

/** A worker that answers as told; text goes out as it is, anything else as JSON. */
async function serve(answer: (send: Send, message: ConsumeMessage) => void) {
  const received: ConsumeMessage[] = []
  await channel.assertQueue(routingKey, { exclusive: true })
  await channel.consume(
    routingKey,
    message => {
      if (!message) return
      received.push(message)
      const send: Send = (reply, correlationId = message.properties.correlationId) => {
        const content = Buffer.from(typeof reply === 'string' ? reply : JSON.stringify(reply), 'latin1')
        channel.sendToQueue(message.properties.replyTo, content, { correlationId })
      }
      answer(send, message)
    },
    { noAck: true },
  )
  return received
}

function client(settings: object = {}) {
  const transport = new RpcTransport({ kind: 'rabbitmq', url, exchange: '', routingKey, timeoutMs: 5000, ...settings })
  cleanups.push(() => transport.close())
  return { transport, customer: createRemoteCustomer(transport), desk: createRemoteDesk(transport) }
}

const reason = (reason: string, more: object = {}) =>
  expect.objectContaining({ code: 'backend_error', details: expect.objectContaining({ reason, ...more }) })
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 5))
}
const userIdOf = ({ content }: ConsumeMessage) => JSON.parse(content.toString()).payload.user_id
const balanceOf = (userId: number) => ({
  data: { id: 1, user_id: userId, amount: 1, frozen: 0, updated_at: '2026-02-23T12:34:56Z' },
})

describe('on the wire', () => {
  test('a request is as the guide says, with ids and sums digit for digit', async () => {
    const received = await serve(send => send({ data: null }))
    const { customer } = client({ timeoutMs: 1500 })
    await customer.listBets(1n, 5, call) // connects
    const amount = new Big('0.1').plus('0.2')
    const [id, userId] = [9007199254740993n, 9223372036854775807n]
    await customer.updateBalance({ id, userId, amount, frozen: new Big(0), updatedAt: '2026-02-23T12:34:56Z' }, call)
    const { content, properties, fields } = received.at(-1) as ConsumeMessage
    expect(content.toString()).toBe(
      '{"method":"data.balance.update","payload":{"id":9007199254740993,"user_id":9223372036854775807,"amount":0.3,"frozen":0,"updated_at":"2026-02-23T12:34:56Z"}}',
    )
    expect(properties).toMatchObject({
      contentType: 'application/json',
      correlationId: expect.stringMatching(/.{36}/),
      replyTo: expect.stringMatching(/.+/),
      expiration: '1500',
      headers: { 'x-request-id': 'req-1', traceparent: call.traceparent },
    })
    expect(fields).toMatchObject({ exchange: '', routingKey })
  })
})

describe('replies', () => {
  test.each([
    ['not_found', { not_found: true, error: 'no such user', code: 500 }],
    ['code 404', { code: 404 }],
    ['not_found in quotes', { not_found: 'true' }],
    ['not_found 1', { not_found: 1, data: null }],
    ['code 404 in quotes', { code: '404', error: 'no such user' }],
    ['status 404', { data: null, error: '', status: 404 }],
  ])('%s is not found', async (_, reply) => {
    await serve(send => send(reply))
    const { customer, desk } = client()
    expect(await customer.findUser('anna', call)).toBeUndefined()
    expect(await customer.listBets(1n, 5, call)).toEqual([])
    expect(await desk.findSession(1n, call)).toBeUndefined()
    await expect(desk.requestOperator(1n, 'hi', call)).rejects.toEqual(reason('not_found'))
  })

  test.each([
    { data: null, error: '', code: 0, status: 0, not_found: false },
    { data: {}, error: '' },
    { error: null },
  ])('%j says that there is none', async reply => {
    await serve(send => send(reply))
    const { customer, desk } = client()
    expect(await customer.findUser('anna', call)).toBeUndefined()
    expect(await customer.listBets(1n, 5, call)).toEqual([])
    expect(await desk.findSession(1n, call)).toBeUndefined()
    expect(await desk.requestOperator(1n, 'hi', call)).toMatchObject({ mode: 'waiting_operator' })
  })

  test.each([
    ['an error', { data: [], error: 'secret text' }, 'rejected'],
    ['an error that is no text', { data: [], error: { text: 'x' } }, 'rejected'],
    ['status 500 without an error', { data: [], error: '', status: 500 }, 'rejected'],
    ['not JSON', 'oops {', 'malformed'],
    ['broken UTF-8', '{"data":"\xff"}', 'malformed'],
    ['an empty message', '', 'malformed'],
    ['a list', [], 'malformed'],
    ['somebody else’s protocol', { result: [] }, 'malformed'],
    ['data of the wrong shape', { data: { bets: [] } }, 'malformed'],
    ['a list with a hole', { data: [null] }, 'malformed'],
    ['6 MiB', `{"data":[${' '.repeat(6 << 20)}]}`, 'too_large'],
  ])('%s: the call fails at once, and the next one works', async (_, reply, why) => {
    const replies = [reply]
    await serve(send => send(replies.shift() ?? { data: null }))
    const { customer } = client({ timeoutMs: 60_000 })
    const error = await customer.listBets(1n, 5, call).catch(error => error)
    expect(error).toEqual(reason(why, { operation: 'data.bet.get_by_user_id' }))
    expect(JSON.stringify([error.details, error.message])).not.toMatch(/secret/)
    expect(await customer.listBets(1n, 5, call)).toEqual([])
  })

  test('409 is user_exists at the creation of a user', async () => {
    await serve((send, message) =>
      send(message.content.includes('get_by_username') ? { not_found: true } : { error: 'exists', code: 409 }),
    )
    const user = { username: 'anna', email: '', password: 'x' }
    await expect(client().customer.createUser(user, call)).rejects.toMatchObject({ code: 'user_exists' })
  })

  test('out of order, twice and with foreign ids: everybody gets their own answer, and the rest is counted', async () => {
    const waiting: (() => void)[] = []
    await serve((send, message) => {
      waiting.push(() => {
        send(balanceOf(666), randomUUID())
        send(balanceOf(666), '')
        send(balanceOf(userIdOf(message)))
        send(balanceOf(666))
      })
      if (waiting.length === 50) for (const answer of waiting.reverse()) answer()
    })
    const { transport, customer } = client()
    const users = Array.from({ length: 50 }, (_, index) => BigInt(index))
    const balances = await Promise.all(users.map(userId => customer.findBalance(userId, call)))
    expect(balances.map(balance => balance?.userId)).toEqual(users)
    await until(() => transport.strays === 150)
  })

  test('late: the call times out, and its answer is dropped', async () => {
    const late: (() => void)[] = []
    await serve(send => late.push(() => send(balanceOf(1))))
    const { transport, customer } = client({ timeoutMs: 80 })
    await expect(customer.findBalance(1n, call)).rejects.toEqual(reason('timeout'))
    for (const answer of late) answer()
    await until(() => transport.strays === 1)
  })
})

test('a timeout tells of answers that came meanwhile and named no call of ours', async () => {
  await serve((send, message) => {
    send(balanceOf(1), '')
    channel.sendToQueue(message.properties.replyTo, Buffer.from('{}')) // no correlation_id at all
  })
  const { customer } = client({ timeoutMs: 1500 })
  const message = expect.stringMatching(/timeout \(2 answers came without a known correlation_id/)
  await expect(customer.findBalance(1n, call)).rejects.toMatchObject({ message })
})

describe('without a way', () => {
  test('no queue: fails at once, not after the timeout', async () => {
    const { customer } = client({ timeoutMs: 60_000 })
    await expect(customer.findBalance(1n, call)).rejects.toEqual(reason('unroutable'))
  })

  test('no exchange: a clear error, the other contour is not disturbed, and it works once the exchange is there', async () => {
    const exchange = `exchange-${randomUUID()}`
    const answers: (() => void)[] = []
    await serve(send => answers.push(() => send({ data: null })))
    const [customer, desk] = [client({ timeoutMs: 60_000 }).customer, client({ exchange, timeoutMs: 60_000 }).desk]
    const undisturbed = customer.listBets(1n, 5, call)
    await expect(desk.findSession(1n, call)).rejects.toEqual(reason('unroutable'))
    await expect(desk.findSession(1n, call)).rejects.toEqual(reason('unroutable'))
    await until(() => answers.length === 1)
    answers[0]?.()
    expect(await undisturbed).toEqual([])

    await channel.assertExchange(exchange, 'direct', { durable: false, autoDelete: true })
    await channel.bindQueue(routingKey, exchange, routingKey)
    const session = desk.findSession(1n, call)
    await until(() => answers.length === 2)
    await channel.deleteExchange(exchange)
    await expect(desk.requestOperator(1n, 'x', call)).rejects.toEqual(reason('unroutable'))
    await expect(session).rejects.toEqual(reason('unroutable')) // its channel is gone, and the answer with it
  })

  test('no broker: fails at the timeout, and an abort ends the waiting', async () => {
    const { customer } = client({ url: 'amqp://127.0.0.1:1/', timeoutMs: 100 })
    const error = await customer.findBalance(1n, call).catch(error => error)
    expect(error).toEqual(reason('transport'))
    expect(error.cause.code).toBe('ECONNREFUSED')
    const caller = new AbortController()
    const outcome = customer.findBalance(1n, { ...call, signal: caller.signal })
    caller.abort()
    await expect(outcome).rejects.toEqual(reason('aborted'))
  })

  test('more calls than the process can carry: overloaded', async () => {
    await serve(() => {})
    const { transport, customer } = client()
    const calls = Array.from({ length: 4097 }, () => customer.findBalance(1n, call).catch(error => error.code))
    expect(await calls.at(-1)).toBe('overloaded')
    await transport.close()
    expect(new Set((await Promise.all(calls)).slice(0, 4096))).toEqual(new Set(['backend_error']))
  })
})

describe('connections', () => {
  test('calls of one turn of the event loop go out together', async () => {
    const answers: Send[] = []
    await serve(send => answers.push(send))
    const { customer } = client()
    const first = customer.listBets(1n, 5, call) // connects
    await until(() => answers.length === 1)
    const writes = [jest.spyOn(Socket.prototype, '_write'), jest.spyOn(Socket.prototype, '_writev')]
    cleanups.push(async () => jest.restoreAllMocks())
    const calls = Array.from({ length: 50 }, () => customer.listBets(1n, 5, call))
    await until(() => answers.length === 51)
    const written = writes.reduce((sum, { mock }) => sum + mock.calls.length, 0)
    expect(written).toBeLessThan(5) // one, unless a heartbeat comes in between
    for (const send of answers) send({ data: null })
    await Promise.all([first, ...calls])
  })

  test('two contours on one broker share one', async () => {
    await serve(send => send({ data: null }))
    const before = sockets()
    const [one, two] = [client(), client()]
    await Promise.all([one, two].map(({ customer }) => customer.listBets(1n, 5, call)))
    expect(sockets()).toBe(before + 1)
    await one.transport.close()
    expect(await two.customer.listBets(1n, 5, call)).toEqual([])
    await two.transport.close()
    await until(() => sockets() === before)
  })

  test('an aborted, a timed out, a failed and a closed call leave no timer, socket or listener', async () => {
    const received = await serve(() => {})
    const before = process.getActiveResourcesInfo().length
    const { transport, customer } = client({ timeoutMs: 60_000 })
    const caller = new AbortController()
    const aborted = customer.findBalance(1n, { ...call, signal: caller.signal }).catch(error => error)
    await until(() => received.length === 1)
    caller.abort()
    expect(await aborted).toEqual(reason('aborted'))
    await expect(customer.findBalance(1n, { ...call, signal: caller.signal })).rejects.toEqual(reason('aborted'))
    const timedOut = transport.send(operations.findBalance, { user_id: 1n }, call, { timeoutMs: 50 })
    await expect(timedOut).rejects.toEqual(reason('timeout'))
    const receivedBefore = received.length
    const closed = customer.findBalance(1n, call).catch(error => error)
    await until(() => received.length > receivedBefore)
    await transport.close()
    expect(await closed).toEqual(reason('closed'))
    await expect(customer.findBalance(1n, call)).rejects.toEqual(reason('closed'))
    await until(() => process.getActiveResourcesInfo().length <= before)
  })
})

const sockets = () => process.getActiveResourcesInfo().filter(name => name === 'TCPSocketWrap').length
