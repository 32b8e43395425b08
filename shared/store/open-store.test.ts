import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from '@jest/globals'
import { createClient } from '@libsql/client/sqlite3'
import { tempFolder } from '../testing/temp-folder.ts'
import { Dialogues } from './dialogues.ts'
import { openStore } from './open-store.ts'

const folder = tempFolder()
const file = (name: string) => ({ kind: 'file', path: join(folder.path, name) }) as const
const refusal = (path: string, reason: RegExp) => ({
  code: 'internal_error',
  message: expect.stringMatching(new RegExp(`${path.replaceAll('.', '\\.')}.*${reason.source}`)),
  details: expect.objectContaining({ store: path }),
})
const asNobody = () => process.getuid?.() === 0 && process.seteuid?.(65534) // root may write anywhere

afterEach(() => {
  if (process.getuid?.() === 0) process.seteuid?.(0)
})
afterAll(() => folder.remove())

test('creates the directories; WAL, synchronous FULL and foreign keys are on', async () => {
  const store = await openStore(file('new/deep ?#%20/x.db'))
  expect(await store.execute('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
  expect(await store.execute('PRAGMA synchronous')).toEqual([{ synchronous: 2n }])
  expect(await store.execute('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1n }])
  expect(await store.execute('PRAGMA busy_timeout')).toEqual([{ timeout: 10n }])
  await store.close()
})

test('names the path and the reason when the file is no database', async () => {
  const config = file('notes.txt')
  writeFileSync(config.path, 'not a database at all, but long enough to be read as one'.repeat(20))
  await expect(openStore(config)).rejects.toMatchObject(refusal(config.path, /not a database/))
})

test('names the path and the reason when the file is corrupt', async () => {
  const config = file('corrupt.db')
  const store = await openStore(config)
  await store.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  await store.close()
  for (const ending of ['-wal', '-shm']) rmSync(config.path + ending, { force: true })
  writeFileSync(config.path, readFileSync(config.path).fill(0xff, 100))
  await expect(openStore(config)).rejects.toMatchObject(refusal(config.path, /malformed/))
})

test('names the path when it is a directory, or a directory of it is a file', async () => {
  const config = file('a-directory')
  mkdirSync(config.path)
  await expect(openStore(config)).rejects.toMatchObject(refusal(config.path, /cannot be opened/))
  writeFileSync(file('a-file').path, '')
  const below = file('a-file/x.db')
  await expect(openStore(below)).rejects.toMatchObject(refusal(below.path, /EEXIST|ENOTDIR/))
})

test('names the path when the directory or the file cannot be written', async () => {
  chmodSync(folder.path, 0o755)
  const locked = file('locked/x.db')
  mkdirSync(join(folder.path, 'locked'))
  const readOnly = file('locked/read-only.db')
  await (await openStore(readOnly)).close()
  chmodSync(readOnly.path, 0o444)
  chmodSync(join(folder.path, 'locked'), 0o555)
  asNobody()
  await expect(openStore(locked)).rejects.toMatchObject(refusal(locked.path, /cannot be opened/))
  await expect(openStore(readOnly)).rejects.toMatchObject(refusal(readOnly.path, /readonly|cannot be opened/))
  const newDirectory = file('locked/new/x.db')
  await expect(openStore(newDirectory)).rejects.toMatchObject(refusal(newDirectory.path, /EACCES/))
})

test('names the path when its directory cannot be created', async () => {
  const config = { kind: 'file', path: '/proc/smart-chat/deeper/x.db' } as const
  await expect(openStore(config)).rejects.toMatchObject(refusal(config.path, /ENOENT.*\/proc\/smart-chat/))
})

test('creates absent directories, also when called concurrently', async () => {
  const config = file('one/two/three/x.db')
  const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(config)))
  for (const store of stores) await store.close()
})

test('refuses a database of a newer release, and one of another lineage', async () => {
  const config = file('newer.db')
  const store = await openStore(config)
  await store.execute("INSERT INTO migrations VALUES (1000, 'from the future')")
  await expect(openStore(config)).rejects.toThrow(/newer release/)
  await store.execute('DELETE FROM migrations WHERE version = 1000')
  await store.execute("UPDATE migrations SET name = 'other' WHERE version = 2")
  await expect(openStore(config)).rejects.toThrow(/version 2 is "other", not "dialogues"/)
  await store.close()
})

test('a failed batch leaves nothing and the store usable; the error holds no value', async () => {
  const store = await openStore(file('batch.db'))
  const set = { sql: "INSERT INTO settings VALUES ('secret key', ?)", args: ['secret value'] }
  const error = await store.batch([set, set]).catch(error => error)
  expect(error).toMatchObject({
    code: 'internal_error',
    details: { code: expect.stringContaining('SQLITE_CONSTRAINT') },
  })
  expect(`${error.message} ${error.cause}`).not.toContain('secret')
  expect(await store.execute('SELECT * FROM settings')).toEqual([])
  await store.batch([set])
  expect(await store.execute('SELECT * FROM settings')).toHaveLength(1)
  await store.close()
})

test('a file that stays locked is an error after the retries, and intact afterwards', async () => {
  const config = file('busy.db')
  const store = await openStore(config, { busyTimeoutMs: 1 })
  const other = createClient({ url: `file:${config.path}` })
  const lock = await other.transaction('write')
  const dialogues = new Dialogues(store)
  expect(await dialogues.load(1n)).toMatchObject({ misses: 0 }) // reading does not wait
  const busy = { code: 'internal_error', details: { code: 'SQLITE_BUSY' } }
  await expect(dialogues.recordMiss(1n)).rejects.toMatchObject(busy)
  await expect(dialogues.claimEscalation(1n, 60_000)).rejects.toMatchObject(busy)
  await lock.rollback()
  other.close()

  expect(await dialogues.recordMiss(1n)).toBe(1)
  expect(await dialogues.claimEscalation(1n, 60_000)).toMatchObject({ state: 'claimed' })
  const witness = await openStore(config)
  expect(await new Dialogues(witness).load(1n)).toMatchObject({ misses: 1, escalation: 'claimed' })
  await Promise.all([store.close(), witness.close()])
})

test('reports a libSQL server that is missing or does not answer in time', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const url = `http://127.0.0.1:${(silent.address() as { port: number }).port}`
  await expect(openStore({ kind: 'server', url }, { serverTimeoutMs: 50 })).rejects.toMatchObject(refusal(url, /time/))
  silent.closeAllConnections()
  silent.close()
  await once(silent, 'close')
  await expect(openStore({ kind: 'server', url })).rejects.toMatchObject(refusal(url, /ECONNREFUSED/))
})
