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
