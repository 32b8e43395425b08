import { mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import Database from 'libsql'
import { tempFolder } from '../testing/temp-folder.ts'
import { openStore } from './open-store.ts'
import { getOrCreate } from './settings.ts'
import type { Store } from './store.ts'

const folder = tempFolder()
afterAll(() => folder.remove())

const write = (store: Store, key: string) => getOrCreate(store, key, () => 'value')

/** Another holder of the write lock, such as an administrator's open transaction. */
function lock(path: string): () => void {
  const other = new Database(path)
  other.exec('BEGIN IMMEDIATE')
  return () => other.close()
}

test("during another process's long write, calls wait but the event loop does not", async () => {
  const path = join(folder.path, 'locked', 'x.db')
  const store = await openStore({ kind: 'file', path })
  const unlock = lock(path)
  const begin = performance.now()
  const writing = Promise.all(Array.from({ length: 40 }, (_, i) => write(store, `key ${i}`)))
  let longest = 0
  for (let last = begin; last < begin + 1_500; ) {
    expect(await store.execute('SELECT 1 AS one')).toEqual([{ one: 1n }])
    await new Promise(setImmediate)
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  unlock()
  expect(new Set(await writing)).toEqual(new Set(['value']))
  expect(longest).toBeLessThan(1_000) // waiting in the driver would have blocked the loop for as long as the lock lasts
  await store.close()
})

test('a file that is locked for too long is reported', async () => {
  const path = join(folder.path, 'stuck', 'x.db')
  const store = await openStore({ kind: 'file', path }, { busyTimeoutMs: 300 })
  const unlock = lock(path)
  await expect(write(store, 'key')).rejects.toMatchObject({ code: 'internal_error', details: { code: 'SQLITE_BUSY' } })
  unlock()
  expect(await write(store, 'key')).toBe('value')
  await store.close()
})

test('a file that could not be reopened for a while is used again when it can be', async () => {
  const path = join(folder.path, 'away', 'x.db')
  const store = await openStore({ kind: 'file', path }, { busyTimeoutMs: 50 })
  await write(store, 'key')
  const unlock = lock(path)
  const aside = join(folder.path, 'aside')
  renameSync(dirname(path), aside)
  await expect(write(store, 'other')).rejects.toMatchObject({ code: 'internal_error' })
  await expect(write(store, 'other')).rejects.toMatchObject({ code: 'internal_error' })
  renameSync(aside, dirname(path))
  unlock()
  expect(await write(store, 'other')).toBe('value')
  await store.close()
  await expect(write(store, 'key')).rejects.toMatchObject({ code: 'internal_error' })
})

test('a deleted file is an error, not an empty store', async () => {
  const path = join(folder.path, 'gone', 'x.db')
  const store = await openStore({ kind: 'file', path }, { busyTimeoutMs: 50 })
  const unlock = lock(path)
  renameSync(dirname(path), join(folder.path, 'elsewhere'))
  mkdirSync(dirname(path))
  await expect(write(store, 'key')).rejects.toMatchObject({ code: 'internal_error' })
  await expect(write(store, 'key')).rejects.toMatchObject({ code: 'internal_error' })
  unlock()
  await store.close()
})

test('on a full disk a write fails and changes nothing; it works when there is room again', async () => {
  const store = await openStore({ kind: 'file', path: join(folder.path, 'full', 'x.db') })
  const [size] = await store.execute('PRAGMA page_count')
  await store.execute(`PRAGMA max_page_count = ${size?.page_count}`) // of this connection, which is replaced after the failure
  const long = 'x'.repeat(1e6)
  const writeLong = () => getOrCreate(store, 'long', () => long)
  await expect(writeLong()).rejects.toMatchObject({ code: 'internal_error', details: { code: 'SQLITE_FULL' } })
  expect(await store.execute("SELECT * FROM settings WHERE key = 'long'")).toEqual([])
  expect(await writeLong()).toBe(long)
  await store.close()
})
