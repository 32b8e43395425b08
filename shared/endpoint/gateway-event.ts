import type { Invocation, Middleware } from './endpoint.ts'
import { eventFormat, type GatewayEvent, type HttpResponse, readEvent, writeResponse } from './http-event.ts'
import { continueTrace } from './traceparent.ts'

/** The outermost middleware: turns the platform's event into an Invocation, and the response into the event's own format. */
export function gatewayEvent(): Middleware {
  const answer = (request: { event: Invocation; response?: unknown }) => {
    const { origin, extraHeaders, requestId } = request.event
    if (!origin) return // not an HTTP event
    const { statusCode, headers, body } = request.response as HttpResponse
    const response = { statusCode, headers: { ...headers, ...extraHeaders, 'x-request-id': requestId }, body }
    request.response = writeResponse(response, eventFormat(origin), origin)
  }
  return {
    before: request => {
      const origin = request.event as unknown as GatewayEvent
      const read = readEvent(origin, eventFormat(origin), request.context.awsRequestId)
      request.event = {
        ...read,
        origin,
        trace: continueTrace(read.headers.traceparent),
        startedAt: performance.now(),
        input: undefined,
        backendCalls: [],
        extraHeaders: {},
      }
    },
    after: answer,
    onError: answer,
  }
}
