import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach } from '@jest/globals'
import { type Channel, type ChannelModel, type ConsumeMessage, connect } from 'amqplib'
import { RemoteCustomer } from '../../backends/remote/remote-customer.ts'
import { RemoteDesk } from '../../backends/remote/remote-desk.ts'
import { RpcTransport } from '../../backends/remote/rpc/rpc-transport.ts'
import { logger } from '../../observability/logger.ts'
import { amqpUrl } from '../programs/broker.ts'

export type Send = (reply: unknown, correlationId?: string) => void

/** For a test file: a worker with its own queue, and both ports that call it. Everything is closed after each test. */
export function useRpcWorker() {
  const cleanups: (() => Promise<unknown>)[] = []
  let url: string
  let worker: ChannelModel
  let channel: Channel
  let routingKey: string

  beforeAll(async () => {
    logger.setLogLevel('SILENT')
    url = await amqpUrl()
  }, 300_000)

  beforeEach(async () => {
    routingKey = `rpc-${randomUUID()}`
    worker = await connect(url, { noDelay: true })
    channel = await worker.createChannel()
    cleanups.push(() => worker.close())
  })

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  })

  /** A worker with scripted answers. Text is sent as bytes (Latin-1), anything else as JSON. */
  async function serve(answer: (send: Send, message: ConsumeMessage) => void) {
    const received: ConsumeMessage[] = []
    await channel.assertQueue(routingKey, { exclusive: true })
    await channel.consume(
      routingKey,
      message => {
        if (!message) return
        received.push(message)
        const send: Send = (reply, correlationId = message.properties.correlationId) => {
          const content = typeof reply === 'string' ? Buffer.from(reply, 'latin1') : Buffer.from(JSON.stringify(reply))
          channel.sendToQueue(message.properties.replyTo, content, { correlationId })
        }
        answer(send, message)
      },
      { noAck: true },
    )
    return received
  }

  function client(settings: object = {}) {
    const contour = { kind: 'rabbitmq' as const, url, exchange: '', routingKey, timeoutMs: 5000, ...settings }
    const transport = new RpcTransport(contour)
    cleanups.push(() => transport.close())
    return { transport, customer: new RemoteCustomer(transport), desk: new RemoteDesk(transport) }
  }

  return { serve, client, cleanups, channel: () => channel, routingKey: () => routingKey }
}

export const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 5))
}

export const userIdOf = ({ content }: ConsumeMessage) => JSON.parse(content.toString()).payload.user_id

export const balanceOf = (userId: number) => ({
  data: { id: 1, user_id: userId, amount: 1, frozen: 0, updated_at: '2026-02-23T12:34:56Z' },
})
