import { expect, test } from '@jest/globals'
import Big from 'big.js'
import type { Bet, Withdrawal } from '../backends/backend.ts'
import { createFormat } from './format.ts'
import { balanceReply, betsBetweenReply, betsReply, withdrawalsReply } from './replies.ts'
import { speaker } from './texts/speaker.ts'
import type { Voice } from './turn.ts'

const options = { timeZone: 'Europe/Moscow', currency: 'RUB' }
const now = () => Date.UTC(2026, 10, 27, 12)
const voice: Voice = {
  language: 'ru',
  say: await speaker('ru'),
  format: createFormat('ru', options, now),
  faq: new Map(),
}
const plain = (reply: string) => reply.replace(/[^\S\n]/gu, ' ')

test.each([
  ['5', 'На вашем счёте 10,00 ₽, ещё 5,00 ₽ заморожено.'],
  ['0', 'На вашем счёте 10,00 ₽.'],
  ['-3', 'На вашем счёте 10,00 ₽.'],
  ['0.001', 'На вашем счёте 10,00 ₽.'],
])('a balance with %s frozen', (frozen, text) => {
  const balance = { id: 1n, userId: 1n, amount: new Big(10), frozen: new Big(frozen), updatedAt: '' }
  expect(plain(balanceReply(balance, voice))).toBe(text)
})

const bet: Bet = {
  id: 7n,
  userId: 1n,
  amount: new Big(10),
  eventType: 'football',
  eventName: 'Спартак — Зенит',
  status: 'lose',
  winAmount: new Big(0),
  createdAt: '2026-11-23T12:00:00Z',
}

test.each<[string, Partial<Bet>, string]>([
  ['its event', {}, 'Спартак — Зенит'],
  ['its event in one line', { eventName: ' Спартак\n—  Зенит ' }, 'Спартак — Зенит'],
  ['the kind of event when it has no name', { eventName: '' }, 'football'],
  ['its number when there is neither', { eventName: ' ', eventType: '' }, '#7'],
])('a bet is told by %s', (_what, fields, event) => {
  const line = plain(betsReply([{ ...bet, ...fields }], voice)).split('\n')[1]
  expect(line).toBe(`• 23 ноября — ${event}: 10,00 ₽, проигрыш`)
})

test.each([
  ['2026-11-28T00:00:00Z', 'всё время'],
  ['2026-11-20T21:00:00Z', 'всё время по 20 ноября'],
])('bets from the beginning to %s are of %s', (end, name) => {
  expect(betsBetweenReply([], { start: new Date(0), end: new Date(end) }, voice)).toBe(`За ${name} ставок не было.`)
})

const withdrawal = (id: bigint, createdAt: string): Withdrawal => ({
  id,
  userId: 1n,
  amount: new Big(50),
  method: 'card',
  status: 'completed',
  createdAt,
})
const withdrawals = [
  withdrawal(3n, '2026-11-22T21:00:00Z'), // 23 November in Moscow
  withdrawal(2n, '2026-11-22T20:59:59Z'),
  withdrawal(1n, '2026-11-15T21:00:00Z'),
  withdrawal(0n, '2026-11-15T20:59:59Z'),
]
const lastWeek = { start: new Date('2026-11-15T21:00:00Z'), end: new Date('2026-11-22T21:00:00Z') }
const listed = (reply: string) => [...reply.matchAll(/№(\d+)/g)].map(([, id]) => id)

const inAllStatuses = (['pending', 'processing', 'rejected', 'unknown'] as const).map((status, at) => ({
  ...withdrawal(BigInt(10 + at), '2026-11-20T09:00:00Z'),
  status,
}))

test('the withdrawals of a status are those alone, also in a period', () => {
  const reply = withdrawalsReply([...inAllStatuses, ...withdrawals], voice, { limit: 20, statuses: ['rejected'] })
  expect(reply).toMatch(/^Ваши заявки на вывод со статусом «отклонена»:\n/u)
  expect(listed(reply)).toEqual(['12'])
  const open = { limit: 20, statuses: ['pending', 'processing'] as const, period: lastWeek }
  const both = plain(withdrawalsReply([...inAllStatuses, ...withdrawals], voice, open))
  expect(both).toMatch(/^Ваши заявки на вывод за 16–22 ноября со статусом «ожидает обработки \/ обрабатывается»:\n/u)
  expect(listed(both)).toEqual(['10', '11'])
  expect(withdrawalsReply(withdrawals, voice, { limit: 20, statuses: ['rejected'] })).toBe(
    'Заявок на вывод со статусом «отклонена» у вас нет.',
  )
})

test('as many withdrawals are listed as were asked for', () => {
  expect(listed(withdrawalsReply(withdrawals, voice, { limit: 2 }))).toEqual(['3', '2'])
})

test('the withdrawals of a period are those that were made in it', () => {
  const reply = withdrawalsReply(withdrawals, voice, { limit: 20, period: lastWeek })
  expect(plain(reply)).toMatch(/^Ваши заявки на вывод за 16–22 ноября:\n/)
  expect(listed(reply)).toEqual(['2', '1'])
  expect(withdrawalsReply([], voice, { limit: 20, period: lastWeek })).toMatch(
    /^За 16–22 ноября заявок на вывод не было/u,
  )
  const more = withdrawalsReply(withdrawals, voice, {
    limit: 2,
    period: { start: new Date(0), end: new Date('2026-11-28') },
  })
  expect(more).toMatch(/^Ваши заявки на вывод за всё время:\n.*\n.*\nПоказаны последние 2 из 4\.$/u)
})
