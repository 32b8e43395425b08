import { type ChannelModel, connect } from 'amqplib'
import type { RabbitContour } from '../../../config/config.ts'

/** The result of checking one thing that the service needs from the broker. */
export interface BrokerFinding {
  readonly what: string
  /** Why it fails; absent when it works. */
  readonly problem?: string
}

const connectTimeoutMs = 5000

/**
 * Checks in turn what RPC needs: a login, a reply queue, and an exchange or queue for requests. Stops at the first failure.
 * Leaves nothing changed on the broker.
 */
export async function diagnoseBroker({ url, exchange, routingKey }: RabbitContour): Promise<BrokerFinding[]> {
  const findings: BrokerFinding[] = []
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work()
      findings.push({ what })
      return result
    } catch (error) {
      findings.push({ what, problem: messageOf(error) })
      throw error
    }
  }
  let connection: ChannelModel | undefined
  try {
    const opened = await attempt('log in', () => connect(url, { timeout: connectTimeoutMs }))
    connection = opened
    connection.on('error', () => {}) // already in the finding
    // A refused request closes its channel, so each check uses its own.
    const onChannel = async (
      work: (channel: Awaited<ReturnType<ChannelModel['createChannel']>>) => Promise<unknown>,
    ) => {
      const channel = await opened.createChannel()
      channel.on('error', () => {})
      await work(channel)
      await channel.close()
    }
    await attempt('declare a reply queue', () =>
      onChannel(channel => channel.assertQueue('', { exclusive: true, autoDelete: true })),
    )
    if (exchange !== '') {
      await attempt(`find the exchange ${exchange}`, () => onChannel(channel => channel.checkExchange(exchange)))
    } else {
      await attempt(`find a consumer on the queue ${routingKey}`, () =>
        onChannel(async channel => {
          const { consumerCount } = await channel.checkQueue(routingKey)
          if (consumerCount === 0) throw new Error('the queue is there, but nobody takes requests from it')
        }),
      )
    }
  } catch {
  } finally {
    await connection?.close().catch(() => {}) // it may be gone already
  }
  return findings
}

/** The broker's error message, without the URL. */
const messageOf = (error: unknown) => {
  const { code, message } = error as { code?: unknown; message: string }
  return message || String(code)
}
