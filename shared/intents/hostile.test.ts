import { expect, test } from '@jest/globals'
import { createDetector } from './detector.ts'

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
  const matchesAt = (length: number) => {
    const { words, matches, forbidding } = detector.explain(piece.repeat(longest).slice(0, length))
    return { words: words.length, found: matches.length + forbidding.length }
  }
  const [half, whole] = [matchesAt(longest / 2), matchesAt(longest)]
  expect(whole.words).toBeLessThanOrEqual(2 * half.words + 4)
  expect(whole.found).toBeLessThanOrEqual(half.found + 4)
})
