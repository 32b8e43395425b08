import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Operation, Payload } from '../../shared/backends/remote/operations.ts'
import { HttpAdapter } from '../../shared/backends/remote/rest/http-adapter.ts'
import { buildRequest, type RestRequest } from '../../shared/backends/remote/rest/rest-request.ts'
import { maxAnswerBytes } from '../../shared/backends/remote/transport.ts'
import { KeepAlive } from '../../shared/keep-alive.ts'
import type { Outcome } from './outcome.ts'
import { readAnswer, readError } from './rest-outcome.ts'
import { type Exchange, show, type Wire } from './wire.ts'

export interface RestWireOptions {
  /** Base URL, as AUTH_REST_ENDPOINT. */
  endpoint: string
  token?: string
  timeoutMs: number
}

/** Operations over HTTP (guide 5.2), by the service's own client: what it cannot do, the check does not forgive. */
export class RestWire implements Wire {
  readonly kind = 'rest'
  readonly #options: RestWireOptions
  readonly #http: HttpAdapter

  /** @throws Error when nothing takes connections at the endpoint */
  static async open(options: RestWireOptions): Promise<RestWire> {
    const { protocol, hostname, port } = new URL(options.endpoint)
    const socket = connect(Number(port) || (protocol === 'https:' ? 443 : 80), hostname.replace(/^\[|\]$/g, ''))
    await once(socket, 'connect', { signal: AbortSignal.timeout(options.timeoutMs) }).finally(() => socket.destroy())
    return new RestWire(options)
  }

  constructor(options: RestWireOptions) {
    this.#options = options
    this.#http = new HttpAdapter(options.endpoint, new KeepAlive(options.endpoint))
  }

  send(operation: Operation, payload: Payload): Promise<Exchange> {
    return this.#exchange(operation, buildRequest(operation, payload, newCall(), this.#options.token))
  }

  sendWithWrongToken(operation: Operation, payload: Payload): Promise<Exchange> | undefined {
    if (!this.#options.token) return undefined
    return this.#exchange(operation, buildRequest(operation, payload, newCall(), `not-${randomUUID()}`))
  }

  async close(): Promise<void> {
    this.#http.close()
  }

  async #exchange(operation: Operation, { path: url, headers, body }: RestRequest): Promise<Exchange> {
    const { timeoutMs } = this.#options
    const { verb } = operation
    const sent = show(`${verb} ${url}${body ? ` ${body}` : ''}`)
    const start = performance.now()
    const done = (came: string, outcome: Outcome): Exchange => ({ sent, came, ms: performance.now() - start, outcome })
    try {
      const { status, data } = await this.#http.exchange({
        method: verb,
        url,
        headers,
        data: body,
        timeout: timeoutMs,
        maxContentLength: maxAnswerBytes,
      })
      return done(show(`${status} ${data}`), readAnswer(operation, status, data))
    } catch (error) {
      return done('nothing', readError(error, timeoutMs))
    }
  }
}

const newCall = () => ({ requestId: `check-${randomUUID()}` })
