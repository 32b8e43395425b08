import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Api } from '../../../shared/testing/service/api.ts'
import { type Service, startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
const env = { DATABASE_PATH: `${folder.path}/chat.db` }
let service: Service

beforeAll(async () => {
  service = await startService(env)
})
afterAll(async () => {
  await service.stop()
  folder.remove()
})

test('a player registers, logs in, chats, is escalated at the third unknown message, and returns to the bot', async () => {
  const api = new Api(service.url)
  expect(await api.post('/api/register', { username: 'ivan', password: 'correct horse' })).toMatchObject({
    status: 200,
    body: { message: 'user registered' },
  })
  await api.login('ivan')
  expect(await api.chat('привет')).toMatchObject({ mode: 'bot', reply: expect.stringContaining('Здравствуйте') })
  expect(await api.chat('какой у меня баланс?')).toEqual({
    mode: 'bot',
    reply: expect.stringMatching(/^На вашем счёте 0,00\s₽\.$/),
  })
  expect(await api.chat('фыв апро')).toMatchObject({ mode: 'bot' })
  expect(await api.chat('фыв апро')).toMatchObject({ mode: 'bot', reply: expect.stringContaining('оператор') })
  expect(await api.chat('фыв апро')).toEqual({
    mode: 'waiting_operator',
    reply: expect.stringContaining('Ваше место в очереди: 1'),
  })
  expect((await api.get('/api/session')).body).toEqual({ mode: 'waiting_operator', queue_position: 1 })
  expect(await api.post('/api/escalate')).toMatchObject({ status: 200, body: { status: 'waiting_operator' } })
  expect(await api.post('/api/return-to-bot')).toMatchObject({ status: 200, body: { status: 'bot' } })
  expect((await api.get('/api/session')).body).toEqual({ mode: 'bot' })
  expect(await api.chat('спасибо')).toMatchObject({ mode: 'bot' })
})

test('the bot answers in the language of the message', async () => {
  const api = await new Api(service.url).enter('john')
  expect((await api.chat('What is my balance?')).reply).toBe('Your balance is ₽0.00.')
  expect((await api.chat('покажи мои ставки')).reply).toBe('У вас пока нет ставок.')
})

test('a recognised message resets the miss counter', async () => {
  const api = await new Api(service.url).enter('olga')
  for (const message of ['фыв апро', 'фыв апро', 'привет', 'фыв апро', 'фыв апро']) {
    expect((await api.chat(message)).mode).toBe('bot')
  }
  expect((await api.chat('фыв апро')).mode).toBe('waiting_operator')
})

test('asking for an operator escalates at once', async () => {
  const api = await new Api(service.url).enter('petr')
  expect((await api.chat('позови оператора')).mode).toBe('waiting_operator')
})

test('at startup the log says where it listens and where the data is, and warns about a generated key', () => {
  expect(service.logs).toContainEqual(
    expect.objectContaining({
      message: 'smart-chat is listening',
      backend: 'db',
      operator: 'db',
      data: env.DATABASE_PATH,
    }),
  )
  expect(service.logs).toContainEqual(
    expect.objectContaining({ level: 'WARN', message: expect.stringContaining('JWT_SECRET') }),
  )
})

test('after a restart tokens stay valid, and the dialogue continues', async () => {
  const api = await new Api(service.url).enter('anna')
  await api.chat('фыв апро')
  await api.chat('фыв апро')
  expect(await service.stop()).toBe(0)
  service = await startService(env)
  const again = new Api(service.url)
  again.token = api.token
  expect((await again.chat('фыв апро')).mode).toBe('waiting_operator')
})

test('health and ready answer without a token', async () => {
  const api = new Api(service.url)
  expect(await api.get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await api.get('/ready')).toMatchObject({
    status: 200,
    body: { status: 'ok', checks: { store: 'ok', backend: 'ok', operator: 'ok' } },
  })
})
