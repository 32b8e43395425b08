import type { Invocation, Middleware } from './endpoint.ts'
import { eventFormat, type GatewayEvent, type HttpResponse, readEvent, writeResponse } from './http-event.ts'
import { continueTrace } from './traceparent.ts'

/** Outermost: turns the platform's event into an Invocation, and the response into the event's own form. */
export function gatewayEvent(): Middleware {
  const origins = new WeakMap<object, GatewayEvent>()
  const answer = (request: { event: Invocation; response?: unknown }) => {
    const origin = origins.get(request.event)
    if (!origin) return
    const response = request.response as HttpResponse
    Object.assign(response.headers, request.event.extraHeaders, { 'x-request-id': request.event.requestId })
    request.response = writeResponse(response, eventFormat(origin), origin)
  }
  return {
    before: request => {
      const origin = request.event as unknown as GatewayEvent
      const read = readEvent(origin, eventFormat(origin), request.context.awsRequestId)
      const invocation: Invocation = {
        ...read,
        trace: continueTrace(read.headers.traceparent),
        startedAt: performance.now(),
        input: undefined,
        backendCalls: [],
        extraHeaders: {},
      }
      origins.set(invocation, origin)
      request.event = invocation
    },
    after: answer,
    onError: answer,
  }
}
