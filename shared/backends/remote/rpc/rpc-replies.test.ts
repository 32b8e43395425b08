import { randomUUID } from 'node:crypto'
import { describe, expect, jest, test } from '@jest/globals'
import { logger } from '../../../observability/logger.ts'
import { onMeasurement } from '../../../observability/measurements.ts'
import { failedFor } from '../../../testing/backend/backend-failure.ts'
import { call } from '../../../testing/backend/call.ts'
import { balanceOf, useRpcWorker, userIdOf } from '../../../testing/backend/rpc-worker.ts'
import { operations } from '../operations.ts'

const { serve, client, channel, cleanups } = useRpcWorker()

describe('replies', () => {
  test.each([
    ['not_found', { not_found: true, error: 'no such user', code: 500 }],
    ['code 404', { code: 404 }],
    ['not_found in quotes', { not_found: 'true' }],
    ['not_found 1', { not_found: 1, data: null }],
    ['code 404 in quotes', { code: '404', error: 'no such user' }],
    ['status 404', { data: null, error: '', status: 404 }],
    ['the word as the error', { data: null, error: 'not_found', code: 0, status: 0, not_found: false }],
    ['the word as the data', { data: 'not_found', error: '' }],
  ])('%s is not found', async (_, reply) => {
    await serve(send => send(reply))
    const { customer, desk } = client()
    expect(await customer.findUser('anna', call)).toBeUndefined()
    expect(await customer.listBets(1n, 5, call)).toEqual([])
    expect(await desk.findSession(1n, call)).toBeUndefined()
    await expect(desk.requestOperator(1n, 'hi', call)).rejects.toEqual(failedFor('not_found'))
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
    ['an error', { data: [], error: 'no space left' }, 'rejected'],
    ['an error that is no text', { data: [], error: { text: 'x' } }, 'rejected'],
    ['status 500 without an error', { data: [], error: '', status: 500 }, 'rejected'],
    ['not JSON', 'oops {', 'malformed'],
    ['broken UTF-8', '{"data":"\xff"}', 'malformed'],
    ['an empty message', '', 'malformed'],
    ['a list', [], 'malformed'],
    ['somebody else’s protocol', { result: [] }, 'malformed'],
    ['an object that is not in data', { id: 1, user_id: 1, status: 'pending' }, 'malformed'],
    ['data of the wrong shape', { data: { bets: [] } }, 'malformed'],
    ['a list with a hole', { data: [null] }, 'malformed'],
    ['6 MiB', `{"data":[${' '.repeat(6 << 20)}]}`, 'too_large'],
  ])('%s: the call fails at once, and the next one works', async (_, reply, why) => {
    const replies = [reply]
    await serve(send => send(replies.shift() ?? { data: null }))
    const { customer } = client({ timeoutMs: 60_000 })
    const error = await customer.listBets(1n, 5, call).catch(error => error)
    expect(error).toEqual(failedFor(why, { operation: 'data.bet.get_by_user_id' }))
    expect(await customer.listBets(1n, 5, call)).toEqual([])
  })

  test('409 is user_exists at the creation of a user', async () => {
    await serve((send, message) =>
      send(message.content.includes('get_by_username') ? { not_found: true } : { error: 'exists', code: 409 }),
    )
    const user = { username: 'anna', email: '', password: 'x' }
    await expect(client().customer.createUser(user, call)).rejects.toMatchObject({ code: 'user_exists' })
  })

  test.each([
    [{ error: 'user already exists' }, 'user_exists'],
    [{ error: 'ERROR: duplicate key value violates unique constraint', code: 0 }, 'user_exists'],
    [{ error: 'e-mail is required', code: 'E_VALIDATION', status: 0 }, 'invalid_input'],
    [
      '{"error":"\\u0443\\u0436\\u0435\\u0020\\u0441\\u0443\\u0449\\u0435\\u0441\\u0442\\u0432\\u0443\\u0435\\u0442"}',
      'user_exists',
    ], // «уже существует»
    [{ error: 'database does not exist' }, 'backend_error'],
    [{ error: 'connection lost' }, 'backend_error'],
    [{ error: 'invalid connection' }, 'backend_error'],
    [{ error: 'runtime error: invalid memory address or nil pointer dereference' }, 'backend_error'],
    [{ error: 'authentication required' }, 'backend_error'],
    [{ error: 'the tenant no longer exists' }, 'backend_error'],
    [{ error: 'already exists', code: 500 }, 'backend_error'],
  ])('a user refused with %j, without a code of its own: %s', async (refusal, code) => {
    const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
    await serve((send, message) => send(message.content.includes('get_by_username') ? { not_found: true } : refusal))
    const user = { username: 'anna', email: '', password: 'x' }
    await expect(client().customer.createUser(user, call)).rejects.toMatchObject({ code })
    warn.mockRestore()
  })

  test('out of order, twice and with foreign ids: everybody gets their own answer', async () => {
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
    const { customer } = client()
    const users = Array.from({ length: 50 }, (_, index) => BigInt(index))
    const balances = await Promise.all(users.map(userId => customer.findBalance(userId, call)))
    expect(balances.map(balance => balance?.userId)).toEqual(users)
  })

  test('late: the call times out, and its answer is not taken for that of the next call', async () => {
    const late: (() => void)[] = []
    await serve((send, message) => {
      const answer = () => send(balanceOf(userIdOf(message)))
      if (userIdOf(message) === 1) late.push(answer)
      else for (const one of [...late, answer]) one()
    })
    const { transport, customer } = client()
    await customer.findBalance(2n, call) // connects
    const impatient = () => transport.send(operations.findBalance, { user_id: 1n }, call, { timeoutMs: 100 })
    // Where the worker was too slow to get the message before it expired, another one is sent.
    while (late.length === 0) await expect(impatient()).rejects.toEqual(failedFor('timeout'))
    expect(await customer.findBalance(3n, call)).toMatchObject({ userId: 3n })
  })
})

test('replies to a call that has ended, and those that name no call of ours, are dropped and counted', async () => {
  const measured: unknown[] = []
  onMeasurement(measurement => measured.push(measurement))
  cleanups.push(async () => onMeasurement(undefined))
  await serve((send, message) => {
    const answer = balanceOf(userIdOf(message))
    send(answer)
    if (userIdOf(message) !== 1) return
    send(answer)
    send(answer, randomUUID())
    channel().sendToQueue(message.properties.replyTo, Buffer.from('{}')) // no correlation_id at all
  })
  const { customer } = client()
  await customer.findBalance(1n, call)
  await customer.findBalance(2n, call) // its answer comes after all of them
  const dropped = (of: string) => ({ kind: 'dropped_reply', call: of })
  expect(measured).toEqual([dropped('ended'), dropped('unknown'), dropped('unknown')])
})

test('a timeout tells of answers that came meanwhile and named no call of ours', async () => {
  await serve((send, message) => {
    send(balanceOf(1), '')
    channel().sendToQueue(message.properties.replyTo, Buffer.from('{}')) // no correlation_id at all
  })
  const { customer } = client({ timeoutMs: 3000 })
  const message = expect.stringMatching(/timeout \(2 answers came without a known correlation_id/)
  await expect(customer.findBalance(1n, call)).rejects.toMatchObject({ message })
})
