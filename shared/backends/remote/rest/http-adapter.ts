import { kMaxLength } from 'node:buffer'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { AxiosError, type AxiosResponse, CanceledError, type InternalAxiosRequestConfig } from 'axios'
import { cutOff } from '../../../cut-off.ts'
import type { KeepAlive } from '../../../keep-alive.ts'
import { endOfTurn } from '../end-of-turn.ts'
import { readBody, TooLong } from './http-body.ts'

/** The part of axios's request configuration that the adapter uses. */
export type HttpRequest = Readonly<
  Pick<InternalAxiosRequestConfig, 'data' | 'maxContentLength' | 'method' | 'signal' | 'timeout' | 'url'>
> & { readonly headers: object }

/** A request in flight. */
interface Exchange {
  /** Undefined when it has ended. */
  cancel: (() => void) | undefined
}

/**
 * An axios adapter that sends a request and reads the whole response over node:http on kept-alive connections. A backend call
 * needs none of the redirects, proxies, streams, forms and progress events of axios's own adapter, and they cost more than the
 * exchange itself (row 16 of `npm run bench`).
 *
 * `url` is appended to the endpoint's path. `timeout` is a deadline in ms, from the wait for a connection to the last byte.
 * `maxContentLength` (bytes) applies before and after decompression. Every status resolves, with a Buffer as `data`.
 */
export class HttpAdapter {
  readonly #connections: KeepAlive
  readonly #open: typeof http.request
  readonly #target: http.RequestOptions
  readonly #host: string
  readonly #basePath: string
  /**
   * One entry for each request in flight, emptied at its end: V8 keeps the former tables of a Set, and whatever they point to, until
   * the next major collection.
   */
  readonly #underWay = new Set<Exchange>()
  #closed = false

  constructor(endpoint: string, connections: KeepAlive) {
    const { protocol, hostname, port, host, pathname } = new URL(endpoint)
    this.#connections = connections
    this.#open = (protocol === 'https:' ? https : http).request
    // Not `hostname`, to which http.request adds a `host`: the agent copies the options at each request.
    this.#target = { agent: connections.agent, host: hostname.replace(/^\[|\]$/g, ''), port }
    this.#host = host
    this.#basePath = pathname.replace(/\/+$/, '')
  }

  /**
   * Can be passed to axios as its adapter, or called directly, which saves the merging of configurations in `axios.request`.
   * @throws AxiosError ECONNABORTED after the deadline, ERR_CANCELED, ERR_BAD_RESPONSE when the response is too long, otherwise
   * with the code of the socket, TLS, the HTTP parser or zlib
   */
  readonly exchange = (request: HttpRequest): Promise<AxiosResponse<Buffer>> =>
    new Promise((resolve, reject) => {
      const config = request as InternalAxiosRequestConfig
      const { data, signal, timeout = 0, maxContentLength = -1 } = config
      const cancelled = () => new CanceledError(this.#closed ? 'closed' : 'canceled', config)
      if (this.#closed || signal?.aborted) return reject(cancelled())

      this.#connections.dropStale()
      const sent = this.#open({
        ...this.#target,
        method: config.method?.toUpperCase() ?? 'GET',
        path: this.#basePath + config.url,
        headers: this.#headersOf(config),
      })
      let answer: IncomingMessage | undefined
      const settle = () => {
        clearTimeout(timer)
        signal?.removeEventListener?.('abort', cancel)
        this.#underWay.delete(entry)
        entry.cancel = undefined
        this.#connections.markUse()
      }
      const fail = (error: Error) => {
        settle()
        reject(toAxiosError(error, config))
        // After a complete answer nothing can arrive late, and the connection may carry another request already.
        if (sent.socket && !answer?.complete) cutOff(sent.socket)
        sent.destroy()
      }
      const cancel = () => fail(cancelled())
      const timer = timeout > 0 ? setTimeout(() => fail(timedOut(config)), timeout) : undefined
      signal?.addEventListener?.('abort', cancel)
      const entry: Exchange = { cancel }
      this.#underWay.add(entry)

      sent.on('error', fail)
      sent.on('response', (response: IncomingMessage) => {
        answer = response
        const { statusCode: status = 0, statusMessage: statusText = '' } = response
        readBody(response, maxContentLength < 0 ? kMaxLength : maxContentLength).then(data => {
          settle()
          const headers = response.headers as Record<string, string>
          endOfTurn().then(() => resolve({ data, status, statusText, headers, config }))
        }, fail)
      })
      sent.end(data)
    })

  /** Cancels the requests in flight, and every later one. */
  close(): void {
    this.#closed = true
    for (const { cancel } of this.#underWay) cancel?.()
    this.#connections.close()
  }

  /** As a list: node:http writes a list at once, but sets the headers of an object one by one. */
  #headersOf({ headers, data }: HttpRequest): string[] {
    const list = ['Host', this.#host]
    for (const [name, value] of Object.entries(headers)) list.push(name, String(value))
    if (data !== undefined) list.push('Content-Length', String(Buffer.byteLength(data)))
    return list
  }
}

const timedOut = (config: InternalAxiosRequestConfig) =>
  new AxiosError(`timeout of ${config.timeout}ms exceeded`, AxiosError.ECONNABORTED, config)

function toAxiosError(error: Error, config: InternalAxiosRequestConfig): AxiosError {
  if (error instanceof AxiosError) return error
  if (!(error instanceof TooLong)) return AxiosError.from(error, undefined, config)
  return new AxiosError(
    `maxContentLength size of ${config.maxContentLength} exceeded`,
    AxiosError.ERR_BAD_RESPONSE,
    config,
  )
}
