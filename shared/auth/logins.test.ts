import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { hash as bcryptHash } from '@node-rs/bcrypt'
import type { CustomerBackend } from '../backends/backend.ts'
import { createDbCustomer } from '../backends/db/db-customer.ts'
import { loadConfig } from '../config/load-config.ts'
import { AppError } from '../errors.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { HashingQueue } from './hashing-queue.ts'
import { LoginThrottle } from './login-throttle.ts'
import { Logins } from './logins.ts'
import { Passwords } from './passwords.ts'
import { Registrations } from './registrations.ts'
import { createTokens } from './tokens.ts'

const folder = tempFolder()
const call = { requestId: 'r-1' }
const from = { address: '192.0.2.1', call }
const tokens = createTokens({ secret: 'a secret of thirty-two bytes or more', ttlSeconds: 60 })
const wrong = { code: 'invalid_credentials', status: 401, message: 'The username or the password is wrong' }
let store: Store
let db: CustomerBackend

beforeAll(async () => {
  store = await openStore({ kind: 'file', path: join(folder.path, 'chat.db') })
  db = createDbCustomer(store)
})
beforeEach(async () => {
  await store.batch(['users', 'login_attempts'].map(table => ({ sql: `DELETE FROM ${table}` })))
})
afterAll(async () => {
  await store.close()
  folder.remove()
})

/** Logins over the real backend of db mode. */
const loginsWith = ({ passwords = new Passwords(), customer = db } = {}) =>
  new Logins({ customer, passwords, tokens, throttle: new LoginThrottle(store) })

async function register(username: string): Promise<void> {
  const registrations = new Registrations({ customer: db, passwords: new Passwords(), config: loadConfig({}).config })
  await registrations.register({ username, password: 'correct horse' }, call)
}

test('a registered player can log in, and the token identifies them', async () => {
  await register('Иван')
  const { token } = await loginsWith().login({ username: 'Иван', password: 'correct horse' }, from)
  const user = await db.findUser('Иван', call)
  expect(await tokens.verify(token)).toMatchObject({ userId: user?.id, username: 'Иван' })
})

test('a wrong password and an unknown user get the same answer', async () => {
  await register('ivan')
  const logins = loginsWith()
  const answers = ['ivan', 'nobody'].map(username =>
    logins
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
  expect(await loginsWith().login({ username: 'old', password: 'pin' }, from)).toEqual({ token: expect.any(String) })
})

test('after ten wrong passwords even the right one is refused; of 30 simultaneous guesses ten are checked', async () => {
  await register('ivan')
  const logins = loginsWith()
  const guesses = Array.from({ length: 30 }, () => logins.login({ username: 'ivan', password: 'wrong horse' }, from))
  const codes = (await Promise.allSettled(guesses)).map(guess =>
    guess.status === 'rejected' ? guess.reason.code : 'in',
  )
  expect(codes.filter(code => code === 'invalid_credentials')).toHaveLength(10)
  expect(codes.filter(code => code === 'too_many_requests')).toHaveLength(20)
  const right = { username: 'ivan', password: 'correct horse' }
  await expect(logins.login(right, from)).rejects.toMatchObject({ code: 'too_many_requests', status: 429 })
  expect(await logins.login(right, { ...from, address: '192.0.2.2' })).toEqual({ token: expect.any(String) })
})

test('a failure of the backend or a full queue does not count as a wrong guess', async () => {
  const findUser = () => Promise.reject(new AppError('backend_error', 'the backend is away'))
  const away = loginsWith({ customer: { ...db, findUser } })
  const full = loginsWith({ passwords: new Passwords(new HashingQueue({ concurrency: 0, capacity: 0 })) })
  const login = { username: 'ivan', password: 'correct horse' }
  for (let n = 0; n < 15; n += 1) {
    await expect(away.login(login, from)).rejects.toMatchObject({ code: 'backend_error' })
    await expect(full.login(login, from)).rejects.toMatchObject({ code: 'overloaded' })
  }
  expect(await store.execute('SELECT * FROM login_attempts')).toEqual([])
})

test('a right password clears earlier failures', async () => {
  await register('ivan')
  const logins = loginsWith()
  const guess = () => logins.login({ username: 'ivan', password: 'wrong horse' }, from)
  for (let n = 0; n < 9; n += 1) await expect(guess()).rejects.toMatchObject(wrong)
  await logins.login({ username: 'ivan', password: 'correct horse' }, from)
  for (let n = 0; n < 10; n += 1) await expect(guess()).rejects.toMatchObject(wrong)
  await expect(guess()).rejects.toMatchObject({ code: 'too_many_requests' })
})
