import { ApiError, readError } from './api-error.ts'
import type { ChatAnswer, Credentials, Mode, NewAccount, Readiness, Session } from './types.ts'

export { ApiError } from './api-error.ts'
export type * from './types.ts'

export interface ClientOptions {
  /** Base URL of the API, without a trailing slash; '' means the page's own origin. */
  baseUrl?: string
  /** A token from an earlier login. */
  token?: string
  /** How often a call is retried when there was no answer or the server was busy. */
  retries?: number
  fetch?: typeof fetch
  /** Waits between retries and polls, ms. */
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
}

export interface CallOptions {
  signal?: AbortSignal
  requestId?: string
  /** Makes a call that is sent again take effect once. By default a new one for each call. */
  idempotencyKey?: string
}

interface Call extends CallOptions {
  body?: object
  /** A status outside 2xx that is not an error. */
  acceptedStatus?: number
}

const maxPauseMs = 30_000

/** A client of the smart-chat API for browsers and Node: fetch and nothing else. Every method throws ApiError. */
export class SmartChat {
  /** Set by `login`; undefined when not logged in. */
  token: string | undefined
  readonly #baseUrl: string
  readonly #retries: number
  readonly #fetch: typeof fetch
  readonly #sleep: (ms: number, signal?: AbortSignal) => Promise<void>

  constructor({ baseUrl = '', token, retries = 2, fetch = globalThis.fetch, sleep = pause }: ClientOptions = {}) {
    this.#baseUrl = baseUrl
    this.token = token
    this.#retries = retries
    this.#fetch = (...request) => fetch(...request)
    this.#sleep = sleep
  }

  register(account: NewAccount, options?: CallOptions): Promise<{ message: 'user registered' }> {
    return this.#post('register', account, options)
  }

  /** Stores the token for later calls. */
  async login(credentials: Credentials, options?: CallOptions): Promise<{ token: string }> {
    const answer = await this.#post<{ token: string }>('login', credentials, options)
    this.token = answer.token
    return answer
  }

  chat(message: string, options?: CallOptions): Promise<ChatAnswer> {
    return this.#post('chat', { message }, options)
  }

  /** `message` is the player's last message, for the operator to read. */
  escalate(message?: string, options?: CallOptions): Promise<{ status: Mode }> {
    return this.#post('escalate', message === undefined ? {} : { message }, options)
  }

  returnToBot(options?: CallOptions): Promise<{ status: 'bot' }> {
    return this.#post('return-to-bot', {}, options)
  }

  session(options?: CallOptions): Promise<Session> {
    return this.#call('GET', '/api/session', options)
  }

  health(options?: CallOptions): Promise<{ status: 'ok' }> {
    return this.#call('GET', '/health', options)
  }

  /** Resolves even when something is not ready: check `status`. */
  ready(options?: CallOptions): Promise<Readiness> {
    return this.#call('GET', '/ready', { ...options, acceptedStatus: 503 })
  }

  /**
   * Polls the session, and yields it whenever it changes, until `signal` is aborted. Failed polls are retried more slowly.
   * @throws ApiError `unauthorized` when the token is no longer valid
   */
  async *sessions({
    intervalMs = 2000,
    signal,
  }: {
    intervalMs?: number
    signal?: AbortSignal
  } = {}): AsyncGenerator<Session> {
    let shown = ''
    let pauseMs = intervalMs
    while (!signal?.aborted) {
      try {
        const session = await this.session({ ...(signal && { signal }) })
        pauseMs = intervalMs
        const text = JSON.stringify(session, (_key, value) => (typeof value === 'bigint' ? String(value) : value))
        if (text !== shown) yield session
        shown = text
      } catch (error) {
        if (signal?.aborted) return
        if ((error as ApiError).code === 'unauthorized') throw error
        pauseMs = Math.min(pauseMs * 2, maxPauseMs)
      }
      await this.#sleep(pauseMs, signal)
    }
  }

  #post<Answer>(name: string, body: object, options?: CallOptions): Promise<Answer> {
    return this.#call('POST', `/api/${name}`, { idempotencyKey: randomKey(), ...options, body })
  }

  async #call<Answer>(method: string, path: string, call: Call = {}): Promise<Answer> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#try(method, path, call)
      } catch (error) {
        const { code, retryAfter } = error as ApiError
        const retryable = code === 'network_error' || code === 'overloaded' || code === 'request_in_progress'
        if (!retryable || attempt >= this.#retries || call.signal?.aborted) throw error
        await this.#sleep(Math.min((retryAfter ?? 2 ** attempt / 2) * 1000, maxPauseMs), call.signal)
      }
    }
  }

  async #try<Answer>(method: string, path: string, call: Call): Promise<Answer> {
    const { body, signal, requestId, idempotencyKey, acceptedStatus } = call
    const headers = {
      ...(body && { 'content-type': 'application/json' }),
      ...(this.token && { authorization: `Bearer ${this.token}` }),
      ...(requestId && { 'x-request-id': requestId }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    }
    try {
      const response = await this.#fetch(this.#baseUrl + path, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      })
      const text = await response.text()
      if (!response.ok && response.status !== acceptedStatus) throw readError(response.status, response.headers, text)
      return parse(text) as Answer
    } catch (error) {
      if (error instanceof ApiError) throw error
      throw new ApiError('network_error', 'There was no answer', 0, '', undefined, error)
    }
  }
}

/** Parses JSON without losing digits of operator_id, the API's one int64. (Inside a string, the quotes would be escaped.) */
const parse = (text: string): unknown =>
  JSON.parse(text.replace(/("operator_id":)(-?\d+)/, '$1"$2"'), (key, value) =>
    key === 'operator_id' ? BigInt(value as string) : value,
  )

/** Not crypto.randomUUID, which http pages do not have. */
const randomKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36)).join('-')

const pause = (ms: number, signal?: AbortSignal) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    if (signal?.aborted) done()
    else signal?.addEventListener('abort', done)
  })
