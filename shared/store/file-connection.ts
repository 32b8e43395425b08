import Database from 'libsql'
import type { Row, SqlValue, Statement } from './store.ts'

interface Prepared {
  statement: Database.Statement<SqlValue[][]>
  /** Whether it gives rows. */
  reader: boolean
}

/**
 * A connection to a SQLite file that keeps its statements prepared. @libsql/client prepares a statement at every call and
 * asks the driver for each column's name: five times the work of running it.
 */
export class FileConnection {
  readonly #path: string
  readonly #busyTimeoutMs: number
  readonly #prepared = new Map<string, Prepared>()
  #database: Database.Database

  constructor(path: string, busyTimeoutMs: number) {
    this.#path = path
    this.#busyTimeoutMs = busyTimeoutMs
    this.#database = this.#open()
  }

  get closed(): boolean {
    return !this.#database.open
  }

  run({ sql, args = [] }: Statement): Row[] {
    const { statement, reader } = this.#prepare(sql)
    if (reader) return statement.all(args) as Row[]
    statement.run(args)
    return []
  }

  /** All of them or none, in a transaction that takes the right to write at its begin. */
  transact(statements: readonly Statement[]): Row[][] {
    this.run({ sql: 'BEGIN IMMEDIATE' })
    try {
      const results = statements.map(statement => this.run(statement))
      this.run({ sql: 'COMMIT' })
      return results
    } catch (error) {
      if (this.#database.inTransaction) this.run({ sql: 'ROLLBACK' })
      throw error
    }
  }

  /** A new connection in place of this one, the same in everything. */
  reopen(): void {
    this.close()
    this.#database = this.#open()
  }

  close(): void {
    this.#prepared.clear()
    if (this.#database.open) this.#database.close()
  }

  #open(): Database.Database {
    return new Database(this.#path, { timeout: this.#busyTimeoutMs }).defaultSafeIntegers(true)
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.#database.prepare<SqlValue[][]>(sql)
    const prepared = { statement, reader: statement.reader }
    this.#prepared.set(sql, prepared)
    return prepared
  }
}
