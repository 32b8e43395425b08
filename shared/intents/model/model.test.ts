import { expect, test } from '@jest/globals'
import { createDetector } from '../detector.ts'
import { pack } from '../learning/packing.ts'
import { learnFrom } from '../learning/training.ts'
import { Message } from '../text/message.ts'
import { unpack } from './stored-weights.ts'
import { weights } from './weights.ts'

const phrases = ['balance', 'unknown'].flatMap(intent =>
  ['казна', 'казне', 'казну', 'казной'].flatMap(word =>
    ['', 'моя ', 'наша '].map(before => ({
      text: intent === 'balance' ? `${before}${word} полна` : `${before}${word} короля`,
      intent,
    })),
  ),
)

test('an intent is learned from phrases, and told by words and letters', () => {
  const learned = createDetector({}, learnFrom(phrases))
  expect(learned.detect(new Message('казна полна'))).toMatchObject({ intent: 'balance' })
  expect(learned.explain(new Message('казна полна')).because('balance')).toContain('полна')
  expect(learned.detect(new Message('казны полны'))).toMatchObject({ intent: 'balance' })
  expect(learned.detect(new Message('казна короля')).intent).toBe('unknown')
})

test('the same phrases give the same weights', () => {
  expect(learnFrom(phrases)).toEqual(learnFrom(phrases))
})

test("an administrator's keyword goes before what was learned", () => {
  const taught = createDetector({ 'faq:treasury': ['казна короля'] }, learnFrom(phrases))
  expect(taught.detect(new Message('казна короля')).intent).toBe('faq:treasury')
})

test('weights.br is of the same learning as weights.ts', () => {
  const { words, keys, stems, rows } = unpack(weights)
  const size = weights.bias.length
  const features = [...keys].map((key, at) => ({
    key,
    isStem: stems[at] === 1,
    weights: [...rows.subarray(at * size, (at + 1) * size)],
  }))
  expect(pack(words, features).equals(weights.data)).toBe(true)
})

test('the weights take at most 88 KiB', () => {
  expect(weights.data.length).toBeLessThanOrEqual(88 * 1024)
})
