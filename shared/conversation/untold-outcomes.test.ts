import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { OperatorDesk } from '../backends/backend.ts'
import { AppError } from '../errors.ts'
import { logger } from '../observability/logger.ts'
import { Dialogues } from '../store/dialogues.ts'
import { type Chat, call, startChat } from '../testing/conversation/chat.ts'
import { Conversation } from './conversation.ts'

const refusal = new AppError('backend_error', 'the call failed', { details: { reason: 'status', status: 500 } })
const finalRefusal = new AppError('backend_error', 'the call failed', { details: { reason: 'status', status: 409 } })

let chat: Chat
beforeAll(async () => {
  logger.setLogLevel('SILENT')
  chat = await startChat()
})
afterAll(() => chat.close())

test('an outcome that reached the client too late is told again with the next message', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  await chat.conversation.chat(player.userId, 'да', { ...call, signal: AbortSignal.abort() })
  expect(await player.say('привет')).toMatch(/^Готово! Заявка №\d+.*\n\nЗдравствуйте/s)
  expect(await player.say('привет')).toMatch(/^Здравствуйте/)
})

test('an outcome whose answer failed is told with the next one', async () => {
  let [fails, refuses] = [false, true]
  const own = await startChat({}, real => ({
    ...real,
    updateBalance: (...args) => (refuses ? new Promise(() => {}) : real.updateBalance(...args)),
    listBets: (...args) => (fails ? Promise.reject(refusal) : real.listBets(...args)),
  }))
  refuses = false
  const player = await own.enter()
  await player.say('выведи 500 на карту')
  refuses = true
  void player.say('да')
  while (!(await own.store.first("SELECT 1 FROM transactions WHERE stage = 'freezing'"))) await nextTurn()
  refuses = false
  await own.elapse(10_000)
  fails = true
  await expect(player.say('мои ставки')).rejects.toBe(refusal)
  const late = own.conversation.chat(player.userId, 'привет', { ...call, signal: AbortSignal.abort() })
  expect((await late).reply).toContain('Деньги на месте')
  expect(await player.say('привет')).toMatch(/Деньги на месте.*\n\nЗдравствуйте/s)
  expect(await player.say('привет')).toMatch(/^Здравствуйте/)
  await own.close()
})

test('what could not be recovered and reaches no operator is handed over as soon as one can be reached', async () => {
  let failing = true
  const own = await startChat({}, customer => ({
    ...customer,
    createWithdrawal: () => Promise.reject(refusal),
    updateBalance: (balance, made) =>
      balance.frozen.gt(0) ? customer.updateBalance(balance, made) : Promise.reject(finalRefusal),
  }))
  const desk: OperatorDesk = {
    ...own.desk,
    requestOperator: (...args) => (failing ? Promise.reject(refusal) : own.desk.requestOperator(...args)),
  }
  const dialogues = new Dialogues(own.store)
  const conversation = new Conversation({ ...own.options, dialogues, desk })
  const player = await own.enter()
  const say = (message: string) => conversation.chat(player.userId, message, call)
  await say('выведи 100 на карту')
  const answer = await say('да')
  expect(answer.mode).toBe('bot')
  expect(answer.reply).toMatch(/вернуть 100,00\s₽ из замороженных на счёт сразу не получилось.*\n.*продолжу попытки/)
  failing = false
  await own.elapse(60_000)
  const next = await say('привет')
  expect(next).toMatchObject({ mode: 'waiting_operator', reply: expect.stringContaining('вернёт оператор') })
  expect((await say('привет')).reply).not.toContain('вернёт оператор')
  expect(await player.balance()).toBe('900.1 + 100')
  await own.close()
})
