import type { StoreConfig } from '../config/config.ts'
import { migrate } from './migrate.ts'
import type { Store } from './store.ts'

export interface OpenOptions {
  /** How long a call waits for a libSQL server's answer, in milliseconds. */
  serverTimeoutMs?: number
  /** How long a call waits while other processes write to the same file, in milliseconds. */
  busyTimeoutMs?: number
}

/**
 * Opens the database, creates it if it does not exist, and applies pending migrations. Loads only the driver that is needed:
 * the native one for a file, the HTTP one for a server.
 * @throws AppError `internal_error` with a message for the administrator: the path or URL, and why it cannot be used
 */
export async function openStore(
  config: StoreConfig,
  { serverTimeoutMs = 5_000, busyTimeoutMs = 5_000 }: OpenOptions = {},
): Promise<Store> {
  const store = await connect(config, serverTimeoutMs, busyTimeoutMs)
  try {
    await migrate(store)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

async function connect(config: StoreConfig, serverTimeoutMs: number, busyTimeoutMs: number): Promise<Store> {
  if (config.kind === 'server') {
    const { connectServer } = await import('./server-store.ts')
    return connectServer(config.url, config.authToken, serverTimeoutMs)
  }
  const { openFile } = await import('./file-store.ts')
  return openFile(config.path, busyTimeoutMs)
}
