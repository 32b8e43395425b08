import { expect, test } from '@jest/globals'
import { keyCount } from './features.ts'
import { KeyIndex } from './key-index.ts'

test('a key is at the place where it stands among the keys; another is nowhere', () => {
  const keys = [0, 1, 31, 32, 63, 64, 100_000, keyCount - 1]
  const index = new KeyIndex(keys)
  expect(keys.map(key => index.placeOf(key))).toEqual(keys.map((_, place) => place))
  for (const stranger of [2, 30, 33, 65, 99_999, keyCount - 2]) expect(index.placeOf(stranger)).toBe(-1)
})
