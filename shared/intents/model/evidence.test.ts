import { expect, test } from '@jest/globals'
import { Reading } from '../text/reading.ts'
import { Evidence } from './evidence.ts'

const readingOf = (word: string) =>
  new Reading({ word, stem: word, mark: undefined, language: 'ru', isKnown: true, roles: 0 })

test('each word has a row of its own, until so many others came that it is given away', () => {
  const evidence = new Evidence(2, 3)
  const [first, second, third, fourth] = ['раз', 'два', 'три', 'четыре'].map(readingOf) as [
    Reading,
    Reading,
    Reading,
    Reading,
  ]
  expect([first, second, third].map(word => evidence.newFor(word))).toEqual([0, 2, 4])
  evidence.rows.fill(7)
  expect(evidence.newFor(fourth)).toBe(0)
  expect([first, second, third, fourth].map(({ evidence }) => evidence)).toEqual([-1, 2, 4, 0])
  expect([...evidence.rows]).toEqual([0, 0, 7, 7, 7, 7])
})
