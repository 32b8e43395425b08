import { join } from 'node:path'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { startLibsqlServer } from '../programs/libsql-server.ts'
import { tempFolder } from '../temp-folder.ts'

/** Both kinds of store, for suites that run against each. */
export const storeKinds = ['file', 'server'] as const

/** Opens a new, empty store. `stop` closes it, and stops its server or removes its file. */
export async function startStore(kind: (typeof storeKinds)[number]): Promise<{ store: Store; stop(): Promise<void> }> {
  const { config, remove } = kind === 'file' ? fileInTempFolder() : await ownServer()
  const store = await openStore(config)
  return {
    store,
    async stop() {
      await store.close()
      await remove()
    },
  }
}

function fileInTempFolder() {
  const { path, remove } = tempFolder()
  return { config: { kind: 'file' as const, path: join(path, 'x.db') }, remove }
}

async function ownServer() {
  const { url, stop: remove } = await startLibsqlServer()
  return { config: { kind: 'server' as const, url }, remove }
}
