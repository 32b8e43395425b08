import { describe, expect, jest, test } from '@jest/globals'
import { logger } from '../../observability/logger.ts'
import { onMeasurement } from '../../observability/measurements.ts'
import { useAnsweringBackend } from '../../testing/backend/answering-backend.ts'
import type { Call } from '../backend.ts'

/** Replies that deviate from the guide but are clear: empty, shortened, or with numbers and times in another notation. */

const call: Call = { requestId: 'req-1' }
const bet = { id: 1, user_id: 100, amount: 10, event_type: 'football', event_name: 'A — B', status: 'pending' }

const { backend, cleanups } = useAnsweringBackend()

describe('a question answered with nothing', () => {
  test.each(['', 'null', '{}', 204])('%j says that there is none', async nothing => {
    const { customer, desk } = await backend({
      'GET /users/by-username/anna': nothing,
      'GET /bets': nothing,
      'GET /bets/by-date-range': nothing,
      'GET /withdrawals': nothing,
      'GET /withdrawals/1': nothing,
      'GET /operator/session': nothing,
    })
    expect(await customer.findUser('anna', call)).toBeUndefined()
    expect(await customer.findWithdrawal(1n, call)).toBeUndefined()
    expect(await customer.listBets(100n, 5, call)).toEqual([])
    expect(await customer.listBetsBetween(100n, new Date(0), new Date(), call)).toEqual([])
    expect(await customer.listWithdrawals(100n, call)).toEqual([])
    expect(await desk.findSession(100n, call)).toBeUndefined()
  })
})

describe('a balance: what is not there would be created', () => {
  test.each(['', 'null', '{}', '[]', 204])('%j does not say that there is none', async nothing => {
    const { customer } = await backend({ 'GET /balances/by-user': nothing })
    await expect(customer.findBalance(100n, call)).rejects.toMatchObject({
      code: 'backend_error',
      details: { operation: 'data.balance.get_by_user_id', reason: 'malformed' },
    })
  })

  test('404 does', async () => {
    const { customer } = await backend({ 'GET /balances/by-user': 404 })
    expect(await customer.findBalance(100n, call)).toBeUndefined()
  })
})

describe('words that the guide does not name', () => {
  const time = { created_at: '2026-02-23T12:34:56Z' }
  const refund = { ...bet, ...time, status: 'refund-of-anna' }
  const bySbp = { id: 1, user_id: 100, amount: 10, method: 'sbp', status: 'on_hold', ...time }
  const { method: _method, status: _status, ...bare } = bySbp

  test('a list is shown with them, and the log names operation and field, not the word', async () => {
    const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
    const measured: unknown[] = []
    onMeasurement(measurement => measured.push(measurement))
    cleanups.push(async () => warn.mockRestore())
    cleanups.push(async () => onMeasurement(undefined))
    const { customer } = await backend({
      'GET /bets': JSON.stringify([
        { ...bet, ...time },
        refund,
        { ...refund, status: null },
        { ...refund, status: undefined },
      ]),
      'GET /bets/by-date-range': JSON.stringify([refund]),
      'GET /withdrawals': JSON.stringify([bySbp, bare]),
      'GET /withdrawals/1': JSON.stringify(bySbp),
    })
    const statuses = (await customer.listBets(100n, 5, call)).map(({ status }) => status)
    expect(statuses.sort()).toEqual(['pending', 'unknown', 'unknown', 'unknown'])
    expect(await customer.listBetsBetween(100n, new Date(0), new Date(), call)).toMatchObject([{ status: 'unknown' }])
    const shown = { method: 'unknown', status: 'unknown' }
    expect(await customer.listWithdrawals(100n, call)).toMatchObject([shown, shown])
    expect(await customer.findWithdrawal(1n, call)).toMatchObject(shown)
    expect(warn.mock.calls[0]).toEqual([
      'data.bet.get_by_user_id answered with a status that the guide does not name; players see it as unknown',
      { request_id: 'req-1', operation: 'data.bet.get_by_user_id', field: 'status', count: 3 },
    ])
    expect(warn.mock.calls.length).toBe(6)
    expect(JSON.stringify(warn.mock.calls)).not.toMatch(/anna|sbp|on_hold/)
    expect(measured).toContainEqual({ kind: 'unknown_word', operation: 'data.withdrawal.get_by_id', field: 'method' })
  })

  test.each(['soon', 1771850096, false, {}])(
    'nobody is shown when a withdrawal was processed: %j may say so',
    async at => {
      const paid = { id: 1, user_id: 100, amount: 10, method: 'card', status: 'completed', ...time, processed_at: at }
      const { customer } = await backend({
        'GET /withdrawals': JSON.stringify([paid]),
        'GET /withdrawals/1': JSON.stringify(paid),
      })
      const [listed] = await customer.listWithdrawals(100n, call)
      for (const shown of [listed, await customer.findWithdrawal(1n, call)]) {
        expect(shown).toMatchObject({ id: 1n, status: 'completed' })
        expect(shown).not.toHaveProperty('processedAt')
      }
    },
  )

  test('capitals mean nothing', async () => {
    const { customer, desk } = await backend({
      'GET /bets': JSON.stringify([{ ...refund, status: 'WIN' }]),
      'GET /operator/session': '{"mode":"Operator"}',
    })
    expect(await customer.listBets(100n, 5, call)).toMatchObject([{ status: 'win' }])
    expect(await desk.findSession(100n, call)).toMatchObject({ mode: 'operator' })
  })

  test('what is wrong otherwise is still an error: a list that lacks something would be untrue', async () => {
    const { customer } = await backend({ 'GET /bets': JSON.stringify([refund, { ...refund, amount: 'ten' }]) })
    await expect(customer.listBets(100n, 5, call)).rejects.toMatchObject({ details: { field: '1.amount' } })
  })
})

describe('numbers and times', () => {
  test('ids and sums may stand in quotes', async () => {
    const { customer } = await backend({
      'GET /users/by-username/anna': '{"id":"9223372036854775807","password":"x"}',
      'GET /balances/by-user':
        '{"id":"1","user_id":"100","amount":"123.45","frozen":"0","updated_at":"2026-02-23T12:34:56Z"}',
      'PUT /balances/100': 200,
    })
    expect(await customer.findUser('anna', call)).toMatchObject({ id: 9223372036854775807n })
    const balance = await customer.findBalance(100n, call)
    expect(balance?.amount.toFixed()).toBe('123.45')
  })

  test.each([
    ['2026-02-23T12:34:56', '2026-02-23T12:34:56Z'],
    ['2026-02-23 12:34:56.5', '2026-02-23T12:34:56.5Z'],
    ['2026-02-23T12:34Z', '2026-02-23T12:34:00Z'],
    ['2026-02-23t12:34:56z', '2026-02-23T12:34:56Z'],
    ['2026-02-23 12:34:56+0300', '2026-02-23T12:34:56+03:00'],
    ['2026-02-23 12:34:56+03', '2026-02-23T12:34:56+03:00'],
  ])('%s is %s', async (sent, read) => {
    const { customer } = await backend({ 'GET /bets': JSON.stringify([{ ...bet, created_at: sent }]) })
    expect(await customer.listBets(100n, 5, call)).toMatchObject([{ createdAt: read }])
  })
})

describe('objects that say less', () => {
  test('a balance is a sum; what is missing is zero, now, and the one who was asked about', async () => {
    const { peer, customer } = await backend({
      'GET /balances/by-user': '{"amount":123.45,"frozen":null,"updated_at":null}',
      'PUT /balances/100': 204,
    })
    const balance = await customer.findBalance(100n, call)
    if (!balance) throw new Error('no balance')
    expect(Date.now() - Date.parse(balance.updatedAt)).toBeLessThan(60_000)
    await customer.updateBalance({ ...balance, updatedAt: '2026-02-23T12:34:56Z' }, call)
    expect(JSON.parse(peer.received[1]?.body ?? '')).toEqual({
      id: 0,
      user_id: 100,
      amount: 123.45,
      frozen: 0,
      updated_at: '2026-02-23T12:34:56Z',
    })
  })

  test.each(['', '{}', '{"ok":true}'])('a balance made and answered with %j is looked up', async made => {
    const { customer } = await backend({
      'POST /balances': made,
      'GET /balances/by-user': '{"id":1,"user_id":100,"amount":5}',
    })
    expect(await customer.createBalance(100n, call)).toMatchObject({ id: 1n, userId: 100n })
  })

  test('a bet may leave out whose it is and what it is on', async () => {
    const { customer } = await backend({
      'GET /bets': '[{"id":1,"amount":10,"status":"win","created_at":"2026-02-23T12:34:56Z"}]',
    })
    expect(await customer.listBets(100n, 5, call)).toMatchObject([{ userId: 100n, eventType: '', eventName: '' }])
  })

  test('a withdrawal may not: whose it is must be known', async () => {
    const { customer } = await backend({
      'GET /withdrawals/1':
        '{"id":1,"amount":10,"method":"card","status":"pending","created_at":"2026-02-23T12:34:56Z"}',
    })
    await expect(customer.findWithdrawal(1n, call)).rejects.toMatchObject({ details: { field: 'user_id' } })
  })
})
