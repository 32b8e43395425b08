import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { FileConnection } from './file-connection.ts'
import type { Row, SqlValue, Statement, Store } from './store.ts'
import { storeError } from './store-error.ts'

/** While the driver waits for another process's lock it blocks the event loop. This is long enough for a usual write. */
const driverWaitMs = 10
const pauseMs = 15

/**
 * The store in a SQLite file, with one connection: the driver is synchronous, so a second one could only wait for the first.
 *
 * After a failure the connection is replaced. The driver does not reset a statement that failed with SQLITE_BUSY, and later
 * writes on that connection look committed but are not (libsql-client-ts #352). A call that failed with SQLITE_BUSY has
 * changed nothing, so it is retried. While another process holds the lock, only one of the waiting writers retries, so that
 * the event loop is blocked for a small share of the time.
 */
class FileStore implements Store {
  readonly #connection: FileConnection
  readonly #path: string
  readonly #busyTimeoutMs: number
  /** Settles when the one retrying writer has succeeded or given up. */
  #trying: Promise<void> | undefined

  constructor(connection: FileConnection, path: string, busyTimeoutMs: number) {
    this.#connection = connection
    this.#path = path
    this.#busyTimeoutMs = busyTimeoutMs
  }

  execute(sql: string, args?: SqlValue[]): Promise<Row[]> {
    const run = () => this.#connection.run(args ? { sql, args } : { sql })
    return this.#persist(run, !sql.startsWith('SELECT'))
  }

  first(sql: string, args?: SqlValue[]): Promise<Row | undefined> {
    return this.#persist(() => this.#connection.first(args ? { sql, args } : { sql }), false)
  }

  batch(statements: Statement[]): Promise<Row[][]> {
    return this.#persist(() => this.#connection.transact(statements), true)
  }

  async close(): Promise<void> {
    this.#connection.close()
  }

  async #persist<T>(operation: () => T, writes: boolean): Promise<T> {
    const giveUpAt = performance.now() + this.#busyTimeoutMs
    while (writes && this.#trying) await this.#trying
    const done = this.#attempt(operation, giveUpAt)
    if (done) return done.result
    const trying = this.#tryUntil(giveUpAt, operation)
    const free = () => {
      this.#trying = undefined
    }
    if (writes) this.#trying = trying.then(free, free)
    return trying
  }

  async #tryUntil<T>(giveUpAt: number, operation: () => T): Promise<T> {
    for (;;) {
      await wait(pauseMs)
      const done = this.#attempt(operation, giveUpAt)
      if (done) return done.result
    }
  }

  /** @returns undefined when another process holds the lock, and there is time left to try again */
  #attempt<T>(operation: () => T, giveUpAt: number): { result: T } | undefined {
    try {
      return { result: operation() }
    } catch (error) {
      this.#connection.drop()
      if (isBusy(error) && performance.now() < giveUpAt) return undefined
      throw storeError(error, this.#path)
    }
  }
}

const isBusy = (error: unknown) => String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')

/**
 * Opens the SQLite file in WAL mode; creates the file and its directory if they do not exist.
 *
 * No connection setting depends on a pragma, so a replaced connection behaves the same: the busy timeout is an option of the
 * driver, foreign keys and `synchronous = FULL` are the build's defaults (a test checks this). FULL rather than NORMAL,
 * because with NORMAL a commit does not survive a power cut, and little is gained.
 * @throws AppError `internal_error` naming the path
 */
export async function openFile(path: string, busyTimeoutMs: number): Promise<Store> {
  const store = new FileStore(await connect(resolve(path), path), path, busyTimeoutMs)
  await store.execute('PRAGMA journal_mode = WAL')
  return store
}

async function connect(file: string, path: string): Promise<FileConnection> {
  try {
    await makeFolder(dirname(file))
    return new FileConnection(file, driverWaitMs)
  } catch (error) {
    throw storeError(error, path)
  }
}

const isFolder = (path: string) =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  )

/** Not mkdir's own `recursive` option, which never ends where the system always answers ENOENT, as in /proc. */
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return
  await makeFolder(dirname(path))
  try {
    await mkdir(path)
  } catch (error) {
    if (!(await isFolder(path))) throw error // otherwise another process has created it
  }
}
