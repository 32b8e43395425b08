import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type Channel, type ChannelModel, type ConsumeMessage, connect } from 'amqplib'
import type { Operation, Payload } from '../../shared/backends/remote/operations.ts'
import { stringifyJson } from '../../shared/json.ts'
import { broken, type Outcome, tooSlow } from './outcome.ts'
import { readReply } from './rpc-outcome.ts'
import { type Exchange, show, type Wire } from './wire.ts'

export interface RpcWireOptions {
  url: string
  exchange: string
  routingKey: string
  timeoutMs: number
}

/** Operations as RPC (guide 5.3), one after the other, so that a stray answer is seen for what it is. */
export class RpcWire implements Wire {
  readonly kind = 'rabbitmq'
  readonly #options: RpcWireOptions
  readonly #connection: ChannelModel
  readonly #channel: Channel
  readonly #replyTo: string
  /** By correlation id. */
  readonly #requests = new Map<unknown, { method: string; answered: boolean; over: boolean }>()
  readonly #twice = new Set<string>()
  #take: (came: { reply: ConsumeMessage } | { returned: true }) => void = () => {}

  /** @throws Error when the broker does not let us in */
  static async open(options: RpcWireOptions): Promise<RpcWire> {
    const connection = await connect(options.url, { noDelay: true, timeout: options.timeoutMs })
    const channel = await connection.createChannel()
    const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true })
    return new RpcWire(options, connection, channel, queue).#listen()
  }

  private constructor(options: RpcWireOptions, connection: ChannelModel, channel: Channel, replyTo: string) {
    this.#options = options
    this.#connection = connection
    this.#channel = channel
    this.#replyTo = replyTo
  }

  async #listen(): Promise<this> {
    this.#connection.on('error', () => {}) // the calls in flight then time out, and are reported
    this.#channel.on('error', () => {})
    this.#channel.on('return', () => this.#take({ returned: true }))
    await this.#channel.consume(this.#replyTo, reply => reply && this.#sort(reply), { noAck: true })
    return this
  }

  send({ method }: Operation, payload: Payload): Promise<Exchange> {
    return this.#exchange(method, payload)
  }

  /** Waits until what has come so far is read. */
  async answeredTwice(): Promise<ReadonlySet<string>> {
    const waiting = Promise.withResolvers<unknown>()
    this.#take = waiting.resolve
    try {
      this.#channel.sendToQueue(this.#replyTo, Buffer.from('{}'))
      await Promise.race([waiting.promise, once(this.#connection, 'close')])
    } catch {} // closed: no more will come
    return this.#twice
  }

  /** A late or second answer must not be taken for that of the next request. */
  #sort(reply: ConsumeMessage): void {
    const request = this.#requests.get(reply.properties.correlationId)
    if (request?.answered) this.#twice.add(request.method)
    else if (!request?.over) this.#take({ reply })
    if (request) request.answered = true
  }

  async close(): Promise<void> {
    await this.#connection.close().catch(() => {}) // it may be gone already
  }

  async #exchange(method: string, payload: Payload): Promise<Exchange> {
    const { exchange, routingKey, timeoutMs } = this.#options
    const text = stringifyJson({ method, payload })
    const correlationId = randomUUID()
    const request = { method, answered: false, over: false }
    this.#requests.set(correlationId, request)
    const start = performance.now()
    const done = (came: string, outcome: Outcome): Exchange => ({
      sent: show(text),
      came,
      ms: performance.now() - start,
      outcome,
    })
    const waiting = Promise.withResolvers<{ reply: ConsumeMessage } | { returned: true } | undefined>()
    this.#take = waiting.resolve
    const timer = setTimeout(() => waiting.resolve(undefined), timeoutMs)
    try {
      this.#channel.publish(exchange, routingKey, Buffer.from(text), {
        contentType: 'application/json',
        correlationId,
        replyTo: this.#replyTo,
        expiration: String(timeoutMs),
        mandatory: true,
      })
      const came = await waiting.promise
      if (!came) return done('nothing', tooSlow(timeoutMs, noReply))
      if ('returned' in came) return done('returned by the broker', unroutable)
      const content = came.reply.content.toString()
      return done(show(content), readReply(came.reply, correlationId))
    } catch (error) {
      return done('nothing', broken(`the broker refused: ${(error as Error).message}`, unroutable.fix))
    } finally {
      clearTimeout(timer)
      request.over = true
      this.#take = () => {}
    }
  }
}

const noReply =
  'Answer to the queue that reply_to names, through the default exchange; and within AUTH_RABBITMQ_TIMEOUT_SECONDS, because players wait that long.'

const unroutable = broken(
  'no queue takes the request',
  'Bind a queue to the exchange with this routing key, or name them with --exchange and --routing-key.',
)
