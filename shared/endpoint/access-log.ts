import { logger } from '../logger.ts'
import { measure } from '../metrics.ts'
import type { Contract } from './contract.ts'
import type { Invocation, Middleware } from './endpoint.ts'
import type { HttpResponse } from './http-event.ts'

/** One line per request. Never a body: it holds passwords and what players write. */
export function accessLog({ method, path }: Contract): Middleware {
  const write = ({ event, response }: { event: Invocation; response?: unknown }) => {
    const { statusCode: status } = response as HttpResponse
    const ms = performance.now() - event.startedAt
    measure({ kind: 'request', route: path, method, status, ms })
    logger.info('request', {
      request_id: event.requestId,
      method,
      route: path,
      status,
      duration_ms: round(ms),
      address: event.address,
      ...(event.trace && { trace_id: event.trace.traceId }),
      ...(event.user && { user_id: String(event.user.userId) }),
      ...(event.backendCalls.length > 0 && { backend_calls: event.backendCalls }),
    })
  }
  return { after: write, onError: write }
}

const round = (ms: number) => Math.round(ms * 100) / 100
