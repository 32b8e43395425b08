import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { hash as bcryptHash } from '@node-rs/bcrypt'
import type { CustomerBackend, NewUser } from '../backends/backend.ts'
import { createDbCustomer } from '../backends/db/db-customer.ts'
import { loadConfig } from '../config/load-config.ts'
import { AppError } from '../errors.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { createAccounts } from './accounts.ts'
import { HashingQueue } from './hashing-queue.ts'
import { LoginThrottle } from './login-throttle.ts'
import { Passwords } from './passwords.ts'
import { createTokens } from './tokens.ts'

const folder = tempFolder()
const call = { requestId: 'r-1' }
const from = { address: '192.0.2.1', call }
const tokens = createTokens({ secret: 'a secret of thirty-two bytes or more', ttlSeconds: 60 })
const wrong = { code: 'invalid_credentials', status: 401, message: 'The username or the password is wrong' }
let store: Store
let db: CustomerBackend
let created: NewUser[]

beforeAll(async () => {
  store = await openStore({ kind: 'file', path: join(folder.path, 'chat.db') })
  db = createDbCustomer(store)
})
beforeEach(async () => {
  created = []
  await store.batch(['users', 'login_attempts'].map(table => ({ sql: `DELETE FROM ${table}` })))
})
afterAll(async () => {
  await store.close()
  folder.remove()
})

const rest = {
  AUTH_BACKEND: 'rest',
  AUTH_REST_ENDPOINT: 'http://backend',
  JWT_SECRET: 'a secret of thirty-two bytes or more',
}

/** Accounts over the real backend of db mode, with a record of what is sent to it. */
function accountsWith(env: Record<string, string> = {}, { passwords = new Passwords(), customer = db } = {}) {
  const createUser = (user: NewUser) => {
    created.push(user)
    return customer.createUser(user, call)
  }
  const throttle = new LoginThrottle(store)
  const { config } = loadConfig(env)
  return createAccounts({ customer: { ...customer, createUser }, passwords, tokens, throttle, config })
}

test('a registered player can log in, and the token identifies them', async () => {
  const accounts = accountsWith()
  await accounts.register({ username: 'Иван', password: 'correct horse', email: 'ivan@example.com' }, call)
  const { token } = await accounts.login({ username: 'Иван', password: 'correct horse' }, from)
  const user = await db.findUser('Иван', call)
  expect(await tokens.verify(token)).toMatchObject({ userId: user?.id, username: 'Иван' })
  expect(created).toEqual([
    {
      username: 'Иван',
      email: 'ivan@example.com',
      password: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
    },
  ])
})

test('a taken name, and a password that is too short', async () => {
  const accounts = accountsWith({ PASSWORD_MIN_LENGTH: '10' })
  const short = accounts.register({ username: 'ivan', password: '123456789' }, call)
  await expect(short).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining('10') })
  await accounts.register({ username: 'ivan', password: '1234567890' }, call)
  const again = accounts.register({ username: 'ivan', password: 'another password' }, call)
  await expect(again).rejects.toMatchObject({ code: 'user_exists', status: 400 })
  await expect(accounts.login({ username: 'ivan', password: 'another password' }, from)).rejects.toMatchObject(wrong)
})

test('a wrong password and an unknown user get the same answer', async () => {
  const accounts = accountsWith()
  await accounts.register({ username: 'ivan', password: 'correct horse' }, call)
  const answers = ['ivan', 'nobody'].map(username =>
    accounts
      .login({ username, password: 'wrong horse' }, from)
      .catch((error: AppError) => ({ ...error, message: error.message })),
  )
  const [known, unknown] = await Promise.all(answers)
  expect(known).toMatchObject(wrong)
  expect(unknown).toEqual(known)
})

test('a user of the backend with a bcrypt hash and a short password can log in', async () => {
  await db.createUser(
    { username: 'old', email: '', password: await bcryptHash('pin', { cost: 4, version: '2y' }) },
    call,
  )
  expect(await accountsWith().login({ username: 'old', password: 'pin' }, from)).toEqual({ token: expect.any(String) })
})

test.each([
  [{ ...rest, AUTH_PASSWORD_TRANSFER: 'plain' }, 'correct horse'],
  [rest, expect.stringMatching(/^\$argon2id\$/)],
  [{ AUTH_PASSWORD_TRANSFER: 'plain' }, expect.stringMatching(/^\$argon2id\$/)],
])('AUTH_PASSWORD_TRANSFER: with %j the backend is sent %s', async (env, password) => {
  await accountsWith(env as Record<string, string>).register({ username: 'ivan', password: 'correct horse' }, call)
  expect(created).toEqual([{ username: 'ivan', email: '', password }])
})

test('after ten wrong passwords even the right one is refused; of 30 simultaneous guesses ten are checked', async () => {
  const accounts = accountsWith()
  await accounts.register({ username: 'ivan', password: 'correct horse' }, call)
  const guesses = Array.from({ length: 30 }, () => accounts.login({ username: 'ivan', password: 'wrong horse' }, from))
  const codes = (await Promise.allSettled(guesses)).map(guess =>
    guess.status === 'rejected' ? guess.reason.code : 'in',
  )
  expect(codes.filter(code => code === 'invalid_credentials')).toHaveLength(10)
  expect(codes.filter(code => code === 'too_many_requests')).toHaveLength(20)
  const right = { username: 'ivan', password: 'correct horse' }
  await expect(accounts.login(right, from)).rejects.toMatchObject({ code: 'too_many_requests', status: 429 })
  expect(await accounts.login(right, { ...from, address: '192.0.2.2' })).toEqual({ token: expect.any(String) })
})

test('a failure of the backend or a full queue does not count as a wrong guess', async () => {
  const findUser = () => Promise.reject(new AppError('backend_error', 'the backend is away'))
  const away = accountsWith({}, { customer: { ...db, findUser } })
  const full = accountsWith({}, { passwords: new Passwords(new HashingQueue({ concurrency: 0, capacity: 0 })) })
  const login = { username: 'ivan', password: 'correct horse' }
  for (let n = 0; n < 15; n += 1) {
    await expect(away.login(login, from)).rejects.toMatchObject({ code: 'backend_error' })
    await expect(full.login(login, from)).rejects.toMatchObject({ code: 'overloaded' })
  }
  expect(await store.execute('SELECT * FROM login_attempts')).toEqual([])
})

test('a right password clears earlier failures', async () => {
  const accounts = accountsWith()
  await accounts.register({ username: 'ivan', password: 'correct horse' }, call)
  const guess = () => accounts.login({ username: 'ivan', password: 'wrong horse' }, from)
  for (let n = 0; n < 9; n += 1) await expect(guess()).rejects.toMatchObject(wrong)
  await accounts.login({ username: 'ivan', password: 'correct horse' }, from)
  for (let n = 0; n < 10; n += 1) await expect(guess()).rejects.toMatchObject(wrong)
  await expect(guess()).rejects.toMatchObject({ code: 'too_many_requests' })
})

test.each([
  ['anna.b-7', 'anna.b-7@players.example'],
  ['Anna', /^player-[0-9a-f]{32}@players\.example$/],
  ['анна', /^player-[0-9a-f]{32}@players\.example$/],
  ['a..b', /^player-[0-9a-f]{32}@players\.example$/],
])('AUTH_EMAIL_DOMAIN: %s, who gives no e-mail, gets one', async (username, email) => {
  const accounts = accountsWith({ ...rest, AUTH_EMAIL_DOMAIN: 'Players.Example' })
  await accounts.register({ username, password: 'correct horse' }, call)
  await accounts.register({ username: `${username}2`, password: 'correct horse', email: '' }, call)
  await accounts.register({ username: `${username}3`, password: 'correct horse', email: 'own@home.example' }, call)
  expect(created.map(user => user.email)).toEqual([
    expect.stringMatching(email),
    expect.stringMatching(/@players\.example$/),
    'own@home.example',
  ])
  expect(created[0]?.email).not.toBe(created[1]?.email)
})

test('no two names lead to the same e-mail', async () => {
  const accounts = accountsWith({ ...rest, AUTH_EMAIL_DOMAIN: 'players.example' })
  await accounts.register({ username: 'Анна', password: 'correct horse' }, call)
  const [taken] = created[0]?.email.split('@') ?? []
  await accounts.register({ username: String(taken), password: 'correct horse' }, call)
  expect(created[1]?.email).not.toBe(created[0]?.email)
})

test('without AUTH_EMAIL_DOMAIN a player who gives no e-mail has an empty one', async () => {
  await accountsWith(rest).register({ username: 'anna', password: 'correct horse' }, call)
  expect(created).toMatchObject([{ username: 'anna', email: '' }])
})
