import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { FileConnection } from './file-connection.ts'
import type { Row, SqlValue, Statement, Store } from './store.ts'
import { storeError } from './store-error.ts'

/** The driver holds the event loop while it waits for another process's lock: long enough for a usual write of that one. */
const driverWaitMs = 10
const pauseMs = 15

/**
 * The store in a SQLite file. One connection is enough, for the driver works synchronously, and a second one could only
 * wait for the first.
 *
 * The connection is given up after a failure: the driver does not reset a statement that failed with SQLITE_BUSY, and on
 * that connection later writes look committed and are not (libsql-client-ts #352). A busy call has changed nothing, so it
 * is run again. While another process holds the lock for long, one call tries for all that want to write, so that the
 * event loop is held for a small share of the time only.
 */
class FileStore implements Store {
  readonly #connection: FileConnection
  readonly #path: string
  readonly #busyTimeoutMs: number
  /** Ends when the call that tries for all has got through or given up. */
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
 * Opens the SQLite file in WAL mode; makes it and its directory where they are absent.
 *
 * Nothing that must hold on a connection is set by a pragma, so one that is given up and opened again is the same: the
 * busy timeout is the driver's option, foreign keys and `synchronous = FULL` are the build's defaults (a test says so).
 * FULL, not NORMAL: with NORMAL a commit survives a killed process but not a power cut, and saves little.
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

/** Not mkdir's own `recursive`: where the system answers ENOENT to every try, as in /proc, it never ends. */
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return
  await makeFolder(dirname(path))
  try {
    await mkdir(path)
  } catch (error) {
    if (!(await isFolder(path))) throw error // else another process was quicker
  }
}
