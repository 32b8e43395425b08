import Database from 'libsql'
import type { Row, SqlValue, Statement } from './store.ts'

interface Prepared {
  statement: Database.Statement<SqlValue[][]>
  /** Column names; empty when the statement returns no rows. */
  names: string[]
}

/**
 * A connection to a SQLite file that caches prepared statements and their column names. @libsql/client prepares a statement
 * at every call, which takes longer than running it, and the driver reads a column name as slowly as a value.
 */
export class FileConnection {
  readonly #path: string
  readonly #busyTimeoutMs: number
  readonly #statements = new Map<string, Prepared>()
  /** The statements of `first`, kept apart because the driver ignores new arguments once a statement was run by `all`. */
  readonly #lookups = new Map<string, Prepared>()
  /** Undefined after a failure, until it is needed again. */
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

  /**
   * For SELECT only: the driver stops after the first row, and so would never reach the commit of a statement that writes.
   */
  first({ sql, args = [] }: Statement): Row | undefined {
    const prepared = this.#prepare(sql, this.#lookups)
    const values = prepared.statement.get(args)
    return values === undefined ? undefined : rowOf(prepared, values)
  }

  /** Runs all statements or none, in a transaction that takes the write lock at its start. */
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

  /** Closes this connection; the next call opens a new one with the same settings. */
  drop(): void {
    this.#statements.clear()
    this.#lookups.clear()
    this.#database?.close()
    this.#database = undefined
  }

  /** Closes the connection permanently. */
  close(): void {
    this.drop()
    this.#closed = true
  }

  #open(): Database.Database {
    if (this.#closed) throw new Error('the connection has been closed')
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
  // Another process has added a column to the table of a SELECT *.
  if (cells.length !== prepared.names.length) prepared.names = namesOf(prepared.statement)
  const row: Row = {}
  prepared.names.forEach((name, index) => {
    row[name] = cells[index] as SqlValue
  })
  return row
}
