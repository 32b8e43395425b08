import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { tempFolder } from '../testing/temp-folder.ts'
import { Misses } from './misses.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'

const folder = tempFolder()
const day = 86_400_000
const start = Date.UTC(2026, 1, 23)
let store: Store
let now: number
let misses: Misses

beforeAll(async () => {
  store = await openStore({ kind: 'file', path: join(folder.path, 'chat.db') })
})
beforeEach(async () => {
  now = start
  misses = new Misses(store, () => now)
  await store.execute('DELETE FROM misses')
})
afterAll(async () => {
  await store.close()
  folder.remove()
})

test('counts by key, keeps the first wording, the most frequent first', async () => {
  await misses.record('где кэшбэк', 'где кэшбэк')
  await misses.record('бонус', 'бонусы')
  now += 1
  await misses.record('где кэшбэк', 'кэшбэки где')
  expect(await misses.top(5)).toEqual([
    { phrase: 'где кэшбэк', count: 2, firstAt: start, lastAt: start + 1 },
    { phrase: 'бонусы', count: 1, firstAt: start, lastAt: start },
  ])
  expect(await misses.top(1)).toHaveLength(1)
})

test('a phrase that has not occurred for 30 days is neither shown nor stored', async () => {
  await misses.record('старый', 'старый')
  now += 30 * day - 1
  expect(await misses.top(5)).toHaveLength(1)
  now += 1
  expect(await misses.top(5)).toEqual([])
  await misses.record('новый', 'новый')
  expect(await store.execute('SELECT phrase FROM misses')).toEqual([{ phrase: 'новый' }])
})

/** Stores 10,000 phrases k1, k2, … that have come twice, but for those in `rare`, which have come once. */
async function fillUp(rare: number[]) {
  await store.execute(
    `INSERT INTO misses WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
     SELECT 'k' || i, 'k' || i, CASE WHEN i IN (${rare.join()}) THEN 1 ELSE 2 END, ?1, ?1 FROM n`,
    [BigInt(start)],
  )
}

test('beyond 10,000 phrases the rarest are dropped', async () => {
  await fillUp([77])
  await misses.record('новый', 'новый')
  expect(await store.execute("SELECT COUNT(*) AS n FROM misses WHERE key IN ('k77', 'новый')")).toEqual([{ n: 1n }])
  expect(await store.execute('SELECT COUNT(*) AS n FROM misses')).toEqual([{ n: 10_000n }])
})

test('a new phrase is kept, although it is the rarest', async () => {
  await fillUp([])
  await misses.record('новый', 'новый')
  expect(await store.execute("SELECT count FROM misses WHERE key = 'новый'")).toEqual([{ count: 1n }])
})
