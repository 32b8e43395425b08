import { expect, test } from '@jest/globals'
import { Message } from '../text/message.ts'
import { findCount } from './counts.ts'

test.each([
  ['last bet', 1],
  ['show my last bet', 1],
  ['latest payout', 1],
  ['последняя ставка', 1],
  ['покажи последнюю мою ставку', 1],
  ['данные последнего вывода', 1],
  ['крайняя заявка', 1],
  ['last two bets', 2],
  ['последние две ставки', 2],
])('«%s» asks for %d', (text, count) => {
  expect(findCount(new Message(text))).toBe(count)
})

test.each(['last bets', 'последние ставки', 'bets of the last week'])('«%s» asks for no number', text => {
  expect(findCount(new Message(text))).toBeUndefined()
})
