import { expect, test } from '@jest/globals'
import { answers } from '../model/model.ts'
import { unpack } from '../model/stored-weights.ts'
import { pack } from './packing.ts'

test('what is packed is unpacked the same', () => {
  const words = ['ставка', 'balance']
  const none = answers.map(() => 0)
  const features = [
    { key: 0, isStem: true, weights: none },
    { key: 127, isStem: false, weights: answers.map((_, at) => at - 6) },
    { key: 300, isStem: true, weights: none.with(-1, -15) },
    { key: 1_000_000, isStem: false, weights: none.with(0, 15).with(8, -1) },
  ]
  const stored = { features: features.length, bias: none, data: pack(words, features) }
  const { words: unpacked, keys, stems, rows } = unpack(stored)
  expect(unpacked).toEqual(words)
  expect([...keys]).toEqual(features.map(({ key }) => key))
  expect([...stems]).toEqual([1, 0, 1, 0])
  expect([...rows]).toEqual(features.flatMap(({ weights }) => weights))
})
