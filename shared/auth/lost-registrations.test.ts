import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { hash as bcryptHash } from '@node-rs/bcrypt'
import { RemoteCustomer } from '../backends/remote/remote-customer.ts'
import { RestTransport } from '../backends/remote/rest/rest-transport.ts'
import { loadConfig } from '../config/load-config.ts'
import { logger } from '../observability/logger.ts'
import { startHttpPeer } from '../testing/network/http-peer.ts'
import { Passwords } from './passwords.ts'
import { Registrations } from './registrations.ts'

/** Registrations with a REST backend that creates users in unusual ways, and loses answers. */

const call = { requestId: 'r-1' }
const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  jest.restoreAllMocks()
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

interface Request {
  username: string
  password: string
}

/** How the backend handles the nth creation: the record that it stores, and its status, or no answer. */
type Create = (request: Request, nth: number) => Promise<{ keeps?: Request; answers: number | 'reset' }>

async function register(create: Create, { transfer = 'hashed', names = ['anna'] } = {}) {
  const users = new Map<string, Request>()
  let creations = 0
  let lookUps = 0
  const peer = await startHttpPeer(async (request, response) => {
    if (request.method === 'GET') {
      lookUps++
      const user = users.get(decodeURIComponent(request.url?.split('/').at(-1) ?? ''))
      if (user) response.end(JSON.stringify({ id: 7, ...user }))
      else response.writeHead(404).end()
      return
    }
    const { keeps, answers } = await create(JSON.parse(peer.received.at(-1)?.body ?? ''), ++creations)
    if (keeps) users.set(keeps.username, keeps)
    if (answers === 'reset') response.destroy()
    else response.writeHead(answers).end()
  })
  const transport = new RestTransport({ kind: 'rest', endpoint: peer.url, timeoutMs: 5000, retryDelayMs: 1 })
  cleanups.push(peer.close, () => transport.close())
  const { config } = loadConfig({
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: peer.url,
    AUTH_PASSWORD_TRANSFER: transfer,
    JWT_SECRET: 'a secret of thirty-two bytes or more',
  })
  const customer = new RemoteCustomer(transport)
  const registrations = new Registrations({ customer, passwords: new Passwords(), config })
  const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
  const outcomes: string[] = []
  for (const username of names) {
    const registering = registrations.register({ username, password: 'correct horse' }, call)
    outcomes.push(await registering.then(() => 'registered').catch(({ code }) => code))
  }
  return { outcomes, lookUps, warnings: warn.mock.calls.map(([message]) => String(message)) }
}

const hashed = async ({ username, password }: Request) => ({
  username,
  password: await bcryptHash(password, { cost: 4 }),
})

describe('a created user counts as registered, although the answer was lost', () => {
  test('the connection breaks, and the second try is refused', async () => {
    const { outcomes, warnings } = await register(async (request, nth) =>
      nth === 1 ? { keeps: request, answers: 'reset' } : { answers: 409 },
    )
    expect({ outcomes, warnings }).toEqual({ outcomes: ['registered'], warnings: [] })
  })

  test('the backend creates the user and answers 502', async () => {
    const { outcomes } = await register(async request => ({ keeps: request, answers: 502 }))
    expect(outcomes).toEqual(['registered'])
  })

  test.each([409, 502])('over plain passwords, with %i in the end', async status => {
    const { outcomes } = await register(
      async (request, nth) =>
        nth === 1 ? { keeps: await hashed(request), answers: status === 502 ? 502 : 'reset' } : { answers: status },
      { transfer: 'plain' },
    )
    expect(outcomes).toEqual(['registered'])
  })
})

describe('a name taken by somebody else in the meantime stays theirs', () => {
  test.each(['hashed', 'plain'])('over %s passwords', async transfer => {
    const another = { username: 'anna', password: await bcryptHash('another password', { cost: 4 }) }
    const { outcomes, warnings } = await register(async () => ({ keeps: another, answers: 409 }), { transfer })
    expect({ outcomes, warnings }).toEqual({ outcomes: ['user_exists'], warnings: [] })
  })

  test('even if the password is the same', async () => {
    const { outcomes } = await register(async request => ({
      keeps: { ...request, password: await bcryptHash('correct horse', { cost: 4 }) },
      answers: 409,
    }))
    expect(outcomes).toEqual(['user_exists'])
  })
})

test('409 for a free name is user_exists for the player, and a warning in the log', async () => {
  const { outcomes, warnings } = await register(async () => ({ answers: 409 }))
  expect(outcomes).toEqual(['user_exists'])
  expect(warnings[0]).toMatch(/409 for a username that is free.*e-mail/)
})

test('400 for a free name is invalid_input', async () => {
  const { outcomes, warnings } = await register(async () => ({ answers: 400 }))
  expect(outcomes).toEqual(['invalid_input'])
  expect(warnings[0]).toMatch(/400 for a username that is free.*AUTH_PASSWORD_TRANSFER/)
})

describe('the check that the backend stores the hash unchanged', () => {
  const names = ['anna', 'boris', 'vera']

  test('runs once, and warns about a backend that hashes it again', async () => {
    const { outcomes, lookUps, warnings } = await register(
      async request => ({ keeps: await hashed(request), answers: 201 }),
      { names },
    )
    expect(outcomes).toEqual(['registered', 'registered', 'registered'])
    expect(lookUps).toBe(names.length + 1)
    expect(warnings).toEqual([expect.stringContaining('AUTH_PASSWORD_TRANSFER=plain')])
  })

  test('does not warn about a backend that does', async () => {
    const { warnings } = await register(async request => ({ keeps: request, answers: 201 }), { names })
    expect(warnings).toEqual([])
  })

  test('is skipped when the backend hashes passwords itself', async () => {
    const { lookUps, warnings } = await register(async request => ({ keeps: await hashed(request), answers: 201 }), {
      transfer: 'plain',
      names,
    })
    expect({ lookUps, warnings }).toEqual({ lookUps: names.length, warnings: [] })
  })
})
