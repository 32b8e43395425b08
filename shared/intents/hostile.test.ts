import { expect, test } from '@jest/globals'
import { findAmount } from './amounts.ts'
import { createDetector } from './detector.ts'
import { findPeriod } from './period.ts'

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

/** The least processor time of some runs, ms. */
function costOf(work: () => unknown): number {
  const runs = Array.from({ length: 15 }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000
  })
  return Math.min(...runs)
}

const pieces = ['1 ', 'a ', '18, 19 и ', 'the ', 'двадцать ', 'с 1 по ', 'вчера и ', 'начало ', '1,5 ', 'кв ']

test.each(['1 ', '1 хотя нет ', 'не 1, а ', 'пол ', 'тысяч пять ', 'рублей 5 ', '1 канадских '])(
  'an amount is looked for among «%s…» in time that grows with the length only',
  piece => {
    const cost = (length: number) => costOf(() => findAmount(piece.repeat(length).slice(0, length)))
    cost(longest)
    expect(cost(longest)).toBeLessThan(9 * cost(longest / 4) + 0.5)
  },
)

test.each(pieces)('a period is looked for among «%s…» in time that grows with the length only', piece => {
  const options = { now: new Date('2026-11-27T12:00:00Z'), timeZone: 'UTC' }
  const cost = (length: number) => costOf(() => findPeriod(piece.repeat(length).slice(0, length), options))
  cost(longest)
  // Work that grows with the square makes it 16 times as much.
  expect(cost(longest)).toBeLessThan(9 * cost(longest / 4) + 0.5)
})
