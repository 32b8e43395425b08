import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createDetector } from '../intents/detector.ts'
import { type Chat, startChat } from '../testing/conversation/chat.ts'

let chat: Chat
const answerOf = (text: string) => ({ topic: { ru: text, en: text }, reply: { ru: `Про «${text}».`, en: text } })
beforeAll(async () => {
  const detector = createDetector({ 'faq:cards': ['карта'], 'faq:express': ['экспресс'] })
  const faq = new Map([
    ['faq:cards' as const, answerOf('карта')],
    ['faq:express' as const, answerOf('экспресс')],
  ])
  chat = await startChat({ escalationThreshold: 0, detector: async () => detector, faq })
})
afterAll(() => chat.close())

test('a question while something is missing is answered, and what is missing is asked for again', async () => {
  const player = await chat.enter()
  await player.say('выведи 300')
  expect(await player.say('сколько у меня на счету?')).toMatch(/^На вашем счёте 1\s000,10\s₽\.\nНапишите «карта»/)
  expect(await player.say('на карту')).toMatch(/^Выводим 300,00\s₽ на карту/)
  expect(await player.say('да')).toContain('Готово!')
  expect(await player.balance()).toBe('700.1 + 300')
})

test('a yes behind the answer to another question is none; what it may be about is shown again first', async () => {
  const player = await chat.enter()
  await player.say('withdraw 300 to my card')
  expect(await player.say('my balance?')).toMatch(/^Your balance is ₽1,000\.10\.$/)
  expect(await player.say('yes')).toMatch(/^I am not sure .* Withdraw ₽300\.00 to a card\. Is that right\?/)
  expect(await player.balance()).toBe('1000.1 + 0')
  expect(await player.say('yes')).toContain('Done!')
  expect(await player.balance()).toBe('700.1 + 300')
})

test.each(['давай дальше', 'продолжим', 'continue with the withdrawal', 'выведи 300 на карту'])(
  '«%s» behind the answer to another question goes on',
  async message => {
    const player = await chat.enter()
    await player.say('выведи 300 на карту')
    await player.say('мои выводы')
    expect(await player.say(message)).toMatch(/^(?:Выводим 300,00\s₽ на карту|Withdraw ₽300\.00 to a card)/)
    expect(await player.balance()).toBe('1000.1 + 0')
  },
)

test.each([
  ['500', /^Выводим 500,00\s₽ на карту/],
  ['на кошелёк', /^Выводим 300,00\s₽ на кошелёк/],
  ['нет', /^Хорошо, вывод не оформляю/],
  ['у меня 2 кота', /^Не совсем понял/],
])('behind the answer to another question, «%s» is understood', async (message, reply) => {
  const player = await chat.enter()
  await player.say('выведи 300 на карту')
  await player.say('сколько у меня?')
  expect(await player.say(message)).toMatch(reply)
})

test('a question that the bot cannot answer is said to be one for an operator, and the draft is asked about again', async () => {
  const player = await chat.enter()
  await player.say('выведи 300 на карту')
  expect(await player.say('а какая комиссия?')).toMatch(/^На этот вопрос ответит оператор.*Выводим 300,00\s₽ на карту/)
})

test('«сколько можно» while the amount is asked for is told what is available', async () => {
  const player = await chat.enter()
  await player.say('хочу вывести деньги')
  expect(await player.say('сколько можно')).toMatch(/Доступно 1\s000,10/)
  expect(await player.say('давай по максимуму')).toMatch(/^Куда вывести/)
})

test('«давай потом» ends what was begun', async () => {
  const player = await chat.enter()
  await player.say('выведи 300 на карту')
  expect(await player.say('знаешь, давай лучше потом')).toMatch(/^Хорошо, вывод не оформляю/)
})

test("an administrator's question is answered in the middle of a withdrawal, and its keyword is heard as an answer", async () => {
  const player = await chat.enter()
  await player.say('хочу вывести деньги')
  expect(await player.say('хочу привязать карту')).toMatch(/^Про «карта»\.\nНапишите сумму числом/)
  expect(await player.say('500 на карту')).toMatch(/^Выводим 500,00\s₽ на карту/)
  expect(await player.say('да, 500 на карту')).toContain('Готово!')
})

test("an administrator's keyword may be a word of what is bet on", async () => {
  const player = await chat.enter()
  await player.say('поставь 100')
  expect(await player.say('что такое экспресс?')).toMatch(/^Про «экспресс»\.\nНапишите, на что/)
  expect(await player.say('экспресс Зенит Спартак')).toMatch(/^Ставим 100,00\s₽ на «экспресс Зенит Спартак»/)
})

test('a yes that names another currency is none', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  expect(await player.say('да, 500 долларов на карту')).toMatch(/^Не понял ответ\. Выводим 500,00\s₽ на карту/)
  expect(await player.balance()).toBe('1000.1 + 0')
  expect(await player.say('да, 500 рублей на карту')).toContain('Готово!')
})
