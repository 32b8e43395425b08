import { expect, test } from '@jest/globals'
import { toTable } from './table.ts'

test('a table has the means of the rounds, the largest first, small parts together, and what ours takes more', () => {
  const profiles = {
    ours: [
      { log: 20, SQLite: 60, rare: 0.2 },
      { log: 30, SQLite: 70, seldom: 0.4 },
    ],
    peer: [{ log: 40, SQLite: 60 }],
  }
  expect(toTable(profiles, 'µs').split('\n')).toEqual([
    '| µs | ours | peer | difference |',
    '| --- | --: | --: | --: |',
    '| SQLite | 65.0 (72 %) | 60.0 (60 %) | +5.0 |',
    '| log | 25.0 (28 %) | 40.0 (40 %) | −15.0 |',
    '| parts below 1 % | 0.3 (0 %) | 0.0 (0 %) | +0.3 |',
    '| **all** | 90.3 (100 %) | 100.0 (100 %) | −9.7 |',
  ])
})
