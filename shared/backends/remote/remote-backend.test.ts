import { randomUUID } from 'node:crypto'
import { beforeAll, expect } from '@jest/globals'
import { type ReferenceOptions, startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import type { RabbitContour, RestContour } from '../../config/config.ts'
import { amqpUrl } from '../../testing/programs/broker.ts'
import { type BackendUnderTest, testBackend } from '../backend.contract.ts'
import { RemoteCustomer } from './remote-customer.ts'
import { RemoteDesk } from './remote-desk.ts'
import { createTransport } from './transport.ts'

beforeAll(() => amqpUrl(), 300_000)

const skip = [
  { reason: 'the remote contract has no call that ends a session', tests: ['takes a user out of the queue'] },
]

testBackend({
  name: 'REST',
  skip,
  create: () =>
    remote({ rest: { port: 0 }, token: 'secret' }, endpoint => ({
      kind: 'rest',
      endpoint,
      bearerToken: 'secret',
      timeoutMs: 5000,
      retryDelayMs: 10,
    })),
})

for (const exchange of ['', `exchange-${randomUUID()}`]) {
  testBackend({
    name: `RabbitMQ, ${exchange ? 'an exchange of its own' : 'the default exchange'}`,
    skip,
    async create() {
      const worker = { url: await amqpUrl(), exchange, routingKey: `rpc-${randomUUID()}` }
      return remote({ rabbitmq: worker }, () => ({ kind: 'rabbitmq', ...worker, timeoutMs: 5000 }))
    },
  })
}

async function remote(
  options: ReferenceOptions,
  contourOf: (endpoint: string) => RestContour | RabbitContour,
): Promise<BackendUnderTest> {
  const reference = await startReferenceBackend(options)
  const transport = await createTransport(contourOf(reference.url))
  const { desk, model, violations } = reference.company
  return {
    customer: new RemoteCustomer(transport),
    desk: new RemoteDesk(transport),
    operator: {
      take: async (userId, operatorId) => desk.take(userId, operatorId),
      write: async (userId, text) => desk.write(userId, text),
      close: async userId => desk.close(userId),
      userTexts: async userId =>
        (desk.sessions.get(userId)?.messages ?? []).filter(({ from }) => from === 'user').map(({ text }) => text),
    },
    seedUser: async ({ id, username }) => model.addUser({ id, username, password: 'x' }),
    async close() {
      await transport.close()
      await reference.close()
      expect(violations).toEqual([])
    },
  }
}
