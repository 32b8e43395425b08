import { expect, test } from '@jest/globals'
import { everyOperation, type OperationUnderTest, tryAll } from '../../testing/backend/every-operation.ts'
import { operationOf } from '../../testing/backend/operation-of-request.ts'
import { useRestBackend } from '../../testing/backend/rest-backend.ts'
import { useRpcWorker } from '../../testing/backend/rpc-worker.ts'
import type { Call } from '../backend.ts'

const { backend } = useRestBackend()
const { serve, client } = useRpcWorker()

const said = 'no luck for anna (Anna), a.k@example.org'

const asAnna = everyOperation.map(
  (operation): OperationUnderTest => ({
    ...operation,
    run: (ports, call: Call) => operation.run(ports, { ...call, username: 'anna' }),
  }),
)

/** Creating a user asks first whether the name is free: it is. */
const asksFirst = (method: string, requestId: unknown) => method !== requestId && requestId === 'auth.user.create'

/** The ports of a backend that refuses everything else, quoting the player, over each transport. */
async function backends() {
  await serve((send, { content, properties }) => {
    const isFree = asksFirst(JSON.parse(content.toString()).method, properties.headers?.['x-request-id'])
    send(isFree ? { not_found: true } : { error: said })
  })
  const rest = await backend((response, _url, request) => {
    const isFree = asksFirst(operationOf(request), request.headers['x-request-id'])
    response.writeHead(isFree ? 404 : 500).end(JSON.stringify({ error: said }))
  })
  return { REST: rest, RPC: client() }
}

test.each(['REST', 'RPC'] as const)(
  'the player that a backend quotes is masked in every operation, over %s',
  async name => {
    const tried = await tryAll((await backends())[name], asAnna)
    const shown = tried.map(({ method, error }) => [method, error?.details.backendSays])
    expect(shown).toEqual(everyOperation.map(({ method }) => [method, 'no luck for *** (***), ***']))
  },
)
