import { type Client, createClient, type ResultSet } from '@libsql/client/http'
import type { Row, SqlValue, Statement, Store } from './store.ts'
import { storeError } from './store-error.ts'

/** The store on a libSQL server, shared by all replicas. */
class ServerStore implements Store {
  readonly #client: Client
  readonly #url: string

  constructor(client: Client, url: string) {
    this.#client = client
    this.#url = url
  }

  async execute(sql: string, args: SqlValue[] = []): Promise<Row[]> {
    try {
      return rowsOf(await this.#client.execute({ sql, args }))
    } catch (error) {
      throw storeError(error, this.#url)
    }
  }

  async batch(statements: Statement[]): Promise<Row[][]> {
    const calls = statements.map(({ sql, args = [] }) => ({ sql, args }))
    try {
      return (await this.#client.batch(calls, 'write')).map(rowsOf)
    } catch (error) {
      throw storeError(error, this.#url)
    }
  }

  async close(): Promise<void> {
    this.#client.close()
  }
}

// The client's rows are objects by column name; their positions are there too, but not enumerable.
const rowsOf = (result: ResultSet) => result.rows as unknown as Row[]

/** A client of a libSQL server. Nothing is sent yet: the first statement finds out whether the server answers. */
export function connectServer(url: string, authToken: string | undefined, timeoutMs: number): Store {
  const client = createClient({
    url,
    ...(authToken === undefined ? {} : { authToken }),
    intMode: 'bigint',
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs) }),
  })
  return new ServerStore(client, url)
}
