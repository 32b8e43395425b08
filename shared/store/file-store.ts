import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { FileConnection } from './file-connection.ts'
import type { Row, SqlValue, Statement, Store } from './store.ts'
import { storeError } from './store-error.ts'

const attempts = 5

/**
 * The store in a SQLite file. One connection is enough, for the driver works synchronously, and a second one could only
 * wait for the first.
 *
 * The connection is given up after a failure: the driver does not reset a statement that failed with SQLITE_BUSY, and on
 * that connection later writes look committed and are not (libsql-client-ts #352). A busy call has changed nothing, so it
 * is run again; between two tries others get their turn on the event loop, which the driver holds while it waits.
 */
class FileStore implements Store {
  readonly #connection: FileConnection
  readonly #path: string

  constructor(connection: FileConnection, path: string) {
    this.#connection = connection
    this.#path = path
  }

  execute(sql: string, args?: SqlValue[]): Promise<Row[]> {
    return this.#persist(() => this.#connection.run(args ? { sql, args } : { sql }))
  }

  first(sql: string, args?: SqlValue[]): Promise<Row | undefined> {
    return this.#persist(() => this.#connection.first(args ? { sql, args } : { sql }))
  }

  batch(statements: Statement[]): Promise<Row[][]> {
    return this.#persist(() => this.#connection.transact(statements))
  }

  async close(): Promise<void> {
    this.#connection.close()
  }

  async #persist<T>(operation: () => T): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return operation()
      } catch (error) {
        if (this.#connection.closed) throw storeError(error, this.#path)
        this.#connection.reopen()
        const busy = (error as { code?: string }).code === 'SQLITE_BUSY'
        if (!busy || attempt === attempts) throw storeError(error, this.#path)
      }
      await turn()
    }
  }
}

/**
 * Opens the SQLite file in WAL mode; makes it and its directory where they are absent.
 *
 * Nothing that must hold on a connection is set by a pragma, so one that is given up and opened again is the same: the
 * busy timeout is the driver's option, foreign keys and `synchronous = FULL` are the build's defaults (a test says so).
 * FULL, not NORMAL: with NORMAL a commit survives a killed process but not a power cut, and it saves 0.3 ms.
 * @throws AppError `internal_error` naming the path
 */
export async function openFile(path: string, busyTimeoutMs: number): Promise<Store> {
  const store = new FileStore(await connect(resolve(path), path, busyTimeoutMs), path)
  await store.execute('PRAGMA journal_mode = WAL')
  return store
}

async function connect(file: string, path: string, busyTimeoutMs: number): Promise<FileConnection> {
  try {
    await makeFolder(dirname(file))
    return new FileConnection(file, busyTimeoutMs)
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
