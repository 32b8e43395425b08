import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { amqpUrl } from '../../../shared/testing/programs/broker.ts'
import { Api } from '../../../shared/testing/service/api.ts'
import { type Service, startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const secret = 'a secret of at least 32 bytes, for tests'
const token = 'the-backend-token'
const folder = tempFolder()
afterAll(() => folder.remove())

/** The environment of each mode, for one reference backend that serves both transports. */
const modes: Record<string, (rest: string, amqp: string, queue: string) => Record<string, string>> = {
  rest: rest => ({ AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: rest, AUTH_REST_BEARER_TOKEN: token }),
  rabbitmq: (_rest, amqp, queue) => ({
    AUTH_BACKEND: 'rabbitmq',
    AUTH_RABBITMQ_URL: amqp,
    AUTH_RABBITMQ_ROUTING_KEY: queue,
  }),
  'rest with operators over RabbitMQ': (rest, amqp, queue) => ({
    ...modes.rest?.(rest, amqp, queue),
    OPERATOR_RABBITMQ_URL: amqp,
    OPERATOR_RABBITMQ_ROUTING_KEY: queue,
  }),
  'rabbitmq with operators over REST': (rest, amqp, queue) => ({
    ...modes.rabbitmq?.(rest, amqp, queue),
    OPERATOR_REST_ENDPOINT: rest,
    OPERATOR_REST_BEARER_TOKEN: token,
  }),
}

describe.each(Object.keys(modes))('%s', mode => {
  const queue = `modes.${mode.replaceAll(' ', '-')}.${process.pid}`
  let backend: ReferenceBackend
  let service: Service

  beforeAll(async () => {
    const amqp = await amqpUrl()
    backend = await startReferenceBackend({
      rest: { port: 0 },
      rabbitmq: { url: amqp, routingKey: queue },
      token,
      demo: true,
    })
    const settings = modes[mode]?.(backend.url, amqp, queue)
    service = await startService({ ...settings, JWT_SECRET: secret, DATABASE_PATH: `${folder.path}/${queue}.db` })
  }, 300_000)
  afterAll(async () => {
    await service.stop()
    await backend.close()
  })

  test('a new player registers and has an empty account', async () => {
    const api = await new Api(service.url).enter('ivan')
    expect((await api.chat('сколько денег на счету?')).reply).toMatch(/^На вашем счёте 0,00\s₽\.$/)
    expect((await api.chat('мои ставки')).reply).toBe('У вас пока нет ставок.')
    expect((await api.chat('мои выводы')).reply).toBe('Заявок на вывод у вас пока нет.')
    const again = await api.post('/api/register', { username: 'ivan', password: 'correct horse' })
    expect(again).toMatchObject({ status: 400, body: { error: 'user_exists' } })
  })

  test('a player asks, is handed to an operator, talks, and comes back to the bot', async () => {
    const api = await new Api(service.url).login('demo', 'demo-password')
    expect((await api.chat('какой у меня баланс?')).reply).toMatch(/^На вашем счёте 1\s234,50\s₽\.$/)
    expect((await api.chat('последние 2 ставки')).reply).toMatch(/ставки \(2 ставки\):\n.*Спартак — Зенит.*\n.*ЦСКА/)
    expect((await api.chat('ставки за последние 7 дней')).reply).toMatch(/поставлено 350,50\s₽, выиграно 480,00\s₽/)
    const list = (await api.chat('мои выводы')).reply
    const id = /№(\d+)/.exec(list)?.[1] as string
    expect((await api.chat(`где вывод №${id}?`)).reply).toContain(`Заявка №${id}`)

    expect(await api.chat('позови оператора')).toMatchObject({ mode: 'waiting_operator' })
    const { desk, model } = backend.company
    const userId = model.users.get('demo')?.id as bigint
    expect((await api.get('/api/session')).body).toMatchObject({ mode: 'waiting_operator', queue_position: 1 })
    desk.take(userId, 501n)
    desk.write(userId, 'Добрый день! Чем помочь?')
    expect((await api.get('/api/session')).body).toMatchObject({
      mode: 'operator',
      operator_id: 501,
      last_operator_text: 'Добрый день! Чем помочь?',
    })
    const answered = await api.chat('где мои деньги')
    expect(answered).toEqual({ mode: 'operator', reply: 'Добрый день! Чем помочь?' })
    expect((await api.chat('алло')).reply).not.toBe('Добрый день! Чем помочь?')
    expect(await api.post('/api/escalate')).toMatchObject({ body: { status: 'operator' } })
    desk.close(userId)
    expect(await api.chat('привет')).toMatchObject({ mode: 'bot' })

    await api.chat('позови оператора')
    await api.post('/api/return-to-bot')
    expect(await api.chat('привет')).toMatchObject({ mode: 'bot' })
    expect((await api.get('/api/session')).body).toEqual({ mode: 'bot' })
    expect(await api.chat('позови оператора')).toMatchObject({ mode: 'waiting_operator' })
    desk.close(userId)
  })

  test('int64 ids reach the backend and come back unchanged', async () => {
    const { model } = backend.company
    const demo = model.users.get('demo')
    for (const [i, id] of [9007199254740993n, 9223372036854775807n].entries()) {
      model.users.set(`giant${i}`, { ...(demo as NonNullable<typeof demo>), username: `giant${i}`, id })
      const api = await new Api(service.url).login(`giant${i}`, 'demo-password')
      await api.chat('баланс')
      expect(model.balances.get(id)?.user_id).toBe(id)
      await api.post('/api/escalate')
      backend.company.desk.take(id, 9007199254740993n)
      const session = await fetch(`${service.url}/api/session`, { headers: { authorization: `Bearer ${api.token}` } })
      expect(await session.text()).toContain('"operator_id":9007199254740993')
    }
  })

  test('with a slow backend a message takes the longest call, not the sum', async () => {
    const api = await new Api(service.url).login('demo', 'demo-password')
    const { faults } = backend.company
    for (const method of ['operator.session.get', 'data.balance.get_by_user_id']) faults.set(method, { delayMs: 800 })
    try {
      const start = performance.now()
      await api.chat('баланс')
      expect(performance.now() - start).toBeLessThan(1500)
    } finally {
      faults.clear()
    }
  })

  test('a backend that fails is 500 backend_error, and the next call works again', async () => {
    const api = await new Api(service.url).login('demo', 'demo-password')
    const { faults } = backend.company
    faults.set('data.balance.get_by_user_id', { status: 503 })
    expect(await api.post('/api/chat', { message: 'баланс' })).toMatchObject({
      status: 500,
      body: { error: 'backend_error' },
    })
    faults.clear()
    expect((await api.chat('баланс')).mode).toBe('bot')
  })

  test('/ready distinguishes the backend and the operators', async () => {
    const api = new Api(service.url)
    expect(await api.get('/ready')).toMatchObject({ status: 200 })
    backend.company.faults.set('operator.session.get', { status: 500 })
    expect(await api.get('/ready')).toMatchObject({
      status: 503,
      body: { status: 'failed', checks: { store: 'ok', backend: 'ok', operator: 'failed' } },
    })
    backend.company.faults.clear()
  })

  test('no request violated the guide', () => {
    expect(backend.company.violations).toEqual([])
  })
})
