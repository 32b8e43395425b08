import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { logger } from '../observability/logger.ts'
import { type Chat, call, startChat } from '../testing/conversation/chat.ts'

let chat: Chat
beforeAll(async () => {
  logger.setLogLevel('SILENT')
  chat = await startChat({ escalationThreshold: 1 })
})
afterAll(() => chat.close())

test.each([
  ['выведи 300 на карту', 'ещё раз', /^Выводим 300,00\s₽ на карту/],
  ['поставь 300 на Зенит', 'давай ещё одну такую же', /^Ставим 300,00\s₽ на «Зенит»/],
  ['bet 300 on Arsenal', 'same again please', /^A bet of ₽300\.00 on “Arsenal”/],
])('behind «%s» that is done, «%s» shows the same again, and only a yes does it', async (request, again, shown) => {
  const player = await chat.enter()
  await player.say(request)
  await player.say('да')
  expect(await player.say(again)).toMatch(shown)
  expect(await player.balance()).toBe('700.1 + 300')
  await player.say('да')
  expect(await player.balance()).toBe('400.1 + 600')
})

test.each(['отмени', 'нет', 'я передумал'])('«%s» behind what is done is told that it is too late', async message => {
  const player = await chat.enter()
  await player.say('выведи 300 на карту')
  await player.say('да')
  expect(await player.say(message)).toMatch(/^Вы это уже подтвердили/)
  expect(await player.say('да')).toMatch(/^Готово!/)
  expect(await player.balance()).toBe('700.1 + 300')
})

test.each([
  ['before it is recovered', false],
  ['after it was recovered in the background', true],
])('a «да» whose answer was lost, sent again %s, is told the outcome once', async (_, inBackground) => {
  let killed = () => {}
  const death = new Promise<void>(resolve => {
    killed = resolve
  })
  const own = await startChat({}, real => ({
    ...real,
    async createWithdrawal(...args) {
      await real.createWithdrawal(...args)
      killed()
      return new Promise(() => {}) // the process is gone
    },
  }))
  const player = await own.enter()
  await player.say('выведи 300 на карту')
  await Promise.race([player.say('да'), death])
  await own.elapse(10_000)
  if (inBackground) await own.conversation.recoverTransactions(call)
  expect((await player.say('да')).match(/Готово! Заявка №\d+/g)).toHaveLength(1)
  expect(await player.say('привет')).not.toContain('Готово')
  expect(await player.say('выведи 300 на карту')).toMatch(/^Выводим/)
  await own.close()
})

test('«подожди» keeps what was shown and is no miss', async () => {
  const player = await chat.enter()
  await player.say('выведи 300 на карту')
  expect(await player.say('подожди минутку')).toMatch(/^Хорошо, жду\. Выводим 300,00\s₽ на карту/)
  expect(await player.say('секунду')).toMatch(/^Хорошо, жду\. Выводим 300,00\s₽ на карту/)
  await player.say('да')
  expect(await player.balance()).toBe('700.1 + 300')
})

test.each(['пятьсот', '500 рублей', 'five hundred'])('«%s» alone begins nothing', async message => {
  const cautious = await startChat({ escalationThreshold: 0 })
  const player = await cautious.enter()
  expect(await player.say(message)).toMatch(/^(?:Не совсем понял|I did not quite)/)
  await cautious.close()
})
