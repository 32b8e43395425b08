import { afterAll, beforeAll, expect, test } from '@jest/globals'
import Big from 'big.js'
import type { Bet } from '../backends/backend.ts'
import { type Chat, call, type Player, startChat } from '../testing/conversation/chat.ts'

/** Requests for bets with one outcome. */

let chat: Chat
let player: Player

beforeAll(async () => {
  chat = await startChat()
  player = await chat.enter()
  const statuses: Bet['status'][] = ['pending', 'win', 'lose', 'win', 'pending', 'win', 'lose', 'lose', 'lose', 'win']
  for (const [index, status] of statuses.entries()) {
    const bet = {
      id: BigInt(index + 1),
      userId: player.userId,
      amount: new Big(10 * (index + 1)),
      eventType: 'football',
      eventName: `Матч ${index + 1}`,
      status,
      winAmount: new Big(status === 'win' ? 100 : 0),
      createdAt: new Date(chat.clock.now - index * 86_400_000).toISOString(),
    }
    await chat.customer.createBet(bet, call)
  }
})
afterAll(() => chat.close())

const ask = async (question: string) => (await player.say(question)).replace(/[^\S\n]/gu, ' ').split('\n')
const events = (lines: string[]) => lines.flatMap(line => /(?:Матч) (\d+)/.exec(line)?.[1] ?? [])

test.each([
  [
    'нерассчитанные ставки',
    'Ваши ставки со статусом «не рассчитана»:',
    ['1', '5'],
    'Итого: 2 ставки, поставлено 60,00 ₽.',
  ],
  [
    'выигранные ставки',
    'Ваши ставки со статусом «выигрыш»:',
    ['2', '4', '6', '10'],
    'Итого: 4 ставки, поставлено 220,00 ₽, выиграно 400,00 ₽.',
  ],
  [
    'последние 2 проигранные ставки',
    'Ваши ставки со статусом «проигрыш»:',
    ['3', '7'],
    'Итого: 2 ставки, поставлено 100,00 ₽.',
  ],
  [
    'выигравшие ставки за 20 ноября',
    'Ваши ставки за 20 ноября со статусом «выигрыш»:',
    ['4'],
    'Итого: 1 ставка, поставлено 40,00 ₽, выиграно 100,00 ₽.',
  ],
])('«%s»', async (question, title, shown, summary) => {
  const lines = await ask(question)
  expect([lines[0], events(lines), lines.at(-1)]).toEqual([title, shown, summary])
})

test('in English, and where there are none', async () => {
  const lines = await ask('show me my open bets please')
  expect([lines[0], lines.at(-1)]).toEqual([
    'Your bets with the status “not settled yet”:',
    expect.stringMatching(/^In total: 2 bets/),
  ])
  expect(await ask('won bets for 23.11.2026')).toEqual([
    expect.stringMatching(/^You placed no bets in this period with the status “won”: /),
  ])
})

test('a question without an outcome shows the latest, whatever has come of them', async () => {
  expect(events(await ask('мои ставки'))).toEqual(['1', '2', '3', '4', '5'])
})
