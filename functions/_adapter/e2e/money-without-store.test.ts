import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { openStore } from '../../../shared/store/open-store.ts'
import { startTcpProxy, type TcpProxy } from '../../../shared/testing/network/tcp-proxy.ts'
import { type LibsqlServer, startLibsqlServer } from '../../../shared/testing/programs/libsql-server.ts'
import { Api } from '../../../shared/testing/service/api.ts'
import { type Service, startService } from '../../../shared/testing/service/service.ts'

let database: LibsqlServer
let backend: ReferenceBackend
let way: TcpProxy
let service: Service

beforeAll(async () => {
  database = await startLibsqlServer()
  backend = await startReferenceBackend({ rest: { port: 0 } })
  way = await startTcpProxy(Number(new URL(database.url).port))
  service = await startService({
    JWT_SECRET: 'a secret of at least 32 bytes, for tests',
    DATABASE_URL: `http://127.0.0.1:${way.port}`,
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: backend.url,
    AUTH_REST_RETRY_DELAY_SECONDS: '0.05',
  })
}, 60_000)
afterAll(async () => {
  await service?.stop()
  await way?.close()
  await backend?.close()
  await database?.stop()
})

async function expireLeases(): Promise<void> {
  const store = await openStore({ kind: 'server', url: database.url })
  await store.execute('UPDATE transactions SET lease_expires_at = 0')
  await store.close()
}

test.each([
  ['data.balance.get_by_user_id', '1000 + 0', 0, /Деньги на месте/],
  ['data.balance.update', '1000 + 0', 0, /снова на счёте/],
  ['data.withdrawal.create', '900 + 100', 1, /Готово! Заявка №\d+/],
])(
  'a libSQL server that is gone from %s on: 500, and when it is back the money adds up and the player is told',
  async (method, money, made, told) => {
    const api = await new Api(service.url).enter(`player-${made}-${method.length}`)
    const { model, faults } = backend.company
    const { id } = [...model.users.values()].at(-1) as { id: bigint }
    model.addBalance(id, '1000')
    await api.chat('выведи 100 на карту')
    faults.set(method, {
      onCall() {
        way.set({ refuse: true })
        way.reset()
        faults.clear()
      },
    })
    expect(await api.post('/api/chat', { message: 'да' })).toMatchObject({ status: 500 })
    way.set()
    await expireLeases()
    let reply = ''
    while (!told.test(reply)) {
      const { status, body } = await api.post('/api/chat', { message: 'спасибо' })
      if (status === 200) reply = String(body.reply)
      else await wait(50)
    }
    const balance = model.balances.get(id)
    expect(`${balance?.amount.toFixed()} + ${balance?.frozen.toFixed()}`).toBe(money)
    expect(model.withdrawalsOf(id)).toHaveLength(made)
  },
  30_000,
)
