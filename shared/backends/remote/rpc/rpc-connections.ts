import { RpcConnection } from './rpc-connection.ts'

/** The connections of this process by broker URL, each with the number of its users. */
const shared = new Map<string, { connection: RpcConnection; users: number }>()

/** The process's one connection to a broker; whoever has it gives it back with `releaseConnection`. */
export function acquireConnection(url: string): RpcConnection {
  const entry = shared.get(url) ?? { connection: new RpcConnection(url), users: 0 }
  entry.users++
  shared.set(url, entry)
  return entry.connection
}

/** The last user's release closes the connection. */
export async function releaseConnection(url: string): Promise<void> {
  const entry = shared.get(url)
  if (!entry || --entry.users > 0) return
  shared.delete(url)
  await entry.connection.close()
}
