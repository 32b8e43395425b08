import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { CustomerBackend, NewUser } from '../backends/backend.ts'
import { createDbCustomer } from '../backends/db/db-customer.ts'
import { loadConfig } from '../config/load-config.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { Passwords } from './passwords.ts'
import { Registrations } from './registrations.ts'

const folder = tempFolder()
const call = { requestId: 'r-1' }
let store: Store
let db: CustomerBackend
let created: NewUser[]

beforeAll(async () => {
  store = await openStore({ kind: 'file', path: join(folder.path, 'chat.db') })
  db = createDbCustomer(store)
})
beforeEach(async () => {
  created = []
  await store.execute('DELETE FROM users')
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

/** Registrations over the real backend of db mode, with a record of what is sent to it. */
function registrationsWith(env: Record<string, string> = {}) {
  const createUser = (user: NewUser) => {
    created.push(user)
    return db.createUser(user, call)
  }
  const { config } = loadConfig(env)
  return new Registrations({ customer: { ...db, createUser }, passwords: new Passwords(), config })
}

test('the backend gets the name, the e-mail and a hash', async () => {
  const registration = { username: 'Иван', password: 'correct horse', email: 'ivan@example.com' }
  await registrationsWith().register(registration, call)
  expect(created).toEqual([
    { ...registration, password: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) },
  ])
})

test('a taken name is refused with user_exists', async () => {
  const registrations = registrationsWith()
  await registrations.register({ username: 'ivan', password: 'correct horse' }, call)
  const again = registrations.register({ username: 'ivan', password: 'another password' }, call)
  await expect(again).rejects.toMatchObject({ code: 'user_exists', status: 400 })
})

test('a password shorter than PASSWORD_MIN_LENGTH is refused, one of that length taken', async () => {
  const registrations = registrationsWith({ PASSWORD_MIN_LENGTH: '10' })
  const short = registrations.register({ username: 'ivan', password: '123456789' }, call)
  await expect(short).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining('10') })
  await registrations.register({ username: 'ivan', password: '1234567890' }, call)
})

test.each([
  [{ ...rest, AUTH_PASSWORD_TRANSFER: 'plain' }, 'correct horse'],
  [rest, expect.stringMatching(/^\$argon2id\$/)],
  [{ AUTH_PASSWORD_TRANSFER: 'plain' }, expect.stringMatching(/^\$argon2id\$/)],
])('AUTH_PASSWORD_TRANSFER: with %j the backend is sent %s', async (env, password) => {
  await registrationsWith(env as Record<string, string>).register({ username: 'ivan', password: 'correct horse' }, call)
  expect(created).toEqual([{ username: 'ivan', email: '', password }])
})

test.each([
  ['anna.b-7', 'anna.b-7@players.example'],
  ['Anna', /^player-[0-9a-f]{32}@players\.example$/],
  ['анна', /^player-[0-9a-f]{32}@players\.example$/],
  ['a..b', /^player-[0-9a-f]{32}@players\.example$/],
])('AUTH_EMAIL_DOMAIN: %s, who gives no e-mail, gets one', async (username, email) => {
  const registrations = registrationsWith({ ...rest, AUTH_EMAIL_DOMAIN: 'Players.Example' })
  await registrations.register({ username, password: 'correct horse' }, call)
  await registrations.register({ username: `${username}2`, password: 'correct horse', email: '' }, call)
  await registrations.register({ username: `${username}3`, password: 'correct horse', email: 'own@home.example' }, call)
  expect(created.map(user => user.email)).toEqual([
    expect.stringMatching(email),
    expect.stringMatching(/@players\.example$/),
    'own@home.example',
  ])
  expect(created[0]?.email).not.toBe(created[1]?.email)
})

test('no two names lead to the same e-mail', async () => {
  const registrations = registrationsWith({ ...rest, AUTH_EMAIL_DOMAIN: 'players.example' })
  await registrations.register({ username: 'Анна', password: 'correct horse' }, call)
  const [taken] = created[0]?.email.split('@') ?? []
  await registrations.register({ username: String(taken), password: 'correct horse' }, call)
  expect(created[1]?.email).not.toBe(created[0]?.email)
})

test('without AUTH_EMAIL_DOMAIN a player who gives no e-mail has an empty one', async () => {
  await registrationsWith(rest).register({ username: 'anna', password: 'correct horse' }, call)
  expect(created).toMatchObject([{ username: 'anna', email: '' }])
})
