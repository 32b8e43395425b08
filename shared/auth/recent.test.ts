import { expect, test } from '@jest/globals'
import { Recent } from './recent.ts'

test('of many entries, the half of the capacity that was used last is kept, and never more than the capacity', () => {
  const recent = new Recent<string, number>(100)
  recent.set('in use', -1)
  for (let n = 0; n < 1000; n += 1) {
    recent.set(`n${n}`, n)
    expect(recent.get('in use')).toBe(-1)
    expect(recent.size).toBeLessThanOrEqual(100)
  }
  for (let n = 999; n > 950; n -= 1) expect(recent.get(`n${n}`)).toBe(n)
  expect(recent.get('n890')).toBeUndefined()
})

test('an entry has one value, wherever it is kept, and none when it is deleted', () => {
  const recent = new Recent<string, number>(4)
  recent.set('a', 1)
  recent.set('b', 2)
  recent.set('a', 3)
  expect([recent.get('a'), recent.get('b'), recent.size]).toEqual([3, 2, 2])
  recent.delete('a')
  recent.delete('b')
  expect([recent.get('a'), recent.get('b'), recent.size]).toEqual([undefined, undefined, 0])
})
