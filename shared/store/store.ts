/** What SQLite holds. Integers go in and come back as bigint; a number is a REAL, even 5. */
export type SqlValue = string | number | bigint | null

export interface Statement {
  sql: string
  args?: SqlValue[]
}

export type Row = Record<string, SqlValue>

/**
 * The database behind everything that must outlive a request: one file, or one libSQL server for all replicas.
 *
 * What a call has acknowledged survives the death of the process, and of the machine where the disk keeps its word.
 * Every method throws an AppError `internal_error` when the database fails or does not answer in time; `cause` is the
 * driver's error, and `details` name the store and SQLite's code.
 */
export interface Store {
  /** Runs one statement; rows come from SELECT or RETURNING. */
  execute(sql: string, args?: SqlValue[]): Promise<Row[]>
  /** The first row of a SELECT; `undefined`: there is none. Not for RETURNING: what writes has to run to its end. */
  first(sql: string, args?: SqlValue[]): Promise<Row | undefined>
  /** Runs the statements in one write transaction: all of them or none. */
  batch(statements: Statement[]): Promise<Row[][]>
  close(): Promise<void>
}
