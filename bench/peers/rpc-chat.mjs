import { connect } from 'amqplib'
import { startChatApp } from './chat-app.mjs'
import { dialogues, openDatabase } from './database.mjs'
import { createRpcClient } from './rpc-client.mjs'

// Row 4: the customer's backend over RabbitMQ, raw amqplib, one call after the other.

const connection = await connect(process.env.AUTH_RABBITMQ_URL, { noDelay: true })
const call = await createRpcClient(connection, 'smart-chat.rpc')

await startChatApp({
  ...dialogues(openDatabase()),
  findSession: (userId, requestId) => call('operator.session.get', { user_id: Number(userId) }, requestId),
  readBalance: (userId, requestId) => call('data.balance.get_by_user_id', { user_id: Number(userId) }, requestId),
})
