import type { Socket } from 'node:net'
import { type ChannelModel, connect } from 'amqplib'
import { defaultHeartbeatSeconds } from '../../../config/time-budgets.ts'
import { cutOff } from '../../../cut-off.ts'
import { abortableDelay } from '../abortable-delay.ts'

/** A pulse later than this means that the process was frozen for longer than the broker waits for a heartbeat. */
const frozenMs = 10_000
const pulseMs = 1000
const firstDelayMs = 50
const maxDelayMs = 250
const connectTimeoutMs = 5000
const closeTimeoutMs = 1000

/**
 * One connection to a broker, maintained from its first use until `close`. After a loss it reconnects with exponential backoff
 * and jitter; the delay is at most a quarter of a second, so that a broker that recovers is found quickly: players' messages fail
 * until then.
 */
export class RpcConnection {
  readonly #url: string
  readonly #now: () => number
  readonly #closing = new AbortController()
  #model: ChannelModel | undefined
  #opening: Promise<ChannelModel> | undefined
  readonly #openListeners = new Set<() => void>()
  #lastError: unknown
  #blocked = false
  #corked = false
  #pulse: NodeJS.Timeout | undefined
  #lastPulse = 0

  /** @param now wall clock in ms: unlike the clock of timers, it also advances while a Lambda is frozen */
  constructor(url: string, now: () => number = Date.now) {
    this.#url = withHeartbeat(url)
    this.#now = now
  }

  /** Why there is no connection, for the log. */
  get lastError(): unknown {
    return this.#lastError
  }

  /** Whether the broker has stopped accepting messages because it is short of memory or disk space. */
  get blocked(): boolean {
    return this.#blocked
  }

  /** The open connection, if there is a usable one. */
  get model(): ChannelModel | undefined {
    this.#dropIfFrozen()
    return this.#model
  }

  /** Waits until the connection is open, however long that takes. Rejects only after `close`. */
  ready(): Promise<ChannelModel> {
    if (this.model) return Promise.resolve(this.model)
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined
    })
    return this.#opening
  }

  /** Calls `listener` whenever the connection has been opened, the first time included. @returns a function that unsubscribes */
  onOpen(listener: () => void): () => void {
    this.#openListeners.add(listener)
    return () => this.#openListeners.delete(listener)
  }

  /**
   * To be called after each publish. Everything published in this turn of the event loop is then sent in one system call;
   * amqplib, which writes to the socket in an immediate scheduled a tick after the publish, would make one per message.
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
        await abortableDelay(delayAfter(failures), this.#closing.signal)
      }
    }
    throw new Error('the connection has been closed')
  }

  #keep(model: ChannelModel): ChannelModel {
    this.#model = model
    this.#blocked = false
    this.#lastError = undefined
    model.on('error', error => {
      this.#lastError = error
      cutOff(socketOf(model)) // before amqplib half-closes it
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
    for (const listener of this.#openListeners) listener()
    return model
  }

  #lose(model: ChannelModel): void {
    socketOf(model).destroy() // amqplib only half-closes it, and a dead peer never responds
    if (this.#model !== model) return
    this.#model = undefined
    clearInterval(this.#pulse)
    if (!this.#closing.signal.aborted) this.ready().catch(() => {}) // retried until it succeeds or is closed
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

/** amqplib's types do not declare the socket. */
const socketOf = (model: ChannelModel) => (model.connection as unknown as { stream: Socket }).stream

function withHeartbeat(url: string): string {
  const parsed = new URL(url)
  if (!parsed.searchParams.has('heartbeat')) parsed.searchParams.set('heartbeat', String(defaultHeartbeatSeconds))
  return parsed.href
}

/** Backoff in ms: 50, doubled with each failure up to 250; the delay is a random value between half and all of that. */
const delayAfter = (failures: number) => Math.min(maxDelayMs, firstDelayMs * 2 ** failures) * (0.5 + Math.random() / 2)
