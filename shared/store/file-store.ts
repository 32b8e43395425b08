import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client/sqlite3'
import { LibsqlStore, storeError } from './libsql-store.ts'
import { oneConnection } from './one-connection.ts'

/**
 * Opens the SQLite file in WAL mode; makes it and its directory where they are absent.
 *
 * One connection is enough, for the driver works synchronously, and a second one could only wait for the first. Nothing
 * that must hold on a connection is set by a pragma, so one that the driver drops and reopens is the same again: the
 * busy timeout is the driver's option, foreign keys and `synchronous = FULL` are the build's defaults (a test says so).
 * FULL, not NORMAL: with NORMAL a commit survives a killed process but not a power cut, and it saves 0.3 ms.
 * @throws AppError `internal_error` naming the path
 */
export async function openFile(path: string, busyTimeoutMs: number): Promise<LibsqlStore> {
  const file = resolve(path)
  try {
    await mkdir(dirname(file), { recursive: true })
    const client = createClient({
      url: pathToFileURL(file).href,
      intMode: 'bigint',
      concurrency: 1,
      timeout: busyTimeoutMs,
    })
    const run = oneConnection(client)
    await run(() => client.execute('PRAGMA journal_mode = WAL'))
    return new LibsqlStore(client, path, run)
  } catch (error) {
    throw storeError(error, path)
  }
}
