import { expect, test } from '@jest/globals'
import { answers } from '../model/model.ts'
import { unpack } from '../model/stored-weights.ts'
import { pack } from './packing.ts'

test('what is packed is unpacked the same', () => {
  const none = answers.map(() => 0)
  const features = [
    { key: 0, weights: none },
    { key: 127, weights: answers.map((_, at) => at - 6) },
    { key: 300, weights: none.with(-1, -15) },
    { key: 1_000_000, weights: none.with(0, 15).with(8, -1) },
  ]
  const stored = { features: features.length, unit: 1, bias: none, data: pack(features), phrases: '' }
  const { keys, rows } = unpack(stored)
  expect([...keys]).toEqual(features.map(({ key }) => key))
  expect([...rows]).toEqual(features.flatMap(({ weights }) => weights))
})
