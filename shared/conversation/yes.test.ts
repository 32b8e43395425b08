import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Chat, call, startChat } from '../testing/conversation/chat.ts'
import { Conversation } from './conversation.ts'

let chat: Chat
beforeAll(async () => {
  chat = await startChat({ escalationThreshold: 0 })
})
afterAll(() => chat.close())

test.each([
  ['да, выведи 500 на карту'],
  ['да, поставь 100 на Зенит'],
  ['выведи 500 на карту, да'],
  ['ok withdraw 500 to my card'],
  ['выведи 500', 'да, на карту'],
  ['поставь на Зенит', 'хорошо, 100'],
  ['выведи 500 на карту', 'да, 300'],
  ['поставь 100 на Зенит', 'да, на Спартак'],
])('the message that something is shown upon is no yes when it arrives twice: %j', async (...messages) => {
  const player = await chat.enter()
  for (const message of messages) await player.say(message)
  const last = messages.at(-1) as string
  await player.say(last)
  await player.say(`${last}!`.replace(',', ''))
  expect(await player.balance()).toBe('1000.1 + 0')
  await player.say('да')
  expect(await player.balance()).not.toBe('1000.1 + 0')
})

test.each([
  ['a long word', 'о'.repeat(1_000)],
  ['white space', ' '.repeat(1_000)],
  ['a line of dashes', '-'.repeat(1_000)],
])('a yes in front of %s and a no is no yes', async (_, filler) => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  await player.say(`да ${filler} нет, отмена ${filler}`)
  expect(await player.balance()).toBe('1000.1 + 0')
})

test.each([
  ['white space', ' \n'.repeat(500)],
  ['zero-width spaces', '\u200b'.repeat(1_000)],
])('a yes with nothing but %s around is a yes', async (_, nothing) => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  await player.say(`${nothing}да${nothing}`)
  expect(await player.balance()).toBe('500.1 + 500')
})

test('a withdrawal asked for in the middle of a long message is shown, and only a yes of its own confirms it', async () => {
  const story = 'собака гуляет по двору, погода хорошая, '.repeat(45)
  const player = await chat.enter()
  const request = `${story}да, выведи 500 на карту. ${story}`
  for (let times = 0; times < 2; times++) expect(await player.say(request)).toMatch(/Выводим 500/)
  expect(await player.balance()).toBe('1000.1 + 0')
  await player.say('да')
  expect(await player.balance()).not.toBe('1000.1 + 0')
})

test('a yes to what was shown before transactions were switched off moves nothing', async () => {
  const player = await chat.enter()
  await player.say('выведи 500 на карту')
  const off = new Conversation({ ...chat.options, transactions: false })
  const { reply } = await off.chat(player.userId, 'да', call)
  expect(reply).toContain('Сам я таких операций не провожу')
  await off.chat(player.userId, 'да', call)
  await player.say('да')
  expect(await player.balance()).toBe('1000.1 + 0')
})
