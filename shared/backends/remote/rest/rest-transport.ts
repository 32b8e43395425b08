import type { RestContour } from '../../../config/config.ts'
import { KeepAlive } from '../../../keep-alive.ts'
import type { Call } from '../../backend.ts'
import { abortableDelay } from '../abortable-delay.ts'
import { maskFor } from '../error-text.ts'
import { failure, failureReasonOf } from '../failure.ts'
import type { Operation, Payload } from '../operations.ts'
import { type Answer, type Limits, maxAnswerBytes, type Transport } from '../transport.ts'
import { HttpAdapter } from './http-adapter.ts'
import { causeOf, reasonOf } from './rest-failure.ts'
import { buildRequest, type RestRequest } from './rest-request.ts'
import { readResponse } from './rest-response.ts'

/**
 * How late a retry may begin, ms of the wall clock. It is later when the process was suspended meanwhile: by then the call counts as
 * failed, and another process may have undone what it was part of.
 */
const maxLateMs = 1_000

/**
 * Operations over HTTP (admin guide 5.2).
 *
 * A transport error is retried exactly once, after `retryDelayMs`, unless the operation must not be repeated by then. That includes
 * the reset of a kept-alive connection, after which it is unknown whether the request was carried out. Timeouts and HTTP statuses
 * are final.
 */
export class RestTransport implements Transport {
  readonly #contour: RestContour
  readonly #http: HttpAdapter
  readonly #closing = new AbortController()

  constructor(contour: RestContour, connections = new KeepAlive(contour.endpoint)) {
    this.#contour = contour
    this.#http = new HttpAdapter(contour.endpoint, connections)
  }

  async send(operation: Operation, payload: Payload, call: Call, limits: Limits = {}): Promise<Answer> {
    const request = buildRequest(operation, payload, call, this.#contour.bearerToken)
    const timeoutMs = Math.min(this.#contour.timeoutMs, limits.timeoutMs ?? Number.POSITIVE_INFINITY)
    const mask = maskFor(payload, call, [this.#contour.bearerToken ?? ''])
    const attempt = async () => {
      const { status, data, headers } = await this.#exchange(operation, request, timeoutMs, call.signal)
      return await readResponse(operation, { status, body: data, retryAfter: headers['retry-after'] }, mask)
    }
    const retryUntil = Date.now() + timeoutMs + this.#contour.retryDelayMs
    try {
      return await attempt()
    } catch (error) {
      if (limits.retry === false || failureReasonOf(error) !== 'transport') throw error
      if (!(await this.#mayRetry(retryUntil, limits.mayRepeat, call.signal))) throw error
      return await attempt()
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#http.close()
  }

  /** Sends one request and reads the whole response, within `timeout` ms from connecting to the last byte. */
  async #exchange(operation: Operation, request: RestRequest, timeout: number, signal?: AbortSignal) {
    const { path: url, headers, body: data } = request
    try {
      return await this.#http.exchange({
        method: operation.verb,
        url,
        headers,
        data,
        timeout,
        maxContentLength: maxAnswerBytes,
        ...(signal && { signal }),
      })
    } catch (error) {
      const reason = reasonOf(error)
      const inconclusive = reason === 'malformed' || undefined // its status may have been that of a failure
      throw failure(operation, reason, { cause: causeOf(error), inconclusive })
    }
  }

  /** Waits for the retry, and tells whether to make it. @param until when it must begin, ms of the wall clock */
  async #mayRetry(until: number, mayRepeat: Limits['mayRepeat'], signal: AbortSignal | undefined): Promise<boolean> {
    const stop = AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])])
    if (!(await abortableDelay(this.#contour.retryDelayMs, stop))) return false
    const isRepeatable = (await mayRepeat?.(Math.max(1, until - Date.now())).catch(() => false)) ?? true
    return isRepeatable && Date.now() - until <= maxLateMs
  }
}
