import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { endsOf } from './long-text.ts'

const story = 'собака гуляет по двору, '.repeat(100)

test('a text of usual length is heard as it is', () => {
  const text = story.slice(0, 1_000)
  expect(endsOf(text)).toBe(text)
})

test.each([
  [`выведи 500 на карту ${story}`, /^выведи 500 на карту собака/],
  [`${story} выведи 500 на карту`, /двору, выведи 500 на карту$/],
  [`${'а'.repeat(493)} 1 500 ${story}`, /^а{493} \| /],
  [`${story}1 ${'500 '.repeat(150)}`, / \| $/],
])('of a long one the beginning and the end, without half a word or half a number', (text, heard) => {
  expect(endsOf(text)).toMatch(heard)
})

test('whatever is written, no more than that is heard', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1_000, maxLength: 4_000 }), text => {
      expect(endsOf(text).length).toBeLessThanOrEqual(1_003)
    }),
  )
})
