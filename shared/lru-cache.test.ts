import { expect, test } from '@jest/globals'
import { LruCache } from './lru-cache.ts'

test('at least the most recently used half of the capacity is kept, and never more than the capacity', () => {
  const cache = new LruCache<string, number>(100)
  cache.set('in use', -1)
  for (let n = 0; n < 1000; n += 1) {
    cache.set(`n${n}`, n)
    expect(cache.get('in use')).toBe(-1)
    expect(cache.size).toBeLessThanOrEqual(100)
  }
  for (let n = 999; n > 950; n -= 1) expect(cache.get(`n${n}`)).toBe(n)
  expect(cache.get('n890')).toBeUndefined()
})

test('an entry has one value in whichever generation, and none after deletion', () => {
  const cache = new LruCache<string, number>(4)
  cache.set('a', 1)
  cache.set('b', 2)
  cache.set('a', 3)
  expect([cache.get('a'), cache.get('b'), cache.size]).toEqual([3, 2, 2])
  cache.delete('a')
  cache.delete('b')
  expect([cache.get('a'), cache.get('b'), cache.size]).toEqual([undefined, undefined, 0])
})
