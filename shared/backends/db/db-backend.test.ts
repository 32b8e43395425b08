import { join } from 'node:path'
import type { StoreConfig } from '../../config/config.ts'
import { openStore } from '../../store/open-store.ts'
import { dbOperator } from '../../testing/conversation/db-operator.ts'
import { startLibsqlServer } from '../../testing/programs/libsql-server.ts'
import { tempFolder } from '../../testing/temp-folder.ts'
import { testBackend } from '../backend.contract.ts'
import { createDbCustomer } from './db-customer.ts'
import { createDbDesk } from './db-desk.ts'

testBackend({
  name: 'db over a file',
  async create() {
    const folder = tempFolder()
    return backendOver({ kind: 'file', path: join(folder.path, 'test.db') }, folder.remove)
  },
})

testBackend({
  name: 'db over a libSQL server',
  async create() {
    const server = await startLibsqlServer()
    return backendOver({ kind: 'server', url: server.url }, server.stop)
  },
})

async function backendOver(config: StoreConfig, remove: () => void | Promise<void>) {
  const store = await openStore(config)
  const desk = createDbDesk(store)
  const operator = dbOperator(store)
  return {
    customer: createDbCustomer(store),
    desk,
    operator: { ...operator, close: async (userId: bigint) => desk.endSession?.(userId, { requestId: 'test' }) },
    seedUser: ({ id, username }: { id: bigint; username: string }) =>
      store.execute("INSERT INTO users (id, username, email, password_hash, created_at) VALUES (?, ?, '', '', '')", [
        id,
        username,
      ]),
    async close() {
      await store.close()
      await remove()
    },
  }
}
