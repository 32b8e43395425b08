import { describe, expect, test } from '@jest/globals'
import { useAnsweringBackend } from '../../testing/backend/answering-backend.ts'
import { call } from '../../testing/backend/call.ts'

const { backend } = useAnsweringBackend()

describe('the message of a failure says what an administrator needs first', () => {
  test.each([
    [401, 'data.balance.get_by_user_id failed: status (401)'],
    ['{"amount":"much"}', 'data.balance.get_by_user_id failed: malformed (amount: expected a decimal number)'],
    ['<html>', 'data.balance.get_by_user_id failed: malformed (200: the body is a web page)'],
    ['amount=5', 'data.balance.get_by_user_id failed: malformed (200: the body is not JSON)'],
  ])('%j', async (answer, message) => {
    const { customer } = await backend({ 'GET /balances/by-user': answer })
    await expect(customer.findBalance(100n, call)).rejects.toMatchObject({ message })
  })

  test.each<[string, object, string]>([
    ['GET /bets', { bets: [] }, 'the whole answer: expected an array'],
    ['GET /bets', [null], '0: expected an object'],
    ['GET /operator/session', { data: { mode: 'operator' } }, 'mode'],
    ['GET /operator/session', { mode: 7 }, 'mode: expected a string'],
    ['POST /operator/request', { mode: 7 }, 'mode: expected a string'],
  ])('%s answered with %j', async (endpoint, answer, said) => {
    const { customer, desk } = await backend({ [endpoint]: JSON.stringify(answer) })
    const asked = {
      'GET /bets': () => customer.listBets(100n, 5, call),
      'GET /operator/session': () => desk.findSession(100n, call),
      'POST /operator/request': () => desk.requestOperator(100n, '', call),
    }[endpoint]
    await expect(asked?.()).rejects.toMatchObject({ message: expect.stringContaining(`failed: malformed (${said})`) })
  })

  test('refused', async () => {
    const { peer, customer } = await backend({})
    await peer.close()
    await expect(customer.findBalance(100n, call)).rejects.toMatchObject({
      message: expect.stringMatching(/^data.balance.get_by_user_id failed: transport \(.*ECONNREFUSED 127\.0\.0\.1/),
    })
  })
})
