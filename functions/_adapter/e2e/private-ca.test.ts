import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { startTlsFront, type TlsFront } from '../../../shared/testing/network/tls-front.ts'
import { amqpUrl } from '../../../shared/testing/programs/broker.ts'
import { Api } from '../../../shared/testing/service/api.ts'
import { startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
const queue = `private-ca.${process.pid}`
const common = { DATABASE_PATH: `${folder.path}/chat.db`, JWT_SECRET: 'a secret of at least 32 bytes, for tests' }

let backend: ReferenceBackend
const fronts: Record<string, TlsFront> = {}
const settings: Record<string, Record<string, string>> = {}

beforeAll(async () => {
  const broker = new URL(await amqpUrl())
  backend = await startReferenceBackend({ rest: { port: 0 }, rabbitmq: { url: broker.href, routingKey: queue } })
  fronts.rest = await startTlsFront(Number(new URL(backend.url).port))
  fronts.rabbitmq = await startTlsFront(Number(broker.port))
  settings.rest = {
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: `https://127.0.0.1:${fronts.rest.port}`,
    AUTH_REST_RETRY_DELAY_SECONDS: '0',
  }
  broker.protocol = 'amqps:'
  broker.host = `127.0.0.1:${fronts.rabbitmq.port}`
  settings.rabbitmq = {
    AUTH_BACKEND: 'rabbitmq',
    AUTH_RABBITMQ_URL: broker.href,
    AUTH_RABBITMQ_ROUTING_KEY: queue,
  }
}, 300_000)
afterAll(async () => {
  await backend.close()
  await Promise.all(Object.values(fronts).map(front => front.close()))
  folder.remove()
})

describe.each(['rest', 'rabbitmq'])('a backend over %s whose certificate a private authority has signed', kind => {
  test('is trusted with NODE_EXTRA_CA_CERTS', async () => {
    const service = await startService({
      ...common,
      ...settings[kind],
      NODE_EXTRA_CA_CERTS: String(fronts[kind]?.authority),
    })
    const api = await new Api(service.url).enter(`player-${kind}`)
    expect((await api.chat('баланс')).reply).toContain('0,00')
    expect(await service.stop()).toBe(0)
  })

  test('is refused without it, and the log names the certificate as the cause', async () => {
    const service = await startService({ ...common, ...settings[kind], AUTH_RABBITMQ_TIMEOUT_SECONDS: '3' })
    const login = await new Api(service.url).post('/api/login', { username: 'anna', password: 'correct horse' })
    expect(login).toMatchObject({ status: 500, body: { error: 'backend_error' } })
    expect(service.logs.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/failed: transport \(.*certificate/),
    )
    await service.stop()
  })
})
