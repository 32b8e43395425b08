import { randomUUID } from 'node:crypto'

const timeoutMs = 5000

/** RPC as in RabbitMQ's own tutorial, with direct reply-to: a map of pending calls, each with a timer. */
export async function createRpcClient(connection, routingKey) {
  const channel = await connection.createChannel()
  const waiting = new Map()
  await channel.consume(
    'amq.rabbitmq.reply-to',
    ({ properties, content }) => {
      const waiter = waiting.get(properties.correlationId)
      if (!waiter) return
      waiting.delete(properties.correlationId)
      clearTimeout(waiter.timer)
      const { data, error, not_found } = JSON.parse(content)
      if (not_found) waiter.resolve(undefined)
      else if (error) waiter.reject(new Error(error))
      else waiter.resolve(data)
    },
    { noAck: true },
  )
  return (method, payload, requestId) =>
    new Promise((resolve, reject) => {
      const correlationId = randomUUID()
      const timer = setTimeout(() => {
        waiting.delete(correlationId)
        reject(new Error(`${method} timed out`))
      }, timeoutMs)
      waiting.set(correlationId, { resolve, reject, timer })
      channel.publish('', routingKey, Buffer.from(JSON.stringify({ method, payload })), {
        contentType: 'application/json',
        correlationId,
        expiration: String(timeoutMs),
        headers: { 'x-request-id': requestId },
        replyTo: 'amq.rabbitmq.reply-to',
      })
    })
}
