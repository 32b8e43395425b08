import { expect, test } from '@jest/globals'
import Big from 'big.js'
import { createFormat } from './format.ts'

const { money } = createFormat('ru', { timeZone: 'Europe/Moscow', currency: 'RUB' }, Date.now)

test.each([
  ['1234.5', '1 234,50 ₽'],
  ['99999999999999999999.99', '99 999 999 999 999 999 999,99 ₽'],
  ['-5.5', '-5,50 ₽'],
  ['0.999', '0,99 ₽'],
  ['12.345', '12,34 ₽'],
  ['-0.001', '0,00 ₽'],
])('%s reads %s: never more than there is, and no minus before nothing', (amount, text) => {
  expect(money(new Big(amount)).replace(/\s/gu, ' ')).toBe(text)
})

test.each([
  ['2026-11-21T21:00Z', '2026-11-22T21:00Z', '22 ноября'],
  ['2025-01-31T21:00Z', '2025-02-15T21:00Z', '1–15 февраля 2025 г.'],
  ['2026-11-26T15:00Z', '2026-11-26T21:00Z', '26 ноября, 18:00–23:59'],
  ['2025-11-26T15:00Z', '2025-11-26T21:00Z', '26 ноября 2025 г., 18:00–23:59'],
])('the period from %s to %s reads «%s»', (start, end, text) => {
  const { period } = createFormat('ru', { timeZone: 'Europe/Moscow', currency: 'RUB' }, () => Date.parse('2026-11-27'))
  expect(period(new Date(start), new Date(end)).replace(/\s/gu, ' ')).toBe(text)
})
