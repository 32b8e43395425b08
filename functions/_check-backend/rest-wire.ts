import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Operation, Payload } from '../../shared/backends/remote/operations.ts'
import { HttpAdapter } from '../../shared/backends/remote/rest/http-adapter.ts'
import { causeOf, reasonOf } from '../../shared/backends/remote/rest/rest-failure.ts'
import { buildRequest, type RestRequest } from '../../shared/backends/remote/rest/rest-request.ts'
import { isPage } from '../../shared/backends/remote/rest/rest-response.ts'
import { maxAnswerBytes } from '../../shared/backends/remote/transport.ts'
import { parseJsonBytes } from '../../shared/json.ts'
import { KeepAlive } from '../../shared/keep-alive.ts'
import { type Exchange, type Outcome, show, type Wire } from './wire.ts'

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

  sendForbidden(operation: Operation, payload: Payload): Promise<Exchange> | undefined {
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
      return done(show(`${status} ${data}`), read(operation, status, data))
    } catch (error) {
      return done('nothing', noAnswer(error, timeoutMs))
    }
  }
}

const newCall = () => ({ requestId: `check-${randomUUID()}` })

function read({ reply }: Operation, status: number, body: Buffer): Outcome {
  if (status === 404) return { kind: 'absent' }
  if (status < 200 || status > 299) return { kind: 'refused', status, text: `HTTP ${status}` }
  if (isPage(body)) {
    return {
      kind: 'broken',
      problem: 'the body is a web page',
      fix: 'Something else has answered, a login page or a proxy perhaps: check the URL and the token.',
    }
  }
  // The guide asks nothing of the body that a change is answered with.
  if (body.length === 0 || !reply) return { kind: 'data', data: undefined }
  try {
    return { kind: 'data', data: parseJsonBytes(body) }
  } catch {
    return {
      kind: 'broken',
      problem: 'the body is not JSON',
      fix: 'Answer JSON in UTF-8, or an empty body where the guide allows it.',
    }
  }
}

function noAnswer(error: unknown, timeoutMs: number): Outcome {
  const { code, message } = causeOf(error) as Error & { code?: string }
  switch (reasonOf(error)) {
    case 'timeout':
      return tooSlow(timeoutMs)
    case 'too_large':
      return {
        kind: 'broken',
        problem: `the answer is longer than ${maxAnswerBytes >> 20} MiB`,
        fix: 'Honour limit and the dates, and answer no more than was asked for.',
      }
    case 'malformed':
      return {
        kind: 'broken',
        problem: `the answer is no HTTP that can be read: ${code ?? message}`,
        fix: 'Answer HTTP/1.1, with a Content-Length and a Content-Encoding that are true.',
      }
    default:
      return {
        kind: 'broken',
        problem: `no connection: ${code ?? message}`,
        fix: 'Check that the URL is right, and that the backend is running and reachable from here.',
      }
  }
}

export const tooSlow = (timeoutMs: number): Outcome => ({
  kind: 'broken',
  problem: `no answer within ${timeoutMs / 1000} s`,
  fix: 'Answer faster, or raise AUTH_REST_TIMEOUT_SECONDS / AUTH_RABBITMQ_TIMEOUT_SECONDS: players wait that long.',
})
