import { expect, test } from '@jest/globals'
import Big from 'big.js'
import { findAnswer } from './answers/answers.ts'
import { isDoubtful } from './answers/doubts.ts'
import { createDetector } from './detector.ts'
import { findPeriod } from './period/period.ts'
import { maskPhrase } from './text/masking.ts'
import { changedAmount } from './values/amount-changes.ts'
import { findAmount } from './values/amounts.ts'
import { findBetOutcome } from './values/bet-outcomes.ts'
import { findCount } from './values/counts.ts'
import { findEvent } from './values/events.ts'
import { findWithdrawalId } from './values/ids.ts'
import { findMethod } from './values/methods.ts'

const detector = createDetector()
const longest = 4_000

/** Texts made to cost much: words, near-words, numbers, marks, letters that expand or combine. */
const hostile = [
  'баланс ставка вывод деньги где мой ',
  'сколько у меня на счету ',
  'не хочу выводить ',
  'слвабв ствкав блансс ',
  'pokazhyi ayiycx ',
  ",.;'[]a ",
  '1 ',
  '№1 ',
  '100 р ',
  'тысяча ',
  'а-',
  "a'",
  'аб',
  '😀',
  'a\u0301',
  '\ufdfa',
  '.',
]

test.each(hostile)('the work on «%s…» grows with its length only', piece => {
  const wordsAt = (length: number) => detector.explain(piece.repeat(longest).slice(0, length)).words.length
  expect(wordsAt(longest)).toBeLessThanOrEqual(2 * wordsAt(longest / 2) + 4)
})

test('a long message is read at its beginning and its end', () => {
  const story = 'собака гуляет по двору, погода хорошая, '.repeat(100)
  for (const text of [`Какой у меня баланс? ${story}`, `${story}. Какой у меня баланс?`]) {
    const { words, detection } = detector.explain(text)
    expect(words.length).toBe(200)
    expect(detection.intent).toBe('balance')
  }
})

/** The readers of the chat path, and of what was not understood. */
const readers: Record<string, (text: string) => unknown> = {
  detection: text => detector.detect(text),
  period: text => findPeriod(text, { now: new Date('2026-11-27T12:00:00Z'), timeZone: 'UTC' }),
  amount: findAmount,
  'changed amount': text => changedAmount(text, new Big(5)),
  'withdrawal id': findWithdrawalId,
  count: findCount,
  event: findEvent,
  answer: findAnswer,
  doubt: isDoubtful,
  method: findMethod,
  'outcome of bets': findBetOutcome,
  masking: text => maskPhrase(text, 'ivan.petrov'),
}

const pieces = [
  ...['1 ', 'a ', '18, 19 и ', 'the ', 'двадцать ', 'с 1 по ', 'вчера и ', 'начало ', '1,5 ', 'кв ', 'ту ', 'last '],
  ...[
    '1 хотя нет ',
    'не 1, а ',
    '5, нет, ',
    'пол ',
    'тысяч пять ',
    'рублей 5 ',
    '1 канадских ',
    '5к ',
    '5к',
    'i mean 5 ',
  ],
  ...['10:30 ', '10:30', 'с 18 до 22 ', '9pm ', '1-', '1/', '1.', '1', 'т ', '№1', 'usd5', '$5 ', '+7 9', '4111 '],
  ...['хочу ', 'want ', 'давай ', 'поставь ', 'на ', 'пожалуйста, ', 'последние ', 'my last ', 'какие ', 'не ', 'да, '],
  ...[
    'слово',
    'word',
    'a@',
    '@',
    '<',
    '«',
    'е\u0301',
    'z\u0335\u0327\u0328',
    '👨‍👩‍👧',
    '\u200b',
    '\ufb01',
    '漢',
    '\t',
    ' ',
  ],
]

/** The least processor time that a reader takes for some texts of a length, ms. No two texts are the same: readers remember. */
function costOf(read: (text: string) => unknown, piece: string, length: number): number {
  const costs = Array.from({ length: 6 }, (_, run) => {
    const text = piece.repeat(length).slice(0, length - 4) + (1000 + run)
    const start = process.cpuUsage()
    read(text)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000
  })
  return Math.min(...costs)
}

test.each(Object.entries(readers))('%s: the work grows with the length only, whatever is repeated', (_, read) => {
  const isSlow = (piece: string) => {
    costOf(read, piece, longest)
    // Work that grows with the square makes it 16 times as much.
    return costOf(read, piece, longest) > 9 * costOf(read, piece, longest / 4) + 0.5
  }
  // A busy machine may make one measurement wrong, not three.
  const slow = pieces.filter(piece => isSlow(piece) && isSlow(piece) && isSlow(piece))
  expect(slow).toEqual([])
})
