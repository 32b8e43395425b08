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
