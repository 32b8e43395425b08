/** What SQLite holds: integers come back as bigint. */
export type SqlValue = string | number | bigint | null | Uint8Array

export interface Statement {
  sql: string
  args?: SqlValue[]
}

export type Row = Record<string, SqlValue>

/** The database behind everything that must outlive a request: one file, or one libSQL server for all replicas. */
export interface Store {
  /** Runs one statement; rows come from SELECT or RETURNING. */
  execute(sql: string, args?: SqlValue[]): Promise<Row[]>
  /** Runs the statements in one write transaction: all of them or none. */
  batch(statements: Statement[]): Promise<Row[][]>
  close(): Promise<void>
}
