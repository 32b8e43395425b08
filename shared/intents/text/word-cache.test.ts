import { expect, test } from '@jest/globals'
import { unitsOf } from './units.ts'
import { WordCache } from './word-cache.ts'

const made: string[] = []
const cacheOf = (capacity: number) => {
  made.length = 0
  return new WordCache(capacity, (text, hash) => {
    made.push(text)
    return { text, hash }
  })
}

const at = (cache: ReturnType<typeof cacheOf>, text: string, start: number, end: number) =>
  cache.at(text, unitsOf(text).codes, start, end)

test('a word is made once, wherever it stands', () => {
  const cache = cacheOf(16)
  const first = at(cache, 'мой баланс', 4, 10)
  expect(at(cache, 'баланс', 0, 6)).toBe(first)
  expect(at(cache, 'баланса', 0, 7)).not.toBe(first)
  expect(made).toEqual(['баланс', 'баланса'])
})

test('a full cache forgets words, and never takes one for another', () => {
  const cache = cacheOf(16)
  const words = Array.from({ length: 500 }, (_, at) => `слово${at}`)
  for (const word of [...words, ...words]) expect(at(cache, word, 0, word.length).text).toBe(word)
  expect(made.length).toBeGreaterThan(words.length)
})

test('a very long word is not kept', () => {
  const cache = cacheOf(16)
  const long = 'а'.repeat(41)
  for (let time = 0; time < 2; time++) expect(at(cache, long, 0, long.length).text).toBe(long)
  expect(made).toEqual([long, long])
})
