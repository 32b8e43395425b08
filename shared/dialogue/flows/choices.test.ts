import { expect, test } from '@jest/globals'
import { createDetector } from '../../intents/detector.ts'
import { Message } from '../../intents/text/message.ts'
import { chooseBetween } from './choices.ts'
import type { Choice } from './flow.ts'

const detector = createDetector()
const labels = ['посмотреть ставки', 'посмотреть выводы'] as const
const choice = { kind: 'choice' as const, between: ['bets', 'withdrawals'] as const, message: 'ставки и выводы' }
const chosen = (answer: string) => {
  const result = chooseBetween({ ...choice, between: [...choice.between] }, new Message(answer), labels, detector)
  return result.kind === 'chosen' ? result.detection.intent : result.kind
}

test.each([
  ['ставки', 'bets'],
  ['второе', 'withdrawals'],
  ['давай второе', 'withdrawals'],
  ['второе пожалуйста', 'withdrawals'],
  ['first one please', 'bets'],
  ['the second option', 'withdrawals'],
  ['number 2', 'withdrawals'],
  ['option 1', 'bets'],
  ['только не выводы', 'neither'],
  ['ни то, ни то', 'neither'],
  ['вообще не то', 'neither'],
  ['both', 'other'],
  ['оба', 'other'],
  ['не выводы, а ставки', 'bets'],
  ['не ставки', 'neither'],
  ['нет, не выводы', 'neither'],
  ['not the bets', 'neither'],
  ['ни то ни другое', 'neither'],
])('asked for bets or withdrawals, «%s» is %s', (answer, intent) => {
  expect(chosen(answer)).toBe(intent)
})

test.each([
  ['выведи 500 на карту и баланс', 'balance', 'вывести', 'вывести\nвыведи 500 на карту и баланс'],
  ['выведи 500 на карту и баланс', 'balance', 'выведи 300 на карту', 'выведи 300 на карту'],
  ['поставь 100 на Спартак и выведи 200', 'bet_create', 'выведи 200', 'выведи 200'],
  ['поставь 100 на Спартак и выведи 200', 'bet_create', 'вывод', 'вывод'],
  ['выведи 500 на карту и баланс', 'balance', 'вывести 500', 'вывести 500\nвыведи 500 на карту и баланс'],
  ['выведи 500 на карту и баланс', 'balance', '2', 'выведи 500 на карту и баланс'],
  ['выведи 500 на карту и баланс', 'balance', 'вариант 2', 'выведи 500 на карту и баланс'],
  ['поставь 100 на Спартак и выведи 200', 'bet_create', 'второе', 'вывести деньги, withdraw money'],
  ['поставь 100 на Спартак и выведи 200', 'bet_create', '2', 'вывести деньги, withdraw money'],
  ['bet 100 on Spartak and withdraw 200', 'bet_create', 'withdraw money', 'withdraw money'],
] as const)(
  'of «%s», when not %s but «%s» is chosen, «%s» is read: a sum for each of two operations is of no use to either',
  (message, other, answer, read) => {
    const between: Choice['between'] = [other, 'withdrawal_create']
    const names = ['сделать ставку', 'вывести деньги, withdraw money'] as const
    expect(chooseBetween({ kind: 'choice', between, message }, new Message(answer), names, detector)).toMatchObject({
      kind: 'chosen',
      message: { text: read },
      detection: { intent: 'withdrawal_create' },
    })
  },
)

test('a number that is no sum is added to the first message', () => {
  const asked: Choice = { kind: 'choice', between: ['bets', 'withdrawals'], message: 'ставки и выводы за вчера' }
  expect(chooseBetween(asked, new Message('ставки 10'), labels, detector)).toMatchObject({
    kind: 'chosen',
    message: { text: 'ставки 10\nставки и выводы за вчера' },
    detection: { intent: 'bets' },
  })
})
