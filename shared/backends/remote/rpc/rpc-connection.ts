import type { Socket } from 'node:net'
import { type ChannelModel, connect } from 'amqplib'
import { abortableDelay } from '../abortable-delay.ts'

export interface RpcConnectionOptions {
  /** Random number in [0, 1) */
  readonly random?: () => number
  /** Wall clock in ms: unlike a timer's clock, it also runs while a Lambda is frozen. */
  readonly now?: () => number
}

/** Seconds between heartbeats, unless the URL says otherwise: a dead peer is noticed within two or three of them. */
const heartbeatSeconds = 10
/** A pulse that comes so late means that the process was frozen for longer than the broker waits for a heartbeat. */
const frozenMs = heartbeatSeconds * 1000
const pulseMs = 1000
const firstDelayMs = 50
const maxDelayMs = 1000
const connectTimeoutMs = 5000
const closeTimeoutMs = 1000

/**
 * One connection to a broker, kept up from its first use until `close`: when it is lost it is opened again, at growing and
 * jittered intervals of a second at most, so that a broker that is back is found at once.
 */
export class RpcConnection {
  readonly #url: string
  readonly #random: () => number
  readonly #now: () => number
  readonly #closing = new AbortController()
  #model: ChannelModel | undefined
  #opening: Promise<ChannelModel> | undefined
  #lastError: unknown
  #blocked = false
  #corked = false
  #pulse: NodeJS.Timeout | undefined
  #lastPulse = 0

  constructor(url: string, { random = Math.random, now = Date.now }: RpcConnectionOptions = {}) {
    this.#url = withHeartbeat(url)
    this.#random = random
    this.#now = now
  }

  /** Why the connection is not there, for the log. */
  get lastError(): unknown {
    return this.#lastError
  }

  /** Whether the broker has stopped taking messages because it is short of memory or disk. */
  get blocked(): boolean {
    return this.#blocked
  }

  /** The open connection, if there is one that can be trusted. */
  get model(): ChannelModel | undefined {
    this.#dropIfFrozen()
    return this.#model
  }

  /** Waits until the connection is open, however long that takes. Rejects only when it is closed for good. */
  ready(): Promise<ChannelModel> {
    if (this.model) return Promise.resolve(this.model)
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined
    })
    return this.#opening
  }

  /**
   * To be called after a publish: all that is published in this turn of the event loop then goes out in one system call, where
   * amqplib would make one a message. It hands its messages to the socket in an immediate, set in the tick after the publish.
   */
  sendTogether(): void {
    if (this.#corked || !this.#model) return
    const socket = socketOf(this.#model)
    this.#corked = true
    socket.cork()
    process.nextTick(setImmediate, () => {
      this.#corked = false
      socket.uncork()
    })
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#opening?.catch(() => {})
    const model = this.#model
    if (!model) return
    const done = new AbortController()
    const closed = model.close().catch(() => {})
    await Promise.race([closed.finally(() => done.abort()), abortableDelay(closeTimeoutMs, done.signal)])
    this.#lose(model)
  }

  async #open(): Promise<ChannelModel> {
    for (let failures = 0; !this.#closing.signal.aborted; failures++) {
      try {
        return this.#keep(await connect(this.#url, { noDelay: true, keepAlive: true, timeout: connectTimeoutMs }))
      } catch (error) {
        this.#lastError = error
        await abortableDelay(this.#delay(failures), this.#closing.signal)
      }
    }
    throw new Error('the connection has been closed')
  }

  /** 50 ms, doubled up to a second; of each, a random part between half and all of it. */
  #delay(failures: number): number {
    const full = Math.min(maxDelayMs, firstDelayMs * 2 ** failures)
    return full * (0.5 + this.#random() / 2)
  }

  #keep(model: ChannelModel): ChannelModel {
    this.#model = model
    this.#blocked = false
    this.#lastError = undefined
    model.on('error', error => {
      this.#lastError = error
    })
    model.on('close', error => {
      this.#lastError = error ?? this.#lastError
      this.#lose(model)
    })
    model.on('blocked', () => {
      this.#blocked = true
    })
    model.on('unblocked', () => {
      this.#blocked = false
    })
    this.#lastPulse = this.#now()
    this.#pulse = setInterval(() => this.#dropIfFrozen(), pulseMs).unref()
    return model
  }

  #lose(model: ChannelModel): void {
    socketOf(model).destroy() // amqplib only half-closes it, and a dead peer never answers
    if (this.#model !== model) return
    this.#model = undefined
    clearInterval(this.#pulse)
    if (!this.#closing.signal.aborted) this.ready().catch(() => {}) // tried again until it is there or closed
  }

  #dropIfFrozen(): void {
    const now = this.#now()
    const frozen = now - this.#lastPulse > frozenMs
    this.#lastPulse = now
    if (!frozen || !this.#model) return
    this.#lastError = new Error('the process was suspended for longer than a heartbeat')
    socketOf(this.#model).destroy(this.#lastError as Error) // amqplib sees the error and closes its channels
    this.#lose(this.#model)
  }
}

/** amqplib keeps the socket there; its types do not say so. */
const socketOf = (model: ChannelModel) => (model.connection as unknown as { stream: Socket }).stream

function withHeartbeat(url: string): string {
  const parsed = new URL(url)
  if (!parsed.searchParams.has('heartbeat')) parsed.searchParams.set('heartbeat', String(heartbeatSeconds))
  return parsed.href
}
