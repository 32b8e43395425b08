import type { RabbitContour, RestContour } from '../../config/config.ts'
import { AppError } from '../../errors.ts'
import type { Call } from '../backend.ts'
import { type BreakerOptions, CircuitBreaker } from './breaker.ts'
import { failureReasonOf } from './failure.ts'
import type { Operation, Payload } from './operations.ts'

/** The response: data (not yet checked; undefined when there was none), or "not found", with what the backend says about it. */
export type Answer =
  | { readonly found: true; readonly data: unknown }
  | { readonly found: false; readonly backendSays?: string | undefined }

/** Longer responses are rejected. */
export const maxAnswerBytes = 5 * 1024 * 1024

/** Stricter limits for one call than the contour's settings. */
export interface Limits {
  readonly timeoutMs?: number
  /** false: transport errors are not retried. */
  readonly retry?: boolean
  /**
   * Asked before a transport error is retried: whether the operation may be sent again. A rejection means no.
   * @param timeoutMs how long the question may take, so that the call does not become longer than without it
   */
  readonly mayRepeat?: (timeoutMs: number) => Promise<boolean>
}

/** Carries operations to one contour of the company's side, without knowing what they mean. */
export interface Transport {
  /** @throws AppError `backend_error` with `details` {operation, reason, status?}; `overloaded` when too many calls are in flight */
  send(operation: Operation, payload: Payload, call: Call, limits?: Limits): Promise<Answer>
  /** Sets the function that is called whenever a connection has been made. Absent where connections are made by calls. */
  onReconnect?(listener: () => void): void
  /** Calls in flight fail; no connection, timer or listener remains. */
  close(): Promise<void>
}

/** Creates the transport of a contour. Only now is its library loaded: axios for REST, amqplib for RabbitMQ. */
export async function createTransport(
  contour: RestContour | RabbitContour,
  breaker?: BreakerOptions,
): Promise<Transport> {
  const transport = await loadTransport(contour)
  return withCallReports(breaker ? new CircuitBreaker(transport, breaker) : transport)
}

async function loadTransport(contour: RestContour | RabbitContour): Promise<Transport> {
  if (contour.kind === 'rest') {
    const { RestTransport } = await import('./rest/rest-transport.ts')
    return new RestTransport(contour)
  }
  const { RpcTransport } = await import('./rpc/rpc-transport.ts')
  return new RpcTransport(contour)
}

/** Reports the outcome and duration of each call, including retries and waiting. */
function withCallReports(transport: Transport): Transport {
  return {
    async send(operation, payload, call, limits) {
      const start = performance.now()
      const tell = (outcome: string) =>
        call.onBackendCall?.({ operation: operation.method, outcome, ms: performance.now() - start })
      try {
        const answer = await transport.send(operation, payload, call, limits)
        tell(answer.found ? 'ok' : 'not_found')
        return answer
      } catch (error) {
        tell(failureReasonOf(error) ?? (error instanceof AppError ? error.code : 'error'))
        throw error
      }
    },
    close: () => transport.close(),
  }
}
