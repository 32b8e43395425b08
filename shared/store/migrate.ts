import { AppError } from '../errors.ts'
import type { Store } from './store.ts'

/** One step of the schema: a concept, and the statements that make it. */
export interface Migration {
  name: string
  statements: readonly string[]
}

/**
 * Brings the schema up to date. Any number of processes may do so at the same instant: each step runs in one write
 * transaction that begins by entering its version, which only one process can.
 * @throws AppError `internal_error` when the database was migrated by a newer release, or by a different one
 */
export async function migrate(store: Store, migrations: readonly Migration[]): Promise<void> {
  let applied = await appliedNames(store)
  check(applied, migrations)
  while (applied.length < migrations.length) {
    const version = applied.length
    const { name, statements } = migrations[version] as Migration
    try {
      await store.batch([
        { sql: 'INSERT INTO migrations (version, name) VALUES (?, ?)', args: [BigInt(version + 1), name] },
        ...statements.map(sql => ({ sql })),
      ])
      applied = [...applied, name]
    } catch (error) {
      applied = await appliedNames(store)
      if (applied.length <= version) throw error // no other process has applied it either
      check(applied, migrations)
    }
  }
}

async function appliedNames(store: Store): Promise<string[]> {
  const [, , rows = []] = await store.batch([
    { sql: 'CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT' },
    { sql: 'UPDATE migrations SET name = name WHERE false' }, // fails now, not at the first message, where only reading is allowed
    { sql: 'SELECT name FROM migrations ORDER BY version' },
  ])
  return rows.map(row => String(row.name))
}

function check(applied: readonly string[], migrations: readonly Migration[]): void {
  if (applied.length > migrations.length) {
    throw new AppError(
      'internal_error',
      `the database is at schema version ${applied.length}, and this release knows ${migrations.length}: run the newer release, or restore a backup`,
    )
  }
  const stranger = applied.findIndex((name, index) => name !== migrations[index]?.name)
  if (stranger === -1) return
  throw new AppError(
    'internal_error',
    `the database belongs to another release: its schema version ${stranger + 1} is "${applied[stranger]}", not "${migrations[stranger]?.name}"`,
  )
}
