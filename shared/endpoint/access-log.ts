import { logger } from '../observability/logger.ts'
import { measure } from '../observability/measurements.ts'
import type { Contract } from './contract.ts'
import type { Invocation, Middleware } from './endpoint.ts'
import type { HttpResponse } from './http-event.ts'

interface AnsweredRequest {
  requestId: string
  method: string
  route: string
  status: number
  ms: number
  address: string
}

/** Counts the request and writes its one log line. Never logs a body, which may hold passwords or message texts. */
export function logRequest({ requestId, method, route, status, ms, address }: AnsweredRequest, details?: object): void {
  measure({ kind: 'request', route, method, status, ms })
  logger.info('request', {
    request_id: requestId,
    method,
    route,
    status,
    duration_ms: rounded(ms),
    address,
    ...details,
  })
}

/** Milliseconds rounded to hundredths. */
const rounded = (ms: number) => Math.round(ms * 100) / 100

export function accessLog({ method, path }: Contract): Middleware {
  const write = ({ event, response }: { event: Invocation; response?: unknown }) => {
    const { requestId, startedAt, address, trace, user, backendCalls } = event
    const { statusCode: status } = response as HttpResponse
    const ms = performance.now() - startedAt
    logRequest(
      { requestId, method, route: path, status, ms, address },
      {
        ...(trace && { trace_id: trace.traceId }),
        ...(user && { user_id: String(user.userId) }),
        ...(backendCalls.length > 0 && {
          backend_calls: backendCalls.map(call => ({ ...call, ms: rounded(call.ms) })),
        }),
      },
    )
  }
  return { after: write, onError: write }
}
