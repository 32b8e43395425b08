import { setTimeout as wait } from 'node:timers/promises'
import { type ChannelModel, type ConsumeMessage, connect } from 'amqplib'
import { parseJson, stringifyJson } from '../../../shared/json.ts'
import type { Company } from '../company/company.ts'
import { checkObject, filled, Violation } from '../contract/payload-check.ts'

export interface RpcOptions {
  url: string
  /** '' is the default exchange: the routing key is then the name of the queue. */
  exchange?: string
  routingKey?: string
}

export interface RpcWorker {
  close(): Promise<void>
}

const reconnectEveryMs = 500

/**
 * The RPC worker of guide section 5.3: takes `{method, payload}` from its queue and answers to `reply_to`. It reconnects when the
 * broker has gone away.
 * @throws the broker's error when the first connection fails
 */
export async function serveRpc(company: Company, options: RpcOptions): Promise<RpcWorker> {
  let closed = false
  let connection: ChannelModel
  const begin = async () => {
    connection = await consume(company, options)
    connection.once('close', beginAgain)
    if (closed) await connection.close()
  }
  const beginAgain = async () => {
    while (!closed) {
      try {
        return await begin()
      } catch {
        await wait(reconnectEveryMs)
      }
    }
  }
  await begin()
  return {
    async close() {
      closed = true
      await connection.close().catch(() => {}) // the broker may be gone already
    },
  }
}

async function consume(company: Company, options: RpcOptions): Promise<ChannelModel> {
  const { url, exchange = '', routingKey = 'smart-chat.rpc' } = options
  const connection = await connect(url, { noDelay: true })
  connection.on('error', () => {}) // 'close' follows
  const channel = await connection.createChannel()
  channel.on('error', () => {})
  const { queue } = await channel.assertQueue(routingKey, { durable: false, autoDelete: true })
  if (exchange !== '') {
    await channel.assertExchange(exchange, 'direct', { durable: false, autoDelete: true })
    await channel.bindQueue(queue, exchange, routingKey)
  }
  await channel.consume(queue, async message => {
    if (!message) return
    const reply = await answerRpc(company, message)
    const { replyTo, correlationId } = message.properties
    try {
      if (replyTo && correlationId) {
        channel.sendToQueue(replyTo, Buffer.from(stringifyJson(reply)), {
          correlationId,
          contentType: 'application/json',
        })
      }
      channel.ack(message)
    } catch {} // the connection is gone, and the message will come again
  })
  return connection
}

async function answerRpc(company: Company, message: ConsumeMessage): Promise<Record<string, unknown>> {
  try {
    const { method, payload } = company.recording('RPC', () => readRequest(message))
    const result = await company.call(method, payload)
    if (!('failure' in result)) return { data: result.data, error: '', code: 0, status: 200, not_found: false }
    const { failure } = result
    if (failure === 404) return { data: null, error: '', code: 404, status: 404, not_found: true }
    return { data: null, error: `status ${failure}`, code: failure, status: failure, not_found: false }
  } catch (error) {
    return { data: null, error: String(error), code: 400, status: 400, not_found: false }
  }
}

const anyObject = (value: unknown): unknown => value

function readRequest({ properties, content }: ConsumeMessage): { method: string; payload: unknown } {
  if (properties.contentType !== 'application/json') throw new Violation('content_type is not application/json')
  if (!properties.replyTo) throw new Violation('no reply_to')
  if (!properties.correlationId) throw new Violation('no correlation_id')
  if (!/^\d+$/.test(properties.expiration ?? '')) throw new Violation('no expiration in milliseconds')
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  return checkObject(parse(text), { method: filled, payload: anyObject })
}

function parse(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    throw new Violation('the request is not JSON')
  }
}
