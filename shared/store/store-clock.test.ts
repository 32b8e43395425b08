import { expect, test } from '@jest/globals'
import { startStore, storeKinds } from '../testing/store/stores.ts'
import { migrate } from './migrate.ts'
import type { Store } from './store.ts'
import { storeNow } from './store-clock.ts'

test.each(storeKinds)('the clock of a %s is in whole milliseconds since 1970', async kind => {
  const { store, stop } = await startStore(kind)
  const before = Date.now()
  const row = await store.first(`SELECT ${storeNow} AS now`)
  const after = Date.now()
  await stop()
  expect(typeof row?.now).toBe('bigint')
  expect(Number(row?.now)).toBeGreaterThanOrEqual(before - 2)
  expect(Number(row?.now)).toBeLessThanOrEqual(after + 2)
})

test('a database whose SQLite has no such clock is refused at startup, as nothing would ever expire in it', async () => {
  const { store, stop } = await startStore('file')
  const withoutClock = (sql: string) => sql.replaceAll(storeNow, 'NULL')
  const old: Store = {
    ...store,
    batch: list => store.batch(list.map(({ sql, ...rest }) => ({ sql: withoutClock(sql), ...rest }))),
  }
  await expect(migrate(old)).rejects.toThrow(/has SQLite 3\.\d+\.\d+: 3\.42 or later is needed/)
  await stop()
})
