import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { logger } from '../observability/logger.ts'
import { type Chat, startChat } from '../testing/conversation/chat.ts'

let chat: Chat
beforeAll(async () => {
  logger.setLogLevel('SILENT')
  chat = await startChat()
})
afterAll(() => chat.close())

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
  await chat.elapse(1000)
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

test('a dialogue that begins in Russian stays so upon «wallet», «Liverpool» and «ok»', async () => {
  const player = await chat.enter()
  await player.say('выведи 100')
  expect(await player.say('wallet')).toMatch(/^Выводим/)
  expect(await player.say('ok')).toMatch(/^Готово!/)
  await player.say('хочу поставить')
  expect(await player.say('Liverpool')).toMatch(/^Сколько ставим/)
  expect(await player.say('100')).toMatch(/^Ставим/)
  expect(await player.say('yes')).toMatch(/^Готово!/)
  expect(await player.say('my balance please')).toMatch(/^Your balance/)
})

test.each([
  ['где вывод №99999999999999999999', 'Не нашёл у вас заявки №99999999999999999999'],
  ['where is withdrawal 9223372036854775808', 'I found no withdrawal No. 9223372036854775808 of yours'],
])('«%s»: a number beyond int64 is nobody’s, and the backend is not asked for it', async (message, reply) => {
  const asked = jest.spyOn(chat.customer, 'findWithdrawal')
  const player = await chat.enter()
  expect(await player.say(message)).toContain(reply)
  expect(asked).not.toHaveBeenCalled()
  asked.mockRestore()
})
