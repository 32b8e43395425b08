import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { OperatorDesk } from '../backends/backend.ts'
import { AppError } from '../errors.ts'
import { logger } from '../observability/logger.ts'
import { Dialogues } from '../store/dialogues.ts'
import { type Chat, call, startChat } from '../testing/conversation/chat.ts'
import { Conversation } from './conversation.ts'

const refusal = new AppError('backend_error', 'the call failed', { details: { reason: 'status', status: 500 } })

let chat: Chat
beforeAll(async () => {
  logger.setLogLevel('SILENT')
  chat = await startChat()
})
afterAll(() => chat.close())

test('a flow that is not answered within 10 minutes is over', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  chat.clock.now += 10 * 60_000 + 1
  expect(await player.say('да')).toMatch(/^Я ждал ответа 10 минут и отменил операцию/)
  expect(await player.say('да')).toContain('Не совсем понял')
  expect(await player.balance()).toBe('1000.1 + 0')
})

test('a late repetition of the yes does not speak of a cancelled transaction', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  await player.say('да')
  chat.clock.now += 10 * 60_000 + 1
  expect(await player.say('да')).toContain('Не совсем понял')
})

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
  while (!(await own.store.first("SELECT 1 FROM operations WHERE stage = 'freezing'"))) await nextTurn()
  refuses = false
  own.clock.now += 10_000
  fails = true
  await expect(player.say('мои ставки')).rejects.toBe(refusal)
  const late = own.conversation.chat(player.userId, 'привет', { ...call, signal: AbortSignal.abort() })
  expect((await late).reply).toContain('Деньги на месте')
  expect(await player.say('привет')).toMatch(/Деньги на месте.*\n\nЗдравствуйте/s)
  expect(await player.say('привет')).toMatch(/^Здравствуйте/)
  await own.close()
})

test('an answer extends the flow', async () => {
  const player = await chat.enter()
  await player.say('выведи 500')
  chat.clock.now += 9 * 60_000
  await player.say('на карту')
  chat.clock.now += 9 * 60_000
  expect(await player.say('да')).toContain('Готово!')
})

test('another intent leaves the flow and is answered; the yes after it does nothing', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  expect(await player.say('какой у меня баланс?')).toMatch(/^На вашем счёте 1\s000,10\s₽\.$/)
  expect(await player.say('да')).toContain('Не совсем понял')
  expect(await player.balance()).toBe('1000.1 + 0')
})

test('the amount can be changed until the yes', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  expect(await player.say('нет, 600')).toMatch(/^Выводим 600,00\s₽ на карту/)
  expect(await player.say('лучше на кошелёк')).toMatch(/^Выводим 600,00\s₽ на кошелёк/)
  await player.say('ага')
  expect(await player.balance()).toBe('400.1 + 600')
})

test('a draft that two messages change at once is changed by both, one after the other', async () => {
  const player = await chat.enter()
  await player.say('хочу вывести деньги')
  await Promise.all([player.say('500'), player.say('на карту')])
  expect(await player.say('да')).toContain('Готово!')
  expect(await player.balance()).toBe('500.1 + 500')
})

test('nobody gets a balance while an operator has the dialogue: what is read ahead changes nothing', async () => {
  const created: bigint[] = []
  const own = await startChat({}, customer => ({
    ...customer,
    createBalance: (userId, call) => {
      created.push(userId)
      return customer.createBalance(userId, call)
    },
  }))
  const { desk, conversation, customer } = own
  await customer.createUser({ username: 'new', email: '', password: 'hash' }, call)
  const withoutBalance = (await customer.findUser('new', call))?.id as bigint
  await desk.requestOperator(withoutBalance, 'помогите', call)
  const { findSession } = desk
  desk.findSession = async (userId, call) => {
    await new Promise(setImmediate) // slower than reading the balance
    return findSession(userId, call)
  }
  expect(await conversation.chat(withoutBalance, 'баланс', call)).toMatchObject({ mode: 'waiting_operator' })
  expect(created).toEqual([])
  await own.operators.returnToBot(withoutBalance, call)
  expect((await conversation.chat(withoutBalance, 'баланс', call)).reply).toMatch(/^На вашем счёте 0,00/)
  expect(created).toEqual([withoutBalance])
  await own.close()
})

test('a session that the player has left is ignored until the desk has ended it; a later one counts', async () => {
  let session: Awaited<ReturnType<OperatorDesk['findSession']>>
  const own = await startChat({ desk: { ...chat.desk, findSession: async () => session } })
  const player = await own.enter()
  session = { userId: player.userId, mode: 'operator', operatorId: 1n }
  await own.operators.returnToBot(player.userId, call)
  expect(await own.operators.session(player.userId, call)).toBeUndefined()
  session = undefined
  expect(await own.operators.session(player.userId, call)).toBeUndefined()
  session = { userId: player.userId, mode: 'operator', operatorId: 2n }
  expect(await own.operators.session(player.userId, call)).toEqual(session)
  await own.close()
})

test('of a simultaneous yes and no, one wins', async () => {
  for (let i = 0; i < 5; i++) {
    const player = await chat.enter()
    await player.say('выведи 500 на карту')
    const replies = await Promise.all([player.say('да'), player.say('нет')])
    const made = replies.some(reply => reply.includes('Готово!'))
    const left = replies.some(reply => reply.includes('вывод не оформляю'))
    expect({ made, left }).toEqual({ made: !left, left: !made })
    expect(await player.balance()).toBe(made ? '500.1 + 500' : '1000.1 + 0')
  }
})

test('a message that is not understood inside a flow is a miss, and the third goes to an operator', async () => {
  const player = await chat.enter()
  await player.say('хочу вывести деньги')
  expect(await player.say('абракадабра')).toBe('Напишите сумму числом, например: 500. Если передумали — «отмена».')
  expect(await player.say('абракадабра')).toMatch(/Напишите сумму числом.*\n.*«оператор»/)
  expect(await chat.conversation.chat(player.userId, 'абракадабра', call)).toMatchObject({ mode: 'waiting_operator' })
})

test.each([
  ['ставки и выводы', 'первое', 'У вас пока нет ставок.'],
  ['ставки и выводы', '2', 'Заявок на вывод у вас пока нет.'],
  ['ставки и выводы', 'выводы', 'Заявок на вывод у вас пока нет.'],
  ['ставки и выводы', 'баланс', /^На вашем счёте/],
  ['ставки и выводы', 'ни то ни другое', /^Хорошо\. Скажите другими словами/],
  ['ставки и выводы за вчера', 'ставки', 'За 22 ноября ставок не было.'],
  ['ставки и выводы за вчера', 'выводы', 'За 22 ноября заявок на вывод не было.'],
  ['bets and withdrawals', 'the second one', 'You have no withdrawals yet.'],
])('«%s», asked which, «%s» is answered', async (asked, answer, reply) => {
  const own = await startChat()
  const player = await own.enter()
  expect(await player.say(asked)).toMatch(/^(?:Уточните, пожалуйста: вы хотите|Just to be sure: would you like)/)
  expect(await player.say(answer)).toEqual(typeof reply === 'string' ? reply : expect.stringMatching(reply))
  await own.close()
})

test.each([
  ['хочу поставить 100', 'ставки за прошлую неделю', 'За 16–22 ноября ставок не было.'],
  ['поставь 100 на Зенит', 'мои ставки за вчера', 'За 22 ноября ставок не было.'],
])('«%s», and then a question about bets of a period: «%s» is no event', async (begun, question, reply) => {
  const player = await chat.enter()
  await player.say(begun)
  expect(await player.say(question)).toBe(reply)
  expect(await player.say('да')).toMatch(/^Не совсем понял/)
})

test('asking which is meant is no miss; an answer that is not understood is', async () => {
  const player = await chat.enter()
  await player.say('фыв апро')
  await player.say('ставки и выводы')
  expect(await player.say('фыв апро')).toMatch(/^Не совсем понял/)
})

test('where a withdrawal is: the open one is told, of several the player is asked which', async () => {
  const player = await chat.enter()
  expect(await player.say('где мой вывод?')).toBe('Заявок на вывод у вас пока нет.')
  await player.say('выведи 100 на карту')
  const id = /№(\d+)/.exec(await player.say('да'))?.[1]
  chat.clock.now += 1000
  expect(await player.say('где мой вывод?')).toContain(`Заявка №${id} `)
  await player.say('выведи 200 на карту')
  const second = /№(\d+)/.exec(await player.say('да'))?.[1]
  expect(await player.say('где мой вывод?')).toMatch(/О какой заявке речь\?/)
  expect(await player.say(String(second))).toContain(`Заявка №${second} `)
  for (const [answer, meant] of [
    ['последняя', second],
    ['вторая', id],
    [String(id).slice(-6), id],
  ] as const) {
    await player.say('где мой вывод?')
    expect(await player.say(answer)).toContain(`Заявка №${meant} `)
  }
  const stranger = await chat.enter()
  expect(await stranger.say(`где вывод №${id}`)).toContain(`Не нашёл у вас заявки №${id}`)
})

test('a message that shows no language is answered in the language of the dialogue', async () => {
  const player = await chat.enter()
  expect(await player.say('500')).toContain('Не совсем понял')
  await player.say('withdraw to my card')
  expect(await player.say('500')).toMatch(/^Withdraw ₽500\.00 to a card/)
  expect(await player.say('ок')).toMatch(/^Done! Withdrawal No\. \d+/)
  expect(await player.say('👍')).toMatch(/^Done!/)
  expect(await player.say('какой баланс?')).toMatch(/^На вашем счёте/)
  expect(await player.say('🤷')).toContain('Не совсем понял')
  await player.say('выведи 100')
  expect(await player.say('wallet')).toMatch(/^Выводим/)
})

test('CHAT_TRANSACTIONS=off sends the player to an operator and offers nothing else', async () => {
  const off = await startChat({ transactions: false })
  const player = await off.enter()
  for (const wish of ['выведи 500 на карту', 'поставь 100 на Зенит']) {
    expect(await player.say(wish)).toMatch(/^Сам я таких операций не провожу\. Напишите «оператор»/)
    await player.say('да')
  }
  expect(await player.say('помощь')).not.toContain('вывести 500')
  expect(await player.balance()).toBe('1000.1 + 0')
  await off.close()
})

test('the whole balance can be withdrawn in a word; an empty one cannot', async () => {
  const player = await chat.enter()
  expect(await player.say('выведи всё на карту')).toMatch(/^Выводим 1\s000,10\s₽ на карту/)
  await player.say('да')
  expect(await player.balance()).toBe('0 + 1000.1')
  expect(await player.say('выведи ещё 1 на карту')).toContain('нет свободных денег')
})

test.each([
  ['выведи 1000,11 на карту', /^На счёте столько нет: доступно 1\s000,10/],
  ['выведи 10.001 рублей на карту', /^(?:Сумму можно указать с точностью до копеек|На счёте столько нет)/],
  ['выведи 0 на карту', /^Сумма должна быть больше нуля/],
  ['выведи 0.005 на карту', /^Сумму можно указать с точностью до копеек/],
])('«%s» is refused, and the next amount is taken', async (message, reply) => {
  const player = await chat.enter()
  expect(await player.say(message)).toMatch(reply)
  expect(await player.say('50,05')).toMatch(/^Выводим 50,05\s₽ на карту/)
})

test('a flow is over once an operator has had the dialogue', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  await chat.desk.requestOperator(player.userId, 'звонок', call)
  expect(await chat.conversation.chat(player.userId, 'да', call)).toMatchObject({ mode: 'waiting_operator' })
  await chat.desk.endSession?.(player.userId, call)
  expect(await player.say('да')).toContain('Не совсем понял')
  expect(await player.balance()).toBe('1000.1 + 0')
})

test('what could not be recovered and reaches no operator is handed over as soon as one can be reached', async () => {
  let failing = true
  const own = await startChat({}, customer => ({
    ...customer,
    createWithdrawal: () => Promise.reject(refusal),
    updateBalance: (balance, made) =>
      balance.frozen.gt(0) ? customer.updateBalance(balance, made) : Promise.reject(refusal),
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
  own.clock.now += 60_000
  const next = await say('привет')
  expect(next).toMatchObject({ mode: 'waiting_operator', reply: expect.stringContaining('вернёт оператор') })
  expect((await say('привет')).reply).not.toContain('вернёт оператор')
  expect(await player.balance()).toBe('900.1 + 100')
  await own.close()
})

test('when the desk fails, or accepts nobody, the next message asks it again', async () => {
  const own = await startChat()
  const answers: OperatorDesk['requestOperator'][] = [
    () => Promise.reject(refusal),
    async userId => ({ userId, mode: 'bot' }),
    own.desk.requestOperator,
  ]
  const requestOperator: OperatorDesk['requestOperator'] = (...args) =>
    (answers.shift() as (typeof answers)[0])(...args)
  const conversation = new Conversation({ ...own.options, desk: { ...own.desk, requestOperator } })
  const { userId } = await own.enter()
  const ask = () => conversation.chat(userId, 'позови оператора', call)
  await expect(ask()).rejects.toBe(refusal)
  expect(await ask()).toMatchObject({ mode: 'bot' })
  expect(await ask()).toMatchObject({ mode: 'waiting_operator' })
  await own.close()
})

test('an operator reads what the player wrote, not what the bot made of it', async () => {
  const player = await chat.enter()
  await player.say('ставки и выводы')
  await chat.desk.requestOperator(player.userId, 'звонок', call)
  await player.say('первое')
  const messages = await chat.store.execute('SELECT text FROM operator_messages WHERE user_id = ?', [player.userId])
  expect(messages.at(-1)?.text).toBe('первое')
})
