import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { withClock } from '../testing/store/with-clock.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { RateLimiter } from './rate-limiter.ts'

const folder = tempFolder()
const minute = 60_000
const start = Date.UTC(2026, 1, 23)
let store: Store
let now: number
let statements = 0

beforeAll(async () => {
  const real = withClock(await openStore({ kind: 'file', path: join(folder.path, 'chat.db') }), () => now)
  store = {
    execute: (sql, args) => {
      if (sql.startsWith('INSERT')) statements++
      return real.execute(sql, args)
    },
    first: (sql, args) => real.first(sql, args),
    batch: given => real.batch(given),
    close: () => real.close(),
  }
})
beforeEach(async () => {
  now = start
  statements = 0
  await store.execute('DELETE FROM rate_limits')
})
afterAll(async () => {
  await store.close()
  folder.remove()
})

const replica = (limit: number, unreported: number) =>
  new RateLimiter(store, { name: 'chat', limit, unreported, now: () => now })

const takeMany = async (limiter: RateLimiter, times: number, subject = 'ivan') => {
  let allowed = 0
  for (let i = 0; i < times; i++) if ((await limiter.take(subject)).allowed) allowed++
  return allowed
}

test('one process lets through exactly the limit, one by one or all at once, whatever it counts by itself', async () => {
  expect(await takeMany(replica(120, 10), 200)).toBe(120)
  const limiter = replica(120, 10)
  const all = await Promise.all(Array.from({ length: 300 }, () => limiter.take('olga')))
  expect(all.filter(({ allowed }) => allowed)).toHaveLength(120)
})

test('few requests cost no statement, and the limit still holds for those that follow', async () => {
  const limiter = replica(120, 10)
  expect(await takeMany(limiter, 9)).toBe(9)
  expect(statements).toBe(0)
  expect(await takeMany(limiter, 100)).toBe(100)
  expect(statements).toBe(10)
})

test('replicas that report everything are exact together', async () => {
  const [one, two] = [replica(20, 1), replica(20, 1)]
  const allowed = await Promise.all([takeMany(one, 30), takeMany(two, 30)])
  expect(allowed[0] + allowed[1]).toBe(20)
})

test('each further replica lets through at most its unreported requests more', async () => {
  const replicas = [replica(120, 10), replica(120, 10), replica(120, 10)]
  const allowed = await Promise.all(replicas.map(one => takeMany(one, 200)))
  const sum = allowed.reduce((a, b) => a + b)
  expect(sum).toBeGreaterThanOrEqual(120)
  expect(sum).toBeLessThanOrEqual(120 + 2 * 9)
})

test('the window slides: a full previous minute leaves room only as it ages', async () => {
  const limiter = replica(60, 1)
  expect(await takeMany(limiter, 60)).toBe(60)
  expect(await limiter.take('ivan')).toMatchObject({ allowed: false, remaining: 0, resetSeconds: 60, retrySeconds: 60 })
  now = start + minute + minute / 2
  expect(await takeMany(limiter, 60)).toBe(30)
  expect(await limiter.take('ivan')).toMatchObject({ allowed: false, resetSeconds: 30, retrySeconds: 1 })
  now = start + 4 * minute
  expect(await limiter.take('ivan')).toMatchObject({ allowed: true, remaining: 59 })
})

test('a restarted process finds the counts', async () => {
  await takeMany(replica(10, 1), 10)
  now += minute
  expect(await replica(10, 1).take('ivan')).toMatchObject({ allowed: false })
})

test('subjects are counted separately, and old counts are purged', async () => {
  const limiter = replica(5, 1)
  await takeMany(limiter, 9)
  expect(await takeMany(limiter, 9, 'olga')).toBe(5)
  now += 3 * minute
  await limiter.take('petr')
  expect(await store.execute('SELECT subject FROM rate_limits')).toEqual([{ subject: 'chat petr' }])
})
