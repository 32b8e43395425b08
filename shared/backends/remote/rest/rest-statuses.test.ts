import { describe, expect, test } from '@jest/globals'
import { failedFor } from '../../../testing/backend/backend-failure.ts'
import {
  call,
  isLookUp,
  json,
  someBalance,
  someBet,
  someUser,
  someWithdrawal,
  status,
  useRestBackend,
} from '../../../testing/backend/rest-backend.ts'
import type { CustomerBackend, OperatorDesk } from '../../backend.ts'

const { backend } = useRestBackend()

/** Asks for nothing that is there before it creates a user. */
const asksFirst = 'auth.user.create'
/** What is looked up beside the operation itself: whether the name is taken, whether the session is open. */
const lookedUpBeside: Record<string, string> = {
  [asksFirst]: `/users/by-username/${someUser.username}`,
  'operator.session.request': '/operator/session?user_id=100',
  'operator.session.user_message': '/operator/session?user_id=100',
}
const balanceJson = () => `{"id":1,"user_id":100,"amount":123.45,"frozen":0,"updated_at":"2026-02-23T12:34:56Z"}`

type Ports = { customer: CustomerBackend; desk: OperatorDesk }
const everyOperation: [string, (ports: Ports) => Promise<unknown>, 'none' | 'empty' | 'error' | 'bot'][] = [
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
  ['operator.session.user_message', ({ desk }) => desk.sendUserMessage(100n, 'hi', call), 'bot'],
]

describe('statuses', () => {
  test.each(everyOperation)('%s: 404', async (operation, run, notFound) => {
    const { peer, ...ports } = await backend(status(404))
    const outcome = run(ports)
    if (notFound === 'error') await expect(outcome).rejects.toEqual(failedFor('not_found', { operation, status: 404 }))
    else if (notFound === 'bot') expect(await outcome).toEqual({ userId: 100n, mode: 'bot' })
    else expect(await outcome).toEqual(notFound === 'empty' ? [] : undefined)
    expect(peer.received.filter(({ url }) => url !== lookedUpBeside[operation])).toHaveLength(1)
  })

  test.each(everyOperation)('%s: 500, 403, 401 and a redirect fail after one try', async (operation, run) => {
    let code = 500
    const { peer, ...ports } = await backend((response, url) =>
      operation === asksFirst && isLookUp(url)
        ? status(404)(response)
        : response.writeHead(code, { Location: 'http://127.0.0.1:1/elsewhere' }).end(balanceJson()),
    )
    const codes = [500, 403, 401, 302, 307]
    for (code of codes) await expect(run(ports)).rejects.toEqual(failedFor('status', { operation, status: code }))
    const asked = peer.received.filter(({ url }) => url !== lookedUpBeside[operation])
    expect(asked).toHaveLength(codes.length)
  })

  test.each([
    [503, '7', '7'],
    [429, 'Wed, 21 Oct 2099 07:28:00 GMT', '3600'],
    [429, '86400', '3600'],
    [503, 'Wed, 21 Oct 2015 07:28:00 GMT', undefined],
    [503, '0', undefined],
    [503, 'soon', undefined],
  ])('%i with Retry-After: %s tells the client to wait %s seconds', async (code, retryAfter, told) => {
    const { customer } = await backend(response => response.writeHead(code, { 'Retry-After': retryAfter }).end())
    const error = await customer.findBalance(100n, call).catch(error => error)
    expect(error.code).toBe('backend_error')
    expect(error.headers['retry-after']).toBe(told)
  })

  test('409 is user_exists at the creation of a user only', async () => {
    const { customer } = await backend((response, url) => status(isLookUp(url) ? 404 : 409)(response))
    await expect(customer.createUser(someUser, call)).rejects.toMatchObject({ code: 'user_exists' })
    await expect(customer.createBet(someBet, call)).rejects.toEqual(failedFor('status', { status: 409 }))
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
