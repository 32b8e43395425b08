import axios, { AxiosHeaders, getAdapter, type InternalAxiosRequestConfig } from 'axios'
import type { RestContour } from '../../config/config.ts'
import type { Call } from '../backend.ts'
import { type FailureReason, failure } from './failure.ts'
import { KeepAlive } from './keep-alive.ts'
import type { Operation, Payload } from './operations.ts'
import { pause } from './pause.ts'
import { readAnswer } from './rest-answer.ts'
import { causeOf, isTransportFailure, reasonOf } from './rest-failure.ts'
import { buildRequest, type RestRequest } from './rest-request.ts'
import { type Answer, type Limits, maxAnswerBytes, type Transport } from './transport.ts'

/**
 * axios's own HTTP client. `axios.request` would merge five configurations and look for interceptors and transformations first,
 * at every call, which takes as long again; there are none.
 */
const exchange = getAdapter('http')

/**
 * Operations over HTTP (admin guide 5.2).
 *
 * A transport error is retried exactly once, `retryDelayMs` later: also the reset of a kept-alive connection, because
 * nobody can tell whether the request was carried out. Timeouts and HTTP statuses are final.
 */
export class RestTransport implements Transport {
  readonly #contour: RestContour
  readonly #connections: KeepAlive
  readonly #config: Omit<InternalAxiosRequestConfig, 'headers'>
  readonly #closing = new AbortController()
  /** Ends each request under way. */
  readonly #open = new Set<() => void>()

  constructor(contour: RestContour, connections = new KeepAlive(contour.endpoint)) {
    this.#contour = contour
    this.#connections = connections
    this.#config = {
      ...axios.defaults,
      baseURL: contour.endpoint,
      httpAgent: connections.agent,
      httpsAgent: connections.agent,
      maxBodyLength: Number.POSITIVE_INFINITY, // what we send has been bounded by the endpoint
      maxContentLength: maxAnswerBytes, // after decompression
      maxRedirects: 0,
      proxy: false, // the endpoint is called as it is configured, whatever HTTP_PROXY says
      responseType: 'arraybuffer',
      transformRequest: [],
      transformResponse: [],
      validateStatus: null,
    }
  }

  async send(operation: Operation, payload: Payload, call: Call, limits: Limits = {}): Promise<Answer> {
    const request = buildRequest(operation, payload, call, this.#contour.bearerToken)
    const timeoutMs = Math.min(this.#contour.timeoutMs, limits.timeoutMs ?? Number.POSITIVE_INFINITY)
    const attempt = async () => {
      const { status, data } = await this.#exchange(operation, request, timeoutMs, call.signal)
      return readAnswer(operation, status, data)
    }
    try {
      return await attempt()
    } catch (error) {
      if (limits.retry === false || !isTransportFailure(error)) throw error
      await this.#waitToRetry(call.signal, error)
      return await attempt()
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    for (const end of this.#open) end()
    this.#connections.close()
  }

  /** One request and its whole answer, within `timeoutMs` from connecting to the last byte. */
  async #exchange(operation: Operation, request: RestRequest, timeoutMs: number, signal?: AbortSignal) {
    const stop = new AbortController()
    let stopped: FailureReason | undefined
    const end = (reason: FailureReason) => () => {
      stopped ??= reason
      stop.abort()
    }
    const onAbort = end('aborted')
    const onClose = end('closed')
    const timer = setTimeout(end('timeout'), timeoutMs)
    signal?.addEventListener('abort', onAbort)
    this.#open.add(onClose)
    if (signal?.aborted) onAbort()
    if (this.#closing.signal.aborted) onClose()
    try {
      this.#connections.dropStale()
      return await exchange({
        ...this.#config,
        method: operation.verb,
        url: request.path,
        headers: new AxiosHeaders(request.headers),
        data: request.body,
        signal: stop.signal,
      })
    } catch (error) {
      throw failure(operation, stopped ?? reasonOf(error), { cause: causeOf(error) })
    } finally {
      this.#connections.markUse()
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      this.#open.delete(onClose)
    }
  }

  async #waitToRetry(signal: AbortSignal | undefined, error: unknown): Promise<void> {
    const stop = AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])])
    if (!(await pause(this.#contour.retryDelayMs, stop))) throw error
  }
}
