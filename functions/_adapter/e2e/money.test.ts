import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createClient } from '@libsql/client/sqlite3'
import type { Balance } from '../../../infra-examples/reference-backend/company/model.ts'
import { type ReferenceBackend, startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { stringifyJson } from '../../../shared/json.ts'
import { amqpUrl } from '../../../shared/testing/programs/broker.ts'
import { Api } from '../../../shared/testing/service/api.ts'
import { type Service, startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const secret = 'a secret of at least 32 bytes, for tests'
/** For the calls that hang. On a busy machine the first call of a process takes over 0.3 s, and must not be one of them. */
const timeoutSeconds = '2'
const folder = tempFolder()
afterAll(() => folder.remove())

/** A player's records at the company, in a form that is easy to compare. */
interface Account {
  amount: string
  frozen: string
  withdrawals: string[]
  bets: string[]
}

describe.each(['rest', 'rabbitmq'])('money over %s', mode => {
  const queue = `money.${mode}.${process.pid}`
  let backend: ReferenceBackend
  let env: Record<string, string>
  let service: Service
  const services: Service[] = []
  let players = 0

  beforeAll(async () => {
    const rabbitmq = { url: await amqpUrl(), routingKey: queue }
    const withHeartbeat = Object.assign(new URL(rabbitmq.url), { search: 'heartbeat=3' }).href // shortens the wait for late requests
    backend = await startReferenceBackend({ rest: { port: 0 }, rabbitmq })
    env = {
      JWT_SECRET: secret,
      CHAT_RATE_LIMIT_PER_MINUTE: '0',
      DATABASE_PATH: `${folder.path}/${queue}.db`,
      ...(mode === 'rest'
        ? {
            AUTH_BACKEND: 'rest',
            AUTH_REST_ENDPOINT: backend.url,
            AUTH_REST_TIMEOUT_SECONDS: timeoutSeconds,
            AUTH_REST_RETRY_DELAY_SECONDS: '0.05',
          }
        : {
            AUTH_BACKEND: 'rabbitmq',
            AUTH_RABBITMQ_URL: withHeartbeat,
            AUTH_RABBITMQ_ROUTING_KEY: queue,
            AUTH_RABBITMQ_TIMEOUT_SECONDS: timeoutSeconds,
          }),
    }
    service = await start()
  }, 300_000)
  afterAll(async () => {
    await Promise.all(services.map(started => started.stop()))
    await backend.close()
  })
  afterEach(() => {
    backend.company.faults.clear()
    expect(backend.company.violations).toEqual([])
  })

  /** A process on the same store, which is stopped in the end if not before. */
  async function start(): Promise<Service> {
    const started = await startService(env)
    services.push(started)
    return started
  }

  async function expireLeases(): Promise<void> {
    const database = createClient({ url: `file:${env.DATABASE_PATH}`, timeout: 5000 })
    await database.execute('UPDATE transactions SET lease_expires_at = 0')
    database.close()
  }

  /** A player with a balance of 1000.10, which also has a key of the company's own. */
  async function enter() {
    const name = `player${++players}`
    const api = await new Api(service.url).enter(name)
    const { model } = backend.company
    const userId = model.users.get(name)?.id as bigint
    model.addBalance(userId, '1000.10', { tier: 'gold', limit: 9007199254740993n })
    return { api, userId }
  }

  function account(userId: bigint): Account {
    const { model } = backend.company
    const { amount, frozen, tier, limit } = model.balances.get(userId) as Balance
    expect(stringifyJson({ tier, limit })).toBe('{"tier":"gold","limit":9007199254740993}')
    return {
      amount: amount.toFixed(2),
      frozen: frozen.toFixed(2),
      withdrawals: model.withdrawalsOf(userId).map(w => `${w.amount.toFixed(2)} ${w.method} ${w.status}`),
      bets: model.betsOf(userId).map(b => `${b.amount.toFixed(2)} ${b.event_name} ${b.status}`),
    }
  }
  const untouched = { amount: '1000.10', frozen: '0.00', withdrawals: [], bets: [] }
  const withdrawn = { amount: '876.65', frozen: '123.45', withdrawals: ['123.45 card pending'], bets: [] }

  async function until(condition: () => boolean | Promise<boolean>, what: string) {
    for (const end = Date.now() + 40_000; Date.now() < end; await wait(100)) if (await condition()) return
    throw new Error(`never: ${what}`)
  }

  test('a withdrawal is collected step by step, shown, and made after a yes', async () => {
    const { api, userId } = await enter()
    expect((await api.chat('хочу вывести деньги')).reply).toMatch(/^Сколько вывести\? Доступно 1\s000,10\s₽/)
    expect((await api.chat('123,45')).reply).toBe('Куда вывести: на карту или на кошелёк?')
    expect((await api.chat('на карту')).reply).toMatch(/^Выводим 123,45\s₽ на карту\. Всё верно\?/)
    expect(account(userId)).toEqual(untouched)
    const done = await api.chat('да')
    expect(done).toEqual({ mode: 'bot', reply: expect.stringMatching(/^Готово! Заявка №\d+: 123,45\s₽ на карту/) })
    expect(account(userId)).toEqual(withdrawn)
    const [made] = backend.company.model.withdrawalsOf(userId)
    expect(done.reply).toContain(`№${made?.id}`)
    expect(made?.id).toBeLessThanOrEqual(2n ** 53n - 1n)
    expect(made?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect((await api.chat('где мой вывод?')).reply).toContain(`№${made?.id}`)
    expect((await api.chat(`заявка №${made?.id}`)).reply).toContain('ожидает обработки')
  })

  test('a bet is made the same way', async () => {
    const { api, userId } = await enter()
    await api.chat('поставь 100,10 на победу Спартака')
    expect((await api.chat('да')).reply).toMatch(/^Готово! Ставка №\d+ принята: 100,10\s₽ на «победу Спартака»/)
    expect(account(userId)).toEqual({
      ...untouched,
      amount: '900.00',
      frozen: '100.10',
      bets: ['100.10 победу Спартака pending'],
    })
  })

  test('any answer other than yes changes nothing', async () => {
    const { api, userId } = await enter()
    for (const answer of ['нет', 'отмена', 'какой у меня баланс?', 'я передумал']) {
      await api.chat('выведи 123,45 на карту')
      await api.chat(answer)
      await api.chat('да')
    }
    expect(account(userId)).toEqual(untouched)
  })

  test('the balance is read again when the player confirms', async () => {
    const { api, userId } = await enter()
    await api.chat('выведи 1000 на карту')
    const balance = backend.company.model.balances.get(userId) as Balance
    balance.amount = balance.amount.minus(500)
    expect((await api.chat('да')).reply).toContain('баланс изменился')
    expect(account(userId)).toEqual({ ...untouched, amount: '500.10' })
  })

  test('a refused freeze changes nothing', async () => {
    const { api, userId } = await enter()
    await api.chat('выведи 123,45 на карту')
    backend.company.faults.set('data.balance.update', { status: 500 })
    expect(await api.chat('да')).toEqual({ mode: 'bot', reply: expect.stringContaining('Деньги на месте') })
    expect(account(userId)).toEqual(untouched)
  })

  test.each(['data.withdrawal.create', 'data.bet.create'])('a refused %s puts the balance back', async method => {
    const { api, userId } = await enter()
    await api.chat(method === 'data.bet.create' ? 'поставь 100 на Зенит' : 'выведи 123,45 на карту')
    backend.company.faults.set(method, { status: 500 })
    expect(await api.chat('да')).toEqual({ mode: 'bot', reply: expect.stringContaining('снова на счёте') })
    expect(account(userId)).toEqual(untouched)
    expect((await api.chat('да')).reply).toContain('снова на счёте')
  })

  test('a balance that is not put back because the backend fails for a moment is put back in the background', async () => {
    const { api, userId } = await enter()
    await api.chat('выведи 123,45 на карту')
    const { faults, desk } = backend.company
    faults.set('data.withdrawal.create', {
      status: 500,
      onCall: () => faults.set('data.balance.update', { status: 503 }),
    })
    expect(await api.chat('да')).toEqual({ mode: 'bot', reply: expect.stringContaining('Возвращаю эту сумму') })
    faults.clear()
    await until(() => account(userId).frozen === '0.00', 'put back')
    expect(account(userId)).toEqual(untouched)
    expect((await api.chat('привет')).reply).toContain('снова на счёте')
    expect(desk.sessions.get(userId)).toBeUndefined()
  }, 60_000)

  test('a balance that cannot be put back goes to an operator, with what is left to do', async () => {
    const { api, userId } = await enter()
    await api.chat('выведи 123,45 на карту')
    const { faults, desk } = backend.company
    faults.set('data.withdrawal.create', {
      status: 500,
      onCall: () => faults.set('data.balance.update', { status: 409 }),
    })
    const answer = await api.chat('да')
    expect(answer.mode).toBe('waiting_operator')
    expect(answer.reply).toMatch(/вернуть 123,45\s₽ из замороженных на счёт сразу не получилось/)
    expect(account(userId)).toEqual({ ...untouched, amount: '876.65', frozen: '123.45' })
    const note = desk.sessions.get(userId)?.messages[0]?.text
    expect(note).toMatch(/Вывод №\d+, 123,45\s₽.*переведите 123,45\s₽ из замороженных обратно/s)
    const id = /№(\d+)/.exec(note ?? '')?.[1]
    expect(service.logs).toContainEqual(
      expect.objectContaining({
        level: 'ERROR',
        message: 'a transaction cannot be recovered; an operator has to finish it',
        transaction: expect.objectContaining({ id, user_id: String(userId) }),
      }),
    )
    desk.close(userId)
  })

  test('a create that took effect without an answer counts as done', async () => {
    const { api, userId } = await enter()
    await api.chat('выведи 123,45 на карту')
    backend.company.faults.set('data.withdrawal.create', { hang: 'after' })
    expect((await api.chat('да')).reply).toContain('Готово!')
    expect(account(userId)).toEqual(withdrawn)
  })

  test('an unanswered create is undone once no late request can arrive, and the player is told', async () => {
    const { api, userId } = await enter()
    await api.chat('выведи 123,45 на карту')
    backend.company.faults.set('data.withdrawal.create', { hang: 'before' })
    expect((await api.chat('да')).reply).toContain('ещё выполняется')
    expect((await api.chat('да')).reply).toContain('ещё выполняется')
    await api.chat('выведи 100 на карту')
    expect((await api.chat('да')).reply).toContain('Предыдущая операция ещё не закончена')
    await until(() => account(userId).frozen === '0.00', 'undone in the background')
    expect(account(userId)).toEqual(untouched)
    expect((await api.chat('привет')).reply).toMatch(/снова на счёте.*\n\n.*Здравствуйте/s)
    expect((await api.chat('привет')).reply).not.toContain('снова на счёте')
  }, 60_000)

  test('a transaction ends correctly wherever its process is killed', async () => {
    const cases = [
      ['data.balance.update', 'before', untouched],
      ['data.balance.update', 'after', untouched],
      ['data.withdrawal.create', 'before', untouched],
      ['data.withdrawal.create', 'after', withdrawn],
    ] as const
    const killed: { api: Api; userId: bigint; expected: Account }[] = []
    for (const [method, hang, expected] of cases) {
      const doomed = await start()
      const { api, userId } = await enter()
      const other = new Api(doomed.url)
      other.token = api.token
      await other.chat('выведи 123,45 на карту')
      const { faults } = backend.company
      const hanging = new Promise<void>(resolve => faults.set(method, { hang, onCall: resolve }))
      const answer = other.chat('да').catch(() => 'no answer')
      await hanging
      await doomed.stop('SIGKILL')
      expect(await answer).toBe('no answer')
      faults.clear()
      killed.push({ api, userId, expected })
    }
    await expireLeases() // the processes are gone, and so nothing more can arrive
    for (const { api, userId, expected } of killed) {
      const told = /снова на счёте|Деньги на месте|Готово/
      await until(async () => told.test((await api.chat('спасибо')).reply), 'told')
      expect(account(userId)).toEqual(expected)
    }
  }, 120_000)

  test('many simultaneous confirmations over two processes make one withdrawal', async () => {
    const other = await start()
    const { api, userId } = await enter()
    const second = new Api(other.url)
    second.token = api.token
    await api.chat('выведи 123,45 на карту')
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? api : second).chat('да')))
    expect(answers.filter(({ reply }) => /Готово|ещё выполняется/.test(reply))).toHaveLength(10)
    expect(account(userId)).toEqual(withdrawn)
    expect((await second.chat('да')).reply).toContain('Готово!')
  }, 30_000)
})
