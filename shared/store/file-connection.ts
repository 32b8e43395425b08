import Database from 'libsql'
import type { Row, SqlValue, Statement } from './store.ts'

interface Prepared {
  statement: Database.Statement<SqlValue[][]>
  /** Of its columns; empty when it gives no rows. */
  names: string[]
}

/**
 * A connection to a SQLite file that keeps its statements prepared, and the names of their columns: a name costs the driver
 * as much as a value. @libsql/client prepares a statement at every call, which is more work than running it.
 */
export class FileConnection {
  readonly #path: string
  readonly #busyTimeoutMs: number
  readonly #statements = new Map<string, Prepared>()
  /** Those of `first`: the driver runs a statement that has been run to its end by `all` without its new arguments. */
  readonly #lookups = new Map<string, Prepared>()
  /** Absent after a failure, until it is needed again. */
  #database: Database.Database | undefined
  #closed = false

  constructor(path: string, busyTimeoutMs: number) {
    this.#path = path
    this.#busyTimeoutMs = busyTimeoutMs
    this.#open()
  }

  run({ sql, args = [] }: Statement): Row[] {
    const prepared = this.#prepare(sql, this.#statements)
    if (prepared.names.length > 0) return prepared.statement.all(args).map(values => rowOf(prepared, values))
    prepared.statement.run(args)
    return []
  }

  /** Of a SELECT alone: the driver leaves the statement after the row, and with it a commit that would come at its end. */
  first({ sql, args = [] }: Statement): Row | undefined {
    const prepared = this.#prepare(sql, this.#lookups)
    const values = prepared.statement.get(args)
    return values === undefined ? undefined : rowOf(prepared, values)
  }

  /** All of them or none, in a transaction that takes the right to write at its begin. */
  transact(statements: readonly Statement[]): Row[][] {
    this.run({ sql: 'BEGIN IMMEDIATE' })
    try {
      const results = statements.map(statement => this.run(statement))
      this.run({ sql: 'COMMIT' })
      return results
    } catch (error) {
      if (this.#database?.inTransaction) this.run({ sql: 'ROLLBACK' })
      throw error
    }
  }

  /** Gives this connection up; the next call opens another one with the same settings. */
  drop(): void {
    this.#statements.clear()
    this.#lookups.clear()
    this.#database?.close()
    this.#database = undefined
  }

  /** For good. */
  close(): void {
    this.drop()
    this.#closed = true
  }

  #open(): Database.Database {
    if (this.#closed) throw new Error('it has been closed')
    this.#database ??= new Database(this.#path, { timeout: this.#busyTimeoutMs }).defaultSafeIntegers(true)
    return this.#database
  }

  #prepare(sql: string, prepared: Map<string, Prepared>): Prepared {
    const known = prepared.get(sql)
    if (known) return known
    const statement = this.#open().prepare<SqlValue[][]>(sql)
    const names = namesOf(statement)
    if (names.length > 0) statement.raw()
    const made = { statement, names }
    prepared.set(sql, made)
    return made
  }
}

const namesOf = (statement: Prepared['statement']) => statement.columns().map(({ name }) => name)

function rowOf(prepared: Prepared, values: unknown): Row {
  const cells = values as SqlValue[]
  // Another process has added a column to a table whose columns the statement does not name.
  if (cells.length !== prepared.names.length) prepared.names = namesOf(prepared.statement)
  const row: Row = {}
  prepared.names.forEach((name, index) => {
    row[name] = cells[index] as SqlValue
  })
  return row
}
