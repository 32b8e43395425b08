import { setTimeout as wait } from 'node:timers/promises'
import { type Client, createClient, type ResultSet } from '@libsql/client/http'
import { HttpFetch } from './http-fetch.ts'
import type { Row, SqlValue, Statement, Store } from './store.ts'
import { storeError } from './store-error.ts'

const firstPauseMs = 5
const maxPauseMs = 100

/**
 * The store on a libSQL server, shared by all replicas. Under too many concurrent writes the server answers SQLITE_BUSY.
 * Such a write has changed nothing, and is retried until the call's timeout.
 */
class ServerStore implements Store {
  readonly #client: Client
  readonly #http: HttpFetch
  readonly #url: string
  readonly #timeoutMs: number

  constructor(client: Client, http: HttpFetch, url: string, timeoutMs: number) {
    this.#client = client
    this.#http = http
    this.#url = url
    this.#timeoutMs = timeoutMs
  }

  async execute(sql: string, args: SqlValue[] = []): Promise<Row[]> {
    return rowsOf(await this.#persist(() => this.#client.execute({ sql, args })))
  }

  async first(sql: string, args?: SqlValue[]): Promise<Row | undefined> {
    const [row] = await this.execute(sql, args)
    return row
  }

  async batch(statements: Statement[]): Promise<Row[][]> {
    const calls = statements.map(({ sql, args = [] }) => ({ sql, args }))
    return (await this.#persist(() => this.#client.batch(calls, 'write'))).map(rowsOf)
  }

  async #persist<T>(operation: () => Promise<T>): Promise<T> {
    const end = performance.now() + this.#timeoutMs
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, maxPauseMs)) {
      try {
        return await operation()
      } catch (error) {
        const busy = (error as { code?: string }).code === 'SQLITE_BUSY'
        if (!busy || performance.now() + pauseMs > end) throw storeError(error, this.#url)
      }
      await wait(pauseMs * (0.5 + Math.random() / 2))
    }
  }

  async close(): Promise<void> {
    this.#client.close()
    this.#http.close()
  }
}

// The client's rows are objects keyed by column name. Their numeric keys are not enumerable.
const rowsOf = (result: ResultSet) => result.rows as unknown as Row[]

/** Creates the client of a libSQL server. Sends nothing yet: the first statement shows whether the server answers. */
export function connectServer(url: string, authToken: string | undefined, timeoutMs: number): Store {
  const http = new HttpFetch(timeoutMs)
  const client = createClient({
    url,
    ...(authToken === undefined ? {} : { authToken }),
    intMode: 'bigint',
    fetch: http.fetch,
  })
  return new ServerStore(client, http, url, timeoutMs)
}
