import { AppError } from '../errors.ts'
import { type SchemaStep, schemaHistory } from './schema-history.ts'
import type { Store } from './store.ts'
import { storeNow } from './store-clock.ts'

/**
 * Brings the schema up to date. Any number of processes may do so at the same instant: each step runs in one write
 * transaction that begins by entering its version, which only one process can.
 * @throws AppError `internal_error` when the database was migrated by a newer release, or by a different one, or when its server's
 * SQLite is too old
 */
export async function migrate(store: Store): Promise<void> {
  let applied = await appliedNames(store)
  check(applied)
  while (applied.length < schemaHistory.length) {
    const version = applied.length
    const name = schemaHistory[version] as SchemaStep
    const { migrations } = await import('./migrations.ts')
    try {
      await store.batch([
        { sql: 'INSERT INTO migrations (version, name) VALUES (?, ?)', args: [BigInt(version + 1), name] },
        ...migrations[name].map(sql => ({ sql })),
      ])
      applied = [...applied, name]
    } catch (error) {
      applied = await appliedNames(store)
      if (applied.length <= version) throw error // no other process has applied it either
      check(applied)
    }
  }
}

async function appliedNames(store: Store): Promise<string[]> {
  const [, , rows = [], clock] = await store.batch([
    { sql: 'CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT' },
    { sql: 'UPDATE migrations SET name = name WHERE false' }, // a read-only database fails here, not at the first message
    { sql: 'SELECT name FROM migrations ORDER BY version' },
    { sql: `SELECT ${storeNow} AS now, sqlite_version() AS version` },
  ])
  const { now = null, version } = clock?.[0] ?? {}
  if (now === null)
    throw new AppError('internal_error', `the libSQL server has SQLite ${version}: 3.42 or later is needed`)
  return rows.map(row => String(row.name))
}

function check(applied: readonly string[]): void {
  if (applied.length > schemaHistory.length) {
    throw new AppError(
      'internal_error',
      `the database is at schema version ${applied.length}, and this release knows ${schemaHistory.length}: run the newer release, or restore a backup`,
    )
  }
  const stranger = applied.findIndex((name, index) => name !== schemaHistory[index])
  if (stranger === -1) return
  throw new AppError(
    'internal_error',
    `the database belongs to another release: its schema version ${stranger + 1} is "${applied[stranger]}", not "${schemaHistory[stranger]}"`,
  )
}
