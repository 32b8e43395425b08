import { expect, test } from '@jest/globals'
import { createDetector } from './detector.ts'

const detector = createDetector()

test.each([
  ['привет, какой у меня баланс?', 'balance'],
  ['balans', 'balance'],
  ['бланс', 'balance'],
  ['ghbdtn', 'greeting'],
  ['скок на счету', 'balance'],
  ['спасибо, а где мой вывод 17?', 'withdrawal_status'],
  ['выведи 500 на карту', 'withdrawal_create'],
  ['хочу поставить на спартак 100', 'bet_create'],
  ['последние 10 ставок', 'bets'],
  ['мои выводы', 'withdrawals'],
  ['живой человек', 'operator'],
  ['ставка по ипотеке', 'unknown'],
  ['вывод из запоя', 'unknown'],
  ['выход', 'unknown'],
  ['не хочу выводить', 'unknown'],
])('«%s» is %s', (text, intent) => {
  expect(detector.detect(text).intent).toBe(intent)
})
