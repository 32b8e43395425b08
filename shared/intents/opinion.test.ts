import { expect, test } from '@jest/globals'
import { createDetector } from './detector.ts'
import { learnFrom } from './opinion-training.ts'
import { weights } from './opinion-weights.ts'

const phrases = ['balance', 'unknown'].flatMap(intent =>
  ['казна', 'казне', 'казну', 'казной'].flatMap(word =>
    ['', 'моя ', 'наша '].map(before => ({
      text: intent === 'balance' ? `${before}${word} полна` : `${before}${word} короля`,
      intent,
    })),
  ),
)

test('what no keyword knows is learned from phrases, and told by words and letters', () => {
  const learned = createDetector({}, learnFrom(phrases))
  expect(learned.detect('казна полна')).toMatchObject({ intent: 'balance', matched: [] })
  expect(learned.detect('казны полны')).toMatchObject({ intent: 'balance' })
  expect(learned.detect('казна короля').intent).toBe('unknown')
  expect(learned.explain('казна полна').opinion[0]).toMatchObject({
    intent: 'balance',
    because: expect.arrayContaining(['полна']),
  })
})

test('the same phrases give the same weights', () => {
  expect(learnFrom(phrases)).toEqual(learnFrom(phrases))
})

test('an administrator’s keyword goes before the second opinion', () => {
  const taught = createDetector({ 'faq:treasury': ['казна короля'] }, learnFrom(phrases))
  expect(taught.detect('казна короля').intent).toBe('faq:treasury')
})

test('the weights take at most 52 KiB', () => {
  expect(weights.data.length).toBeLessThanOrEqual(52 * 1024)
})
