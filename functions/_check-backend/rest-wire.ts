import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Operation, Payload } from '../../shared/backends/remote/operations.ts'
import { buildRequest, type RestRequest } from '../../shared/backends/remote/rest-request.ts'
import { parseJson } from '../../shared/json.ts'
import { type Exchange, type Outcome, show, type Wire } from './wire.ts'

export interface RestWireOptions {
  /** Base URL, as AUTH_REST_ENDPOINT. */
  endpoint: string
  token?: string
  timeoutMs: number
}

/** Operations over HTTP (guide 5.2), by Node's own fetch. */
export class RestWire implements Wire {
  readonly kind = 'rest'
  readonly #options: RestWireOptions

  /** @throws Error when nothing takes connections at the endpoint */
  static async open(options: RestWireOptions): Promise<RestWire> {
    const { protocol, hostname, port } = new URL(options.endpoint)
    const socket = connect(Number(port) || (protocol === 'https:' ? 443 : 80), hostname.replace(/^\[|\]$/g, ''))
    await once(socket, 'connect', { signal: AbortSignal.timeout(options.timeoutMs) }).finally(() => socket.destroy())
    return new RestWire(options)
  }

  constructor(options: RestWireOptions) {
    this.#options = { ...options, endpoint: options.endpoint.replace(/\/+$/, '') }
  }

  send(operation: Operation, payload: Payload): Promise<Exchange> {
    return this.#exchange(operation, buildRequest(operation, payload, newCall(), this.#options.token))
  }

  sendForbidden(operation: Operation, payload: Payload): Promise<Exchange> | undefined {
    if (!this.#options.token) return undefined
    return this.#exchange(operation, buildRequest(operation, payload, newCall(), `not-${randomUUID()}`))
  }

  async close(): Promise<void> {}

  async #exchange({ verb }: Operation, { path, headers, body }: RestRequest): Promise<Exchange> {
    const { endpoint, timeoutMs } = this.#options
    const sent = show(`${verb} ${path}${body ? ` ${body}` : ''}`)
    const start = performance.now()
    const done = (came: string, outcome: Outcome): Exchange => ({ sent, came, ms: performance.now() - start, outcome })
    try {
      const response = await fetch(endpoint + path, {
        method: verb,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body && { body: new Uint8Array(body) }),
      })
      const text = await response.text()
      return done(show(`${response.status} ${text}`), read(response.status, text))
    } catch (error) {
      return done('nothing', noAnswer(error as Error, timeoutMs))
    }
  }
}

const newCall = () => ({ requestId: `check-${randomUUID()}` })

function read(status: number, text: string): Outcome {
  if (status === 404) return { kind: 'absent' }
  if (status < 200 || status > 299) return { kind: 'refused', status, text: `HTTP ${status}` }
  if (text === '') return { kind: 'data', data: undefined }
  try {
    return { kind: 'data', data: parseJson(text) }
  } catch {
    return {
      kind: 'broken',
      problem: 'the body is not JSON',
      mend: 'Answer JSON in UTF-8, or an empty body where the guide allows it.',
    }
  }
}

function noAnswer(error: Error, timeoutMs: number): Outcome {
  if (error.name === 'TimeoutError') return tooSlow(timeoutMs)
  const { code, message } = (error.cause ?? error) as { code?: string; message: string }
  return {
    kind: 'broken',
    problem: `no connection: ${code ?? message}`,
    mend: 'Check that the URL is right, and that the backend is running and reachable from here.',
  }
}

export const tooSlow = (timeoutMs: number): Outcome => ({
  kind: 'broken',
  problem: `no answer within ${timeoutMs / 1000} s`,
  mend: 'Answer faster, or raise AUTH_REST_TIMEOUT_SECONDS / AUTH_RABBITMQ_TIMEOUT_SECONDS: players wait that long.',
})
