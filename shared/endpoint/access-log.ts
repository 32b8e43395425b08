import { logger } from '../logger.ts'
import type { Contract } from './contract.ts'
import type { Invocation, Middleware } from './endpoint.ts'
import type { HttpResponse } from './http-event.ts'

/** One line per request. Never a body: it holds passwords and what players write. */
export function accessLog({ method, path }: Contract): Middleware {
  const write = ({ event, response }: { event: Invocation; response?: unknown }) => {
    logger.info('request', {
      request_id: event.requestId,
      method,
      route: path,
      status: (response as HttpResponse).statusCode,
      duration_ms: round(performance.now() - event.startedAt),
      address: event.address,
      ...(event.user && { user_id: String(event.user.userId) }),
      ...(event.backendCalls.length > 0 && { backend_calls: event.backendCalls }),
    })
  }
  return { after: write, onError: write }
}

const round = (ms: number) => Math.round(ms * 100) / 100
