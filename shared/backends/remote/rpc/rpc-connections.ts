import { RpcConnection } from './rpc-connection.ts'

/** The connections of this process by broker URL, with reference counts. */
const shared = new Map<string, { connection: RpcConnection; users: number }>()

/** The process's shared connection to a broker; each caller must release it with `releaseConnection`. */
export function acquireConnection(url: string): RpcConnection {
  const entry = shared.get(url) ?? { connection: new RpcConnection(url), users: 0 }
  entry.users++
  shared.set(url, entry)
  return entry.connection
}

/** Closes the connection when its last user has released it. */
export async function releaseConnection(url: string): Promise<void> {
  const entry = shared.get(url)
  if (!entry || --entry.users > 0) return
  shared.delete(url)
  await entry.connection.close()
}
