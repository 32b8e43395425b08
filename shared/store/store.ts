/** An SQLite value. Integers are bigint in both directions; a number, even 5, is stored as REAL. */
export type SqlValue = string | number | bigint | null

export interface Statement {
  sql: string
  args?: SqlValue[]
}

export type Row = Record<string, SqlValue>

/**
 * The database for everything that must outlive a request: one file, or one libSQL server for all replicas.
 *
 * An acknowledged write survives a crash of the process, and of the machine if the disk honours flushes.
 * Every method throws an AppError `internal_error` when the database fails or does not answer in time; `cause` is the
 * driver's error, and `details` name the store and SQLite's code.
 */
export interface Store {
  /** Runs one statement; returns the rows of SELECT or RETURNING. */
  execute(sql: string, args?: SqlValue[]): Promise<Row[]>
  /** The first row of a SELECT, or undefined. Not for RETURNING, because a statement that writes must run to its end. */
  first(sql: string, args?: SqlValue[]): Promise<Row | undefined>
  /** Runs the statements in one write transaction: all of them or none. */
  batch(statements: Statement[]): Promise<Row[][]>
  close(): Promise<void>
}
