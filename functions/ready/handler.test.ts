import { afterAll, expect, test } from '@jest/globals'
import { startHttpPeer } from '../../shared/testing/network/http-peer.ts'
import { Api } from '../../shared/testing/service/api.ts'
import { startService } from '../../shared/testing/service/service.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'

const folder = tempFolder()
const closing: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closing) await close()
  folder.remove()
})

test('concurrent requests share one check of the backend and the desk', async () => {
  const gate = Promise.withResolvers<void>()
  const peer = await startHttpPeer(async (_request, response) => {
    await gate.promise
    response.writeHead(404).end()
  })
  const service = await startService({
    DATABASE_PATH: `${folder.path}/chat.db`,
    JWT_SECRET: 'a secret of at least 32 bytes, for tests',
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: peer.url,
  })
  closing.push(gate.resolve, service.stop, peer.close)
  const api = new Api(service.url)
  const asking = Array.from({ length: 50 }, () => api.get('/ready'))
  while (peer.received.length < 2) await new Promise(setImmediate)
  for (let i = 0; i < 10; i++) await api.get('/health')
  expect(peer.received).toHaveLength(2)
  gate.resolve()
  for (const answer of await Promise.all(asking)) {
    expect(answer.body).toEqual({ status: 'ok', checks: { store: 'ok', backend: 'ok', operator: 'ok' } })
  }
})
