import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { tempFolder } from '../testing/temp-folder.ts'
import { openFile } from './file-store.ts'
import { migrations } from './migrations.ts'
import { openStore } from './open-store.ts'
import { type SchemaStep, schemaHistory } from './schema-history.ts'
import { TransactionJournal } from './transaction-journal.ts'

const folder = tempFolder()
afterAll(() => folder.remove())

/** A database as it was before a step. */
async function databaseBefore(step: SchemaStep) {
  const path = join(folder.path, `before ${step}.db`)
  const store = await openFile(path, 1000)
  await store.execute('CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT')
  for (const name of schemaHistory.slice(0, schemaHistory.indexOf(step))) {
    for (const sql of migrations[name]) await store.execute(sql)
    await store.execute('INSERT INTO migrations (name) VALUES (?)', [name])
  }
  return { store, path }
}

test('the table of transactions keeps its rows when it gets its name, and confirmed flows stay open', async () => {
  const { store: before, path } = await databaseBefore('transactions')
  await before.execute(`INSERT INTO operations (id, user_id, kind, amount, target, confirmed_at, stage, lease_expires_at)
    VALUES (7, 100, 'bet', '0.1', 'Зенит', 1, 'freezing', 2)`)
  await before.execute(`INSERT INTO dialogues (user_id, flow) VALUES
    (100, '{"kind":"operation","id":9007199254740991}'), (101, '{"kind":"bet","amount":"0.10"}'), (102, NULL)`)
  await before.close()
  const after = await openStore({ kind: 'file', path })
  expect(await new TransactionJournal(after).find(7n)).toMatchObject({ userId: 100n, amount: '0.1', stage: 'freezing' })
  expect((await after.execute('SELECT flow FROM dialogues ORDER BY user_id')).map(({ flow }) => flow)).toEqual([
    '{"kind":"transaction","id":9007199254740991}',
    '{"kind":"bet","amount":"0.10"}',
    null,
  ])
  const indexes = await after.execute(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'transactions'",
  )
  expect(indexes.map(({ name }) => name).sort()).toEqual([
    'transactions_by_lease',
    'transactions_open',
    'transactions_untold',
  ])
  await after.close()
})
