import type { Channel, ChannelModel } from 'amqplib'
import type { RpcConnection } from './rpc-connection.ts'

/** Events that a channel reports to its owner. */
export interface RpcChannelEvents {
  onOpen(open: OpenChannel): void
  /** The broker is reachable but refuses the channel, for example because the exchange does not exist. */
  onRefused(error: unknown): void
  /** The channel is lost: requests in flight will get no reply. */
  onLost(error: unknown): void
  onReply(correlationId: unknown, content: Buffer): void
  /** The broker could not route a request to any queue. */
  onReturned(correlationId: unknown): void
}

/** An open channel, and the queue for replies to the requests published on it. */
export interface OpenChannel {
  readonly channel: Channel
  readonly replyTo: string
}

/**
 * RabbitMQ's direct reply-to needs no queue, and therefore no permission to declare one. Its throughput under load is somewhat
 * lower than that of an exclusive queue, so it is only the fallback.
 */
const directReplyTo = 'amq.rabbitmq.reply-to'
const accessRefused = 403

/** A long-lived channel with its reply consumer. Each contour has its own, so that an error on one affects no other. */
export class RpcChannel {
  readonly #connection: RpcConnection
  readonly #exchange: string
  readonly #events: RpcChannelEvents
  #model: ChannelModel | undefined
  #open: OpenChannel | undefined
  #opening = false
  #mayDeclare = true

  constructor(connection: RpcConnection, exchange: string, events: RpcChannelEvents) {
    this.#connection = connection
    this.#exchange = exchange
    this.#events = events
  }

  /** The channel, if it is open on a usable connection. */
  get current(): OpenChannel | undefined {
    return this.#open && this.#connection.model === this.#model ? this.#open : undefined
  }

  /** Opens the channel unless that is in progress. Waits for the broker if necessary; ends in `onOpen` or `onRefused`. */
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
    await this.current?.channel.close().catch(() => {}) // closed already, with its connection
  }

  async #openOnceConnected(): Promise<OpenChannel> {
    for (;;) {
      const model = await this.#connection.ready()
      try {
        return await this.#setUp(model)
      } catch (error) {
        if (this.#connection.model !== model) continue
        if (!this.#mayDeclare || (error as { code?: unknown }).code !== accessRefused) throw error
        this.#mayDeclare = false
      }
    }
  }

  async #setUp(model: ChannelModel): Promise<OpenChannel> {
    const channel = await model.createChannel()
    let lastError: unknown
    channel.on('error', error => {
      lastError = error
    })
    channel.on('close', () => {
      if (this.#open?.channel !== channel) return
      this.#open = undefined
      this.#events.onLost(lastError ?? this.#connection.lastError)
    })
    channel.on('return', ({ properties }) => this.#events.onReturned(properties.correlationId))
    if (this.#exchange !== '') await channel.checkExchange(this.#exchange) // must exist: declaring it is up to the company
    const replyTo = this.#mayDeclare
      ? (await channel.assertQueue('', { exclusive: true, autoDelete: true })).queue
      : directReplyTo
    await channel.consume(
      replyTo,
      message => {
        if (message) this.#events.onReply(message.properties.correlationId, message.content)
        else channel.close().catch(() => {}) // the broker has cancelled the consumer
      },
      { noAck: true },
    )
    this.#model = model
    this.#open = { channel, replyTo }
    return this.#open
  }
}
