import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { logger } from '../observability/logger.ts'
import { type Chat, call, startChat } from '../testing/conversation/chat.ts'

let chat: Chat
beforeAll(async () => {
  logger.setLogLevel('SILENT')
  chat = await startChat()
})
afterAll(() => chat.close())

test('a flow that is not answered within 10 minutes is over', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  await chat.elapse(10 * 60_000 + 1)
  expect(await player.say('да')).toMatch(/^Я ждал ответа 10 минут и отменил операцию/)
  expect(await player.say('да')).toContain('Не совсем понял')
  expect(await player.balance()).toBe('1000.1 + 0')
})

test('a late repetition of the yes does not speak of a cancelled transaction', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  await player.say('да')
  await chat.elapse(10 * 60_000 + 1)
  expect(await player.say('да')).toContain('Не совсем понял')
})

test('an answer extends the flow', async () => {
  const player = await chat.enter()
  await player.say('выведи 500')
  await chat.elapse(9 * 60_000)
  await player.say('на карту')
  await chat.elapse(9 * 60_000)
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
  ['хочу поставить 100', 'ставки за прошлую неделю', 'За 16–22 ноября ставок не было.'],
  ['поставь 100 на Зенит', 'мои ставки за вчера', 'За 22 ноября ставок не было.'],
])('«%s», and then a question about bets of a period: «%s» is no event', async (begun, question, reply) => {
  const player = await chat.enter()
  await player.say(begun)
  expect(await player.say(question)).toBe(reply)
  expect(await player.say('да')).toMatch(/^Не совсем понял/)
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
