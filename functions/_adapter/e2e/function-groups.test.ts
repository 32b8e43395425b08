import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { type LibsqlServer, startLibsqlServer } from '../../../shared/testing/programs/libsql-server.ts'
import { Api } from '../../../shared/testing/service/api.ts'
import { type Service, startService } from '../../../shared/testing/service/service.ts'

jest.setTimeout(60_000)
let database: LibsqlServer
let accounts: Service
let dialogue: Service

beforeAll(async () => {
  database = await startLibsqlServer()
  const group = (functions: string) => startService({ DATABASE_URL: database.url, FUNCTIONS: functions })
  accounts = await group('register,login')
  dialogue = await group('chat,session,health')
})
afterAll(async () => {
  await Promise.all([accounts?.stop(), dialogue?.stop()])
  await database?.stop()
})

test('a player logs in at one group of functions and chats at another', async () => {
  const { token } = await new Api(accounts.url).enter('grouped')
  const api = new Api(dialogue.url)
  api.token = token
  expect((await api.chat('какой у меня баланс?')).reply).toMatch(/^На вашем счёте 0,00/)
  expect((await api.get('/api/session')).body).toEqual({ mode: 'bot' })
})

test('a function that a group does not serve is 404', async () => {
  const status = async (service: Service, method: string, path: string) =>
    (await fetch(service.url + path, { method })).status
  expect(await status(accounts, 'POST', '/api/chat')).toBe(404)
  expect(await status(accounts, 'GET', '/health')).toBe(404)
  expect(await status(dialogue, 'POST', '/api/login')).toBe(404)
  expect(await status(dialogue, 'GET', '/health')).toBe(200)
})

test('with a shared store, the only warning is about the generated key', () => {
  const warnings = [accounts, dialogue].flatMap(({ logs }) => logs.filter(({ level }) => level === 'WARN'))
  expect(new Set(warnings.map(({ message }) => message.split(':')[0]))).toEqual(new Set(['JWT_SECRET is not set']))
})
