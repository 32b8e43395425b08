import { expect, test } from '@jest/globals'
import { createDetector } from '../../intents/detector.ts'
import { Message } from '../../intents/text/message.ts'
import { chooseBetween } from './choices.ts'

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
