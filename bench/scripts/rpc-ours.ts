import { operations } from '../../shared/backends/remote/operations.ts'
import { RemoteCustomer } from '../../shared/backends/remote/remote-customer.ts'
import { createTransport } from '../../shared/backends/remote/transport.ts'
import { measureInFlight } from '../harness/in-flight.ts'

// Row 5: our transport, including checks of the reply envelope, without parsing the balance.

const transport = await createTransport({
  kind: 'rabbitmq',
  url: process.env.AMQP_URL as string,
  exchange: '',
  routingKey: 'smart-chat.rpc',
  timeoutMs: 5000,
})
await new RemoteCustomer(transport).findBalance(1n, { requestId: 'first' })
await measureInFlight(() => transport.send(operations.findBalance, { user_id: 1n }, { requestId: 'bench' }))
await transport.close()
