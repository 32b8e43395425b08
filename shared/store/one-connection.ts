import type { Client } from '@libsql/client'
import type { Runner } from './libsql-store.ts'

const attempts = 5

/**
 * Runs one call at a time on a file's connection, and gives the connection up after a failure: the driver does not
 * reset a statement that failed with SQLITE_BUSY, and on that connection later writes look committed and are not
 * (libsql-client-ts #352). A busy call has changed nothing, so it is run again; between two tries others get their turn
 * on the event loop, which the driver holds while it waits.
 */
export function oneConnection(client: Client): Runner {
  let last: Promise<unknown> = Promise.resolve()
  return operation => {
    const result = last.then(() => persist(client, operation))
    last = result.catch(() => undefined)
    return result
  }
}

async function persist<T>(client: Client, operation: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await operation()
    } catch (error) {
      if (client.closed) throw error
      await client.reconnect()
      if (attempt === attempts || (error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    }
  }
}
