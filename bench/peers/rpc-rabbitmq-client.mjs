import { Connection } from 'rabbitmq-client'
import { measureInFlight } from '../harness/in-flight.ts'

// Row 5: rabbitmq-client's own RPC, which also encodes and decodes JSON.

const connection = new Connection({ url: process.env.AMQP_URL, noDelay: true })
const client = connection.createRPCClient({ confirm: false, timeout: 5000 })
const envelope = { routingKey: 'smart-chat.rpc', headers: { 'x-request-id': 'bench' } }
await measureInFlight(() => client.send(envelope, { method: 'data.balance.get_by_user_id', payload: { user_id: 1 } }))
await client.close()
await connection.close()
