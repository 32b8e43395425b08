import { expect } from '@jest/globals'
import { startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { testBackend } from '../backend.contract.ts'
import { createRemoteCustomer } from './remote-customer.ts'
import { createRemoteDesk } from './remote-desk.ts'
import { createTransport } from './transport.ts'

testBackend({
  name: 'REST',
  skip: [{ reason: 'the remote contract has no call that ends a session', tests: ['takes a user out of the queue'] }],
  async create() {
    const reference = await startReferenceBackend({ rest: { port: 0 }, token: 'secret' })
    const transport = await createTransport({
      kind: 'rest',
      endpoint: reference.url,
      bearerToken: 'secret',
      timeoutMs: 5000,
      retryDelayMs: 10,
    })
    const { desk, model, violations } = reference.company
    return {
      customer: createRemoteCustomer(transport),
      desk: createRemoteDesk(transport),
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
  },
})
