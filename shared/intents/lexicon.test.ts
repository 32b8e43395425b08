import { expect, test } from '@jest/globals'
import { intentNames } from './intents.ts'
import { english } from './lexicon/en.ts'
import { russian } from './lexicon/ru.ts'
import { slipsAllowed } from './typos.ts'
import { Vocabulary } from './vocabulary.ts'

test.each([
  ['Russian', russian],
  ['English', english],
])('the %s lexicon speaks for every intent, with sound weights, and uses every group', (_, lexicon) => {
  expect(Object.keys(lexicon.intents).sort()).toEqual([...intentNames].sort())
  const weights = Object.values(lexicon.intents).flatMap(({ phrases }) => Object.keys(phrases).map(Number))
  expect(weights.every(weight => weight >= 0.5 && weight < 1)).toBe(true)
  const text = JSON.stringify(lexicon.intents) + lexicon.forbid
  expect(Object.keys(lexicon.groups).filter(name => !text.includes(`{${name}}`))).toEqual([])
})

test('no phrase is written twice for the same', () => {
  const { patterns } = new Vocabulary([russian, english])
  const keys = patterns.map(({ intent, forbids, source }) => `${intent} ${forbids} ${source}`)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

test('an unknown group is an error', () => {
  const intents = { help: { phrases: { 0.9: '{nobody} helps' } } }
  expect(() => new Vocabulary([{ ...english, intents }])).toThrow('the lexicon has no group {nobody}')
})

test.each([
  [4, 0],
  [5, 1],
  [8, 1],
  [9, 2],
])('a word of %s letters forgives %s slips', (length, slips) => {
  expect(slipsAllowed(length)).toBe(slips)
})
