import { afterEach, describe, expect, jest, test } from '@jest/globals'
import type { NewUser } from '../backends/backend.ts'
import { RemoteCustomer } from '../backends/remote/remote-customer.ts'
import { RestTransport } from '../backends/remote/rest/rest-transport.ts'
import { logger } from '../observability/logger.ts'
import { startHttpPeer } from '../testing/network/http-peer.ts'
import { withSubstituteEmail } from './with-substitute-email.ts'

const call = { requestId: 'r-1' }
const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  jest.restoreAllMocks()
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** Creates three users with a backend that answers each creation as it is told to, and keeps whom it answers with 201. */
async function create(
  statusFor: (user: NewUser) => number,
  { email = '', domain }: { email?: string; domain?: string } = {},
) {
  const kept = new Set<string>()
  const emails: string[] = []
  const peer = await startHttpPeer((request, response) => {
    if (request.method === 'GET') {
      const name = request.url?.split('/').at(-1) ?? ''
      return void (kept.has(name) ? response.end('{"id":7,"password":""}') : response.writeHead(404).end())
    }
    const user = JSON.parse(peer.received.at(-1)?.body ?? '') as NewUser
    emails.push(user.email)
    const status = statusFor(user)
    if (status === 201) kept.add(user.username)
    response.writeHead(status).end()
  })
  const transport = new RestTransport({ kind: 'rest', endpoint: peer.url, timeoutMs: 5000, retryDelayMs: 1 })
  cleanups.push(peer.close, () => transport.close())
  const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
  const createUser = withSubstituteEmail(new RemoteCustomer(transport), domain)
  const outcomes: string[] = []
  for (const username of ['anna', 'boris', 'vera']) {
    const creating = createUser({ username, password: 'a hash', email }, call)
    outcomes.push(await creating.then(() => 'created').catch(({ code }) => code))
  }
  return { outcomes, emails, warnings: warn.mock.calls.map(([message]) => String(message)) }
}

const created = ['created', 'created', 'created']
const reserved = ['anna', 'boris', 'vera'].map(name => `${name}@no-email.example.com`)

test('a backend that takes an e-mail of "" gets that', async () => {
  expect(await create(() => 201)).toEqual({ outcomes: created, emails: ['', '', ''], warnings: [] })
})

describe('a backend that does not take an e-mail of ""', () => {
  test.each([400, 409, 422])('gets an address at which nobody receives mail: %i', async status => {
    const { outcomes, emails, warnings } = await create(({ email }) => (email === '' ? status : 201))
    expect({ outcomes, emails }).toEqual({ outcomes: created, emails: ['', ...reserved] })
    expect(warnings).toEqual([
      expect.stringMatching(`${status} for a username that is free.*AUTH_EMAIL_DOMAIN`),
      expect.stringMatching(/no-email\.example\.com.*AUTH_EMAIL_DOMAIN/),
    ])
  })

  test('because it is taken', async () => {
    const taken = new Set<string>()
    const { outcomes, emails } = await create(({ email }) => {
      if (taken.has(email)) return 409
      taken.add(email)
      return 201
    })
    expect({ outcomes, emails }).toEqual({ outcomes: created, emails: ['', '', ...reserved.slice(1)] })
  })
})

test.each([
  [409, 'user_exists'],
  [400, 'invalid_input'],
  [422, 'invalid_input'],
])('%i whatever the e-mail is %s, and no reserved address is kept to', async (status, code) => {
  const { outcomes, emails, warnings } = await create(() => status)
  expect(outcomes).toEqual([code, code, code])
  expect(emails).toEqual(['', reserved[0], '', reserved[1], '', reserved[2]])
  expect(warnings.join()).not.toMatch('no-email')
})

test("neither a player's own e-mail nor one of the administrator's domain is replaced", async () => {
  const own = await create(() => 400, { email: 'me@home.example' })
  expect(own.emails).toEqual(['me@home.example', 'me@home.example', 'me@home.example'])
  const { emails } = await create(() => 400, { domain: 'players.example' })
  expect(emails).toEqual(['anna@players.example', 'boris@players.example', 'vera@players.example'])
})

test('a failure is no refusal of the e-mail', async () => {
  expect(await create(() => 500)).toMatchObject({ outcomes: Array(3).fill('backend_error'), emails: ['', '', ''] })
})
