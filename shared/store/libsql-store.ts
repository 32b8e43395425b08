import type { Client, ResultSet } from '@libsql/client'
import { AppError } from '../errors.ts'
import type { Row, SqlValue, Statement, Store } from './store.ts'

/** Runs a call of the client: a chance to put calls in order or to try again. */
export type Runner = <T>(operation: () => Promise<T>) => Promise<T>

/** The store over either of libSQL's clients; `name` is the path or URL that errors are to name. */
export class LibsqlStore implements Store {
  readonly #client: Client
  readonly #name: string
  readonly #run: Runner

  constructor(client: Client, name: string, run: Runner = operation => operation()) {
    this.#client = client
    this.#name = name
    this.#run = run
  }

  async execute(sql: string, args: SqlValue[] = []): Promise<Row[]> {
    try {
      return rowsOf(await this.#run(() => this.#client.execute({ sql, args })))
    } catch (error) {
      throw storeError(error, this.#name)
    }
  }

  async batch(statements: Statement[]): Promise<Row[][]> {
    const calls = statements.map(({ sql, args = [] }) => ({ sql, args }))
    try {
      return (await this.#run(() => this.#client.batch(calls, 'write'))).map(rowsOf)
    } catch (error) {
      throw storeError(error, this.#name)
    }
  }

  async close(): Promise<void> {
    this.#client.close()
  }
}

// The client's rows are objects by column name; their positions are there too, but not enumerable.
const rowsOf = (result: ResultSet) => result.rows as unknown as Row[]

/** An AppError `internal_error` that says which store failed and why. Neither it nor its cause holds a stored value. */
export function storeError(cause: unknown, name: string): AppError {
  const { message, code } = deepest(cause as DriverError)
  const reason = unopened.test(message)
    ? 'it cannot be opened: is it a directory, or not to be written?'
    : message || code
  return new AppError('internal_error', `the database ${name} cannot be used: ${reason}`, {
    cause,
    details: { store: name, code },
  })
}

/** An error of the driver, of `fetch` or of the file system. */
interface DriverError {
  message: string
  code?: string
  cause?: DriverError
}

/** How the native driver words SQLITE_CANTOPEN, which is 14. */
const unopened = /^ConnectionFailed\(.*: 14"\)$/s

/** `fetch failed` says nothing; what lies underneath does. */
const deepest = (error: DriverError): DriverError => (error.cause === undefined ? error : deepest(error.cause))
