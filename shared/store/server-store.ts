import { createClient } from '@libsql/client/http'
import { LibsqlStore } from './libsql-store.ts'

/** A client of a libSQL server. Nothing is sent yet: the first statement finds out whether the server answers. */
export function connectServer(url: string, authToken: string | undefined, timeoutMs: number): LibsqlStore {
  const client = createClient({
    url,
    ...(authToken === undefined ? {} : { authToken }),
    intMode: 'bigint',
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs) }),
  })
  return new LibsqlStore(client, url)
}
