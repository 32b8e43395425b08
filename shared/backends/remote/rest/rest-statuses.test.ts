import { describe, expect, test } from '@jest/globals'
import { failedFor } from '../../../testing/backend/backend-failure.ts'
import { call } from '../../../testing/backend/call.ts'
import { everyOperation, type Kind } from '../../../testing/backend/every-operation.ts'
import {
  isLookUp,
  json,
  someBalance,
  someBet,
  someUser,
  someWithdrawal,
  status,
  useRestBackend,
} from '../../../testing/backend/rest-backend.ts'

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

/** What 404 is taken for; an error for all other kinds. */
const meaningOf404: Partial<Record<Kind, unknown>> = {
  one: undefined,
  balance: undefined,
  session: undefined,
  list: [],
  message: { userId: 100n, mode: 'bot' },
}

describe('statuses', () => {
  test.each(everyOperation)('$method: 404', async ({ method: operation, kind, run }) => {
    const { peer, ...ports } = await backend(status(404))
    const outcome = run(ports, call)
    if (kind in meaningOf404) expect(await outcome).toEqual(meaningOf404[kind])
    else await expect(outcome).rejects.toEqual(failedFor('not_found', { operation, status: 404 }))
    expect(peer.received.filter(({ url }) => url !== lookedUpBeside[operation])).toHaveLength(1)
  })

  test.each(everyOperation)('$method: 500, 403, 401 and a redirect fail after one try', async ({ method, run }) => {
    let code = 500
    const { peer, ...ports } = await backend((response, url) =>
      method === asksFirst && isLookUp(url)
        ? status(404)(response)
        : response.writeHead(code, { Location: 'http://127.0.0.1:1/elsewhere' }).end(balanceJson()),
    )
    const codes = [500, 403, 401, 302, 307]
    for (code of codes)
      await expect(run(ports, call)).rejects.toEqual(failedFor('status', { operation: method, status: code }))
    const asked = peer.received.filter(({ url }) => url !== lookedUpBeside[method])
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
