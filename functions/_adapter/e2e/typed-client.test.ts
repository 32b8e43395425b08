import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { type Session, SmartChat } from '../../../shared/client/client.ts'
import { type Service, startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
let backend: ReferenceBackend
let service: Service

beforeAll(async () => {
  backend = await startReferenceBackend({ rest: { port: 0 }, demo: true })
  service = await startService({
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: backend.url,
    DATABASE_PATH: `${folder.path}/chat.db`,
    JWT_SECRET: 'a-signing-key-of-more-than-32-bytes',
  })
}, 30_000)
afterAll(async () => {
  await service?.stop()
  await backend?.close()
  folder.remove()
})

const operatorId = 9223372036854775807n

test('a client follows a whole hand-off: waiting, an operator who takes over, writes and closes, then the bot', async () => {
  const chat = new SmartChat({ baseUrl: service.url })
  await chat.register({ username: 'maria', password: 'correct horse' })
  await chat.login({ username: 'maria', password: 'correct horse' })
  expect((await chat.chat('какой у меня баланс?')).mode).toBe('bot')
  expect(await chat.escalate('не приходит вывод')).toEqual({ status: 'waiting_operator' })
  const [{ user_id } = { user_id: 0n }] = backend.company.desk.queue()

  const seen: Session[] = []
  for await (const session of chat.sessions({ intervalMs: 20 })) {
    seen.push(session)
    if (session.mode === 'waiting_operator') backend.company.desk.take(user_id, operatorId)
    else if (session.mode === 'bot') break
    else if (session.last_operator_text === undefined) backend.company.desk.write(user_id, 'Здравствуйте!')
    else backend.company.desk.close(user_id)
  }
  expect(seen).toEqual([
    { mode: 'waiting_operator', queue_position: 1, status_message: expect.any(String) },
    { mode: 'operator', operator_id: operatorId },
    { mode: 'operator', operator_id: operatorId, last_operator_text: 'Здравствуйте!' },
    { mode: 'bot' },
  ])
  expect(await chat.returnToBot()).toEqual({ status: 'bot' })
})

test('errors have their codes, and a resent message counts once', async () => {
  const chat = new SmartChat({ baseUrl: service.url })
  await expect(chat.chat('привет')).rejects.toMatchObject({ code: 'unauthorized', status: 401 })
  await expect(chat.login({ username: 'demo', password: 'wrong' })).rejects.toMatchObject({
    code: 'invalid_credentials',
  })
  await expect(chat.register({ username: 'demo', password: 'correct horse' })).rejects.toMatchObject({
    code: 'user_exists',
  })
  await chat.login({ username: 'demo', password: 'demo-password' })
  const idempotencyKey = 'the-same-key'
  const first = await chat.chat('фыв апро', { idempotencyKey, requestId: 'mine' })
  for (let again = 0; again < 3; again++) expect(await chat.chat('фыв апро', { idempotencyKey })).toEqual(first)
  await expect(chat.chat('другое', { idempotencyKey })).rejects.toMatchObject({
    code: 'idempotency_key_reused',
    status: 422,
  })
  expect(service.logs).toContainEqual(expect.objectContaining({ message: 'request', request_id: 'mine', status: 200 }))
})

test('health and readiness', async () => {
  const chat = new SmartChat({ baseUrl: service.url })
  expect(await chat.health()).toEqual({ status: 'ok' })
  expect(await chat.ready()).toMatchObject({ status: 'ok' })
})
