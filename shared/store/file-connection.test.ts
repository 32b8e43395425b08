import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { tempFolder } from '../testing/temp-folder.ts'
import { FileConnection } from './file-connection.ts'

const folder = tempFolder()
const open = () => new FileConnection(join(folder.path, 'chat.db'), 100)
let ours: FileConnection
let theirs: FileConnection

beforeAll(() => {
  ours = open()
  theirs = open()
  ours.run({ sql: 'PRAGMA journal_mode = WAL' })
  ours.run({ sql: 'CREATE TABLE players (id INTEGER PRIMARY KEY, name TEXT)' })
  ours.run({ sql: `INSERT INTO players VALUES (1, 'Иван'), (9007199254740993, NULL)` })
})
afterAll(() => {
  ours.close()
  theirs.close()
  folder.remove()
})

test('returns rows by column name, integers with all digits', () => {
  const rows = [
    { id: 1n, name: 'Иван' },
    { id: 9007199254740993n, name: null },
  ]
  expect(ours.run({ sql: 'SELECT * FROM players' })).toEqual(rows)
  expect(ours.first({ sql: 'SELECT * FROM players ORDER BY id DESC' })).toEqual(rows[1])
  expect(ours.first({ sql: 'SELECT * FROM players WHERE id = ?', args: [2n] })).toBeUndefined()
  expect(ours.run({ sql: 'UPDATE players SET name = name RETURNING id AS player' })).toEqual([
    { player: 1n },
    { player: 9007199254740993n },
  ])
})

test('one text may be asked for all rows and for the first in turn', () => {
  const sql = 'SELECT id FROM players WHERE id >= ?'
  for (const id of [1n, 9007199254740993n, 1n]) {
    expect(ours.run({ sql, args: [id] })[0]).toEqual({ id })
    expect(ours.first({ sql, args: [id] })).toEqual({ id })
  }
  expect(ours.run({ sql, args: [1n] })).toHaveLength(2)
})

test('the first row of many leaves no reading open: the next sees what others have written since, and they may checkpoint', () => {
  const sql = 'SELECT name FROM players ORDER BY id'
  expect(ours.first({ sql })).toEqual({ name: 'Иван' })
  theirs.run({ sql: `UPDATE players SET name = 'Ваня' WHERE id = 1` })
  expect(theirs.run({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)' })).toEqual([{ busy: 0n, log: 0n, checkpointed: 0n }])
  expect(ours.first({ sql })).toEqual({ name: 'Ваня' })
})

test('a column added by another process appears under its own name', () => {
  const sql = 'SELECT players.*, 7 AS luck FROM players WHERE id = 1'
  expect(ours.first({ sql })).toEqual({ id: 1n, name: 'Ваня', luck: 7n })
  theirs.run({ sql: `ALTER TABLE players ADD COLUMN town TEXT DEFAULT 'Москва'` })
  expect(ours.first({ sql })).toEqual({ id: 1n, name: 'Ваня', town: 'Москва', luck: 7n })
})
