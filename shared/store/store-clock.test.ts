import { expect, test } from '@jest/globals'
import { startStore, storeKinds } from '../testing/store/stores.ts'
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
