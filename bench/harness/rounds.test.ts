import { expect, test } from '@jest/globals'
import { interleave } from './rounds.ts'
import { compare, isMet } from './row.ts'
import { median, percentile } from './statistics.ts'
import { toTable } from './table.ts'

test('medians and percentiles', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN])
  expect([percentile([1, 2, 3, 4], 0.5), percentile([1, 2, 3, 4], 0.99)]).toEqual([3, 4])
})

test('contenders alternate, every other round in reverse order', async () => {
  const order: string[] = []
  const contender = (name: string) => async () => ({ n: order.push(name) })
  const samples = await interleave(3, { a: contender('a'), b: contender('b') })
  expect(order.join('')).toBe('abbaab')
  expect(samples.b).toEqual([{ n: 2 }, { n: 3 }, { n: 6 }])
})

test('a ratio is the median of the rounds, compared with its target', () => {
  const ours = [{ x: 8 }, { x: 30 }, { x: 10 }]
  const theirs = [{ x: 10 }, { x: 10 }, { x: 10 }]
  const what = { ours: 'ours', baseline: 'theirs', metric: 'x' }
  const line = compare(ours, theirs, { ...what, target: { atLeast: 1 } })
  expect(line).toMatchObject({ oursValue: 10, baselineValue: 10, ratio: 1, lowest: 0.8, highest: 3 })
  expect(isMet(line)).toBe(true)
  expect(isMet({ ...line, target: { atMost: 0.9 } })).toBe(false)
  expect(compare(ours, theirs, { ...what, difference: true })).toMatchObject({ ratio: 0, lowest: -2, highest: 20 })
  const row = { number: 7, title: '', run: async () => [line] }
  expect(toTable([{ row, lines: [line] }]).split('\n')[2]).toBe(
    '| 7 | ours | theirs | x | 10 | 10 | **1.00** (0.80–3.00) | ≥ 1 | yes |',
  )
})
