import { describe, expect, test } from '@jest/globals'
import Big from 'big.js'
import { call } from '../../../testing/backend/call.ts'
import { json, someBet, status, useRestBackend } from '../../../testing/backend/rest-backend.ts'

const { backend } = useRestBackend()

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
