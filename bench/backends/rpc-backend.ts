import { connect } from 'amqplib'

/** A minimal backend of the company over RabbitMQ: no session, one balance. */
const connection = await connect(process.env.AMQP_URL as string, { noDelay: true })
const channel = await connection.createChannel()
const { queue } = await channel.assertQueue('smart-chat.rpc', { durable: false, autoDelete: true })
await channel.consume(
  queue,
  message => {
    if (!message) return
    const { replyTo, correlationId } = message.properties
    channel.publish('', replyTo, Buffer.from(answer(message.content.toString())), {
      correlationId,
      contentType: 'application/json',
    })
  },
  { noAck: true },
)
console.log('ready on http://127.0.0.1:0')

function answer(request: string): string {
  const { method, payload } = JSON.parse(request) as { method: string; payload: { user_id: number } }
  if (method !== 'data.balance.get_by_user_id')
    return '{"data":null,"error":"","code":404,"status":404,"not_found":true}'
  const id = payload.user_id
  return `{"data":{"id":${id},"user_id":${id},"amount":1234.5,"frozen":0,"updated_at":"2026-02-23T12:34:56Z"},"error":"","code":0,"status":200,"not_found":false}`
}
