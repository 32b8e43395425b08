import { connect } from 'amqplib'
import { measureInFlight } from '../harness/in-flight.ts'
import { createRpcClient } from './rpc-client.mjs'

// Row 5: raw amqplib.

const connection = await connect(process.env.AMQP_URL, { noDelay: true })
const call = await createRpcClient(connection, 'smart-chat.rpc')
await measureInFlight(() => call('data.balance.get_by_user_id', { user_id: 1 }, 'bench'))
await connection.close()
