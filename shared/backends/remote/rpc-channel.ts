import type { Channel, ChannelModel } from 'amqplib'
import type { RpcConnection } from './rpc-connection.ts'

/** What a channel tells its owner. */
export interface RpcChannelEvents {
  onOpen(channel: Channel): void
  /** The broker is there, but refuses the channel: for example, the exchange does not exist. */
  onRefused(error: unknown): void
  /** Requests under way will not be answered any more. */
  onLost(error: unknown): void
  onReply(correlationId: unknown, content: Buffer): void
  /** The broker had nowhere to put a request. */
  onReturned(correlationId: unknown): void
}

/** Where answers are sent: RabbitMQ hands them to this channel without a queue in between. */
export const replyQueue = 'amq.rabbitmq.reply-to'

/** One long-lived channel with its reply consumer, for one contour: what kills it disturbs no other contour. */
export class RpcChannel {
  readonly #connection: RpcConnection
  readonly #exchange: string
  readonly #events: RpcChannelEvents
  #model: ChannelModel | undefined
  #channel: Channel | undefined
  #opening = false

  constructor(connection: RpcConnection, exchange: string, events: RpcChannelEvents) {
    this.#connection = connection
    this.#exchange = exchange
    this.#events = events
  }

  /** The channel, if it is open on a connection that can be trusted. */
  get current(): Channel | undefined {
    return this.#channel && this.#connection.model === this.#model ? this.#channel : undefined
  }

  /** Opens the channel unless that is under way. Ends in `onOpen` or `onRefused`; waits as long as there is no broker. */
  open(): void {
    if (this.#opening) return
    this.#opening = true
    this.#openOnceConnected()
      .finally(() => {
        this.#opening = false
      })
      .then(this.#events.onOpen, this.#events.onRefused)
  }

  async close(): Promise<void> {
    await this.current?.close().catch(() => {}) // closed already, with its connection
  }

  async #openOnceConnected(): Promise<Channel> {
    for (;;) {
      const model = await this.#connection.ready()
      try {
        return await this.#setUp(model)
      } catch (error) {
        if (this.#connection.model === model) throw error
      }
    }
  }

  async #setUp(model: ChannelModel): Promise<Channel> {
    const channel = await model.createChannel()
    let lastError: unknown
    channel.on('error', error => {
      lastError = error
    })
    channel.on('close', () => {
      if (this.#channel !== channel) return
      this.#channel = undefined
      this.#events.onLost(lastError ?? this.#connection.lastError)
    })
    channel.on('return', ({ properties }) => this.#events.onReturned(properties.correlationId))
    if (this.#exchange !== '') await channel.checkExchange(this.#exchange) // is it there? It is the customer's to declare
    await channel.consume(
      replyQueue,
      message => {
        if (message) this.#events.onReply(message.properties.correlationId, message.content)
        else channel.close().catch(() => {}) // the broker has cancelled the consumer
      },
      { noAck: true },
    )
    this.#model = model
    this.#channel = channel
    return channel
  }
}
