import { expect, test } from '@jest/globals'
import { Recent } from './recent.ts'

test('the entries used last are kept', () => {
  const recent = new Recent<string, number>(2)
  recent.set('a', 1)
  recent.set('b', 2)
  expect(recent.get('a')).toBe(1)
  recent.set('c', 3)
  expect(recent.get('b')).toBeUndefined()
  expect(recent.get('a')).toBe(1)
  expect(recent.get('c')).toBe(3)
  for (let n = 0; n < 1000; n += 1) recent.set(`n${n}`, n)
  expect(recent.size).toBe(2)
  recent.delete('n999')
  expect(recent.get('n999')).toBeUndefined()
})
