import { operations } from '../../shared/backends/remote/operations.ts'
import { createTransport } from '../../shared/backends/remote/transport.ts'
import { measureInFlight } from '../harness/in-flight.ts'

// Row 16: our transport, without parsing the balance.

const endpoint = process.env.ENDPOINT as string
const transport = await createTransport({ kind: 'rest', endpoint, timeoutMs: 5000, retryDelayMs: 10_000 })
await measureInFlight(() => transport.send(operations.findBalance, { user_id: 1n }, { requestId: 'bench' }))
await transport.close()
