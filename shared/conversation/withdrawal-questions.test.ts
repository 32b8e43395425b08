import { afterAll, beforeAll, expect, test } from '@jest/globals'
import Big from 'big.js'
import type { Withdrawal } from '../backends/backend.ts'
import { type Chat, call, type Player, startChat } from '../testing/conversation/chat.ts'

/** Questions about one of the withdrawals that is not the one that is open. */

let chat: Chat
let player: Player

const withdraw = (id: bigint, status: Withdrawal['status']) =>
  chat.customer.createWithdrawal(
    { id, userId: player.userId, amount: new Big(50), method: 'card', status, createdAt: '2026-11-20T12:00:00Z' },
    call,
  )

beforeAll(async () => {
  chat = await startChat()
  player = await chat.enter()
})
afterAll(() => chat.close())

test('who asks why a withdrawal was rejected, and none was, reads that', async () => {
  await withdraw(17n, 'processing')
  expect(await player.say('почему отклонили вывод?')).toBe('Заявок на вывод со статусом «отклонена» у вас нет.')
})

test.each([
  'почему отклонили вывод?',
  'почему вывод отклонён',
  'а та что отклонена почему?',
  'мне отказали в выводе, почему?',
  'why was my withdrawal rejected?',
])('«%s» is answered with the one that was rejected, not with the one that is open', async question => {
  if (!(await chat.customer.findWithdrawal(18n, call))) await withdraw(18n, 'rejected')
  const answer = await player.say(question)
  expect(answer).toContain('18')
  expect(answer).not.toContain('17')
})

test.each(['почему вывод ещё не пришёл', 'где мой вывод', 'почему вывод 17 отклонён?'])(
  '«%s» is answered with the one that is open, or named',
  async question => {
    expect(await player.say(question)).toMatch(/^Заявка №17/)
  },
)

test.each([
  'где последний вывод?',
  'что с последним выводом',
  'когда придёт моя последняя выплата',
  'статус последней заявки на вывод',
  'where is my last withdrawal?',
])('«%s» is answered with the newest one, though an older one is open', async question => {
  if (!(await chat.customer.findWithdrawal(19n, call))) await withdraw(19n, 'completed')
  const answer = await player.say(question)
  expect(answer).toContain('19')
  expect(answer).not.toContain('17')
})
