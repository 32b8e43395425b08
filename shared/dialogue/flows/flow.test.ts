import { expect, test } from '@jest/globals'
import { type Flow, formatFlow, parseFlow } from './flow.ts'

test.each<Flow>([
  { kind: 'withdrawal', amount: '0.1', method: 'card', id: 2n ** 53n - 1n, shownUpon: 'выведи 0.1 на карту' },
  { kind: 'bet', event: 'Спартак "Зенит"' },
  { kind: 'choice', between: ['bets', 'faq:bonus'], message: 'ставки и бонус' },
  { kind: 'whichWithdrawal', listed: ['9223372036854775807', '17'] },
  { kind: 'transaction', id: 1n },
  { kind: 'transaction', id: 1n, was: { kind: 'bet', amount: '100', event: 'Зенит' } },
])('$kind survives the store', flow => {
  expect(parseFlow(formatFlow(flow))).toEqual(flow)
})

test.each(['{}', '{"kind":"deposit"}', '{"kind":"transaction"}', '[]'])('%s is no flow', text => {
  expect(parseFlow(text)).toBeUndefined()
})
