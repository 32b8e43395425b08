import { randomUUID } from 'node:crypto'
import type { RabbitContour } from '../../../config/config.ts'
import { overloaded } from '../../../errors.ts'
import { stringifyJson } from '../../../json.ts'
import { measure } from '../../../observability/measurements.ts'
import type { Call } from '../../backend.ts'
import { maskFor } from '../error-text.ts'
import { type FailureReason, failure } from '../failure.ts'
import type { Operation, Payload } from '../operations.ts'
import type { Answer, Limits, Transport } from '../transport.ts'
import { PendingCalls } from './pending-calls.ts'
import { type OpenChannel, RpcChannel } from './rpc-channel.ts'
import { acquireConnection, releaseConnection } from './rpc-connections.ts'
import { readReply } from './rpc-reply.ts'

/**
 * Limit of calls in flight. Beyond it the process itself is overloaded, whatever the backend does: the call fails with 503
 * instead of filling memory with calls that will time out.
 */
const maxCalls = 4096

/** Operations as RPC over RabbitMQ (admin guide 5.3). */
export class RpcTransport implements Transport {
  readonly #contour: RabbitContour
  readonly #connection
  readonly #channel: RpcChannel
  #stopListening = () => {}
  /** Calls that wait for a channel. */
  readonly #queued = new PendingCalls<OpenChannel>()
  /** Calls that have been published and wait for a reply. */
  readonly #published = new PendingCalls<Buffer>()
  /** Makes correlation ids unique across processes, and across restarts of the same process. */
  readonly #prefix = randomUUID()
  #calls = 0
  /** Replies so far with a correlation id that this transport has not issued. */
  #nameless = 0
  #closed = false

  constructor(contour: RabbitContour) {
    this.#contour = contour
    this.#connection = acquireConnection(contour.url)
    this.#channel = new RpcChannel(this.#connection, contour.exchange, {
      onOpen: open => {
        for (const id of this.#queued.ids()) this.#queued.resolve(id, open)
      },
      onRefused: error => failAll(this.#queued, new Lost(error)),
      onLost: error => failAll(this.#published, new Lost(error)),
      onReply: (id, content) => {
        if (!this.#published.resolve(String(id), content)) this.#drop(String(id))
      },
      onReturned: id => this.#published.fail(String(id), new Unroutable()),
    })
  }

  async send(operation: Operation, payload: Payload, call: Call, limits: Limits = {}): Promise<Answer> {
    const timeoutMs = Math.min(this.#contour.timeoutMs, limits.timeoutMs ?? Number.POSITIVE_INFINITY)
    try {
      const content = await this.#exchange(operation, payload, call, timeoutMs)
      return await readReply(operation, content, maskFor(payload, call))
    } catch (error) {
      throw error instanceof Ended ? failure(operation, error.reason, { cause: error.cause }) : error
    }
  }

  onReconnect(listener: () => void): void {
    this.#stopListening = this.#connection.onOpen(listener)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#stopListening()
    failAll(this.#queued, new Ended('closed'))
    failAll(this.#published, new Ended('closed'))
    await this.#channel.close()
    await releaseConnection(this.#contour.url)
  }

  async #exchange(operation: Operation, payload: Payload, call: Call, timeoutMs: number): Promise<Buffer> {
    if (this.#closed) throw new Ended('closed')
    if (call.signal?.aborted) throw new Ended('aborted')
    if (this.#queued.size + this.#published.size >= maxCalls) {
      throw overloaded('too many calls are in flight')
    }
    const id = `${this.#prefix}.${++this.#calls}`
    const content = Buffer.from(stringifyJson({ method: operation.method, payload }))
    const start = Date.now()
    const open = this.#channel.current
    const { channel, replyTo } = open ?? (await this.#whenOpen(id, timeoutMs, call.signal))
    if (this.#connection.blocked) throw new Ended('blocked')
    // The wait for a connection counts towards the timeout, and so the message expires that much earlier. By the wall clock: a
    // call that was suspended meanwhile counts as failed, and must not be sent any more.
    const leftMs = open ? timeoutMs : Math.min(timeoutMs, timeoutMs - (Date.now() - start))
    if (leftMs <= 0) throw new Ended('transport', new Error('the connection came too late'))
    const nameless = this.#nameless
    const answer = this.#published.wait(
      id,
      leftMs,
      call.signal,
      reason => new Ended(reason, namelessAnswers(this.#nameless - nameless)),
    )
    try {
      // The result of publish (backpressure) is not needed: the number of calls in flight is limited already.
      channel.publish(this.#contour.exchange, this.#contour.routingKey, content, {
        appId: 'smart-chat',
        contentType: 'application/json',
        correlationId: id,
        expiration: String(Math.min(timeoutMs, Math.ceil(leftMs / 100) * 100)),
        headers: { 'x-request-id': call.requestId, ...(call.traceparent && { traceparent: call.traceparent }) },
        mandatory: true,
        replyTo,
      })
      this.#connection.sendTogether()
    } catch (error) {
      this.#published.fail(id, new Ended('transport', error))
    }
    return await answer
  }

  /** Counts a reply that no call waits for: late, duplicate, or not ours. */
  #drop(id: string): void {
    const isOurs = id.startsWith(this.#prefix)
    if (!isOurs) this.#nameless++
    measure({ kind: 'dropped_reply', call: isOurs ? 'ended' : 'unknown' })
  }

  #whenOpen(id: string, timeoutMs: number, signal: AbortSignal | undefined): Promise<OpenChannel> {
    const waiting = this.#queued.wait(id, timeoutMs, signal, reason =>
      reason === 'timeout' ? new Ended('transport', this.#connection.lastError) : new Ended(reason),
    )
    this.#channel.open()
    return waiting
  }
}

/** Why a call ended without a reply; `send` adds the operation. */
class Ended extends Error {
  readonly reason: FailureReason

  constructor(reason: FailureReason, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

class Unroutable extends Ended {
  constructor() {
    super('unroutable', new Error('no queue is bound to the routing key'))
  }
}

class Lost extends Ended {
  /** 404: the exchange does not exist. */
  constructor(cause: unknown) {
    super((cause as { code?: unknown } | undefined)?.code === 404 ? 'unroutable' : 'transport', cause)
  }
}

/** Why a call may have timed out: replies arrived that could not be matched to any call. */
const namelessAnswers = (count: number) =>
  count > 0 ? new Error(`${count} answers came without a known correlation_id meanwhile`) : undefined

function failAll<T>(pending: PendingCalls<T>, error: Ended): void {
  for (const id of pending.ids()) pending.fail(id, error)
}
