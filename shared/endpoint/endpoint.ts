import middy, { type MiddlewareObj } from '@middy/core'
import type { Context } from 'aws-lambda'
import type { Identity } from '../auth/tokens.ts'
import type { BackendCall, Call } from '../backends/backend.ts'
import { AppError } from '../errors.ts'
import { stringifyJson } from '../json.ts'
import { measure } from '../observability/measurements.ts'
import { accessLog } from './access-log.ts'
import { authentication } from './authentication.ts'
import { type Contract, type RequestBody, type ResponseBody, verbsOf } from './contract.ts'
import { errorResponse } from './error-response.ts'
import { gatewayEvent } from './gateway-event.ts'
import { eventFormat, type GatewayEvent, type HttpRequest, type HttpResponse, responseHeaders } from './http-event.ts'
import { idempotent, type Run } from './idempotency.ts'
import { answerBeforeTimeoutMs, inTime } from './in-time.ts'
import { jsonBody } from './json-body.ts'
import { rateLimit } from './rate-limit.ts'
import type { Trace } from './traceparent.ts'
import { validation } from './validation.ts'

/** One invocation on its way through the middleware stack. */
export interface Invocation extends HttpRequest {
  /** The platform's event. */
  origin: GatewayEvent
  startedAt: number
  /** The body, parsed and validated. */
  input: unknown
  user?: Identity
  /** The caller's trace, if it has sent one. */
  trace?: Trace | undefined
  backendCalls: BackendCall[]
  /** Added to the response, success or error. */
  extraHeaders: Record<string, string>
  /** Whether an earlier attempt with the same Idempotency-Key may have taken effect. */
  resumed?: boolean
}

export type Middleware = MiddlewareObj<Invocation, unknown, Error, Context>

/** What a function receives: the validated body, and who is calling. */
export interface EndpointRequest<C extends Contract> {
  body: RequestBody<C>
  /** The client's address. */
  address: string
  call: Call
  /** The player, where the contract asks for a token. */
  user: C extends { authenticated: true } ? Identity : undefined
  /** Whether an earlier attempt with the same Idempotency-Key failed or was cut off, and may have taken effect. */
  resumed: boolean
}

/** A function's result when its status is not always 200. */
export interface Answer<Body> {
  status: number
  body: Body
}

export type EndpointFunction<Request, Body> = (request: Request) => Promise<Body | Answer<Body>>

export type LambdaHandler = (event: GatewayEvent, context?: Partial<Context>) => Promise<unknown>

/**
 * The middleware stack of every API method. It reads the event, passes the validated body to the function, turns the result
 * or error into a response in the event's own format, and writes one access log line.
 */
export function endpoint<C extends Contract>(
  contract: C,
  respond: EndpointFunction<EndpointRequest<C>, ResponseBody<C>>,
): LambdaHandler {
  const run: Run = async (invocation, _context, { signal }) => {
    const { requestId, trace, address, user, backendCalls, resumed = false } = invocation
    const call: Call = {
      requestId,
      signal,
      ...(user && { username: user.username }),
      ...(trace && { traceparent: trace.traceparent }),
      onBackendCall: made => {
        backendCalls.push(made)
        measure({ kind: 'backend_call', ...made })
      },
    }
    const request = { body: invocation.input, address, call, user, resumed } as EndpointRequest<C>
    return toResponse(await respond(request))
  }
  const stack = [
    gatewayEvent(),
    accessLog(contract),
    errorResponse(),
    onlyVerb(contract),
    ...inTime([...authentication(contract), ...limits(contract)]),
    ...body(contract),
  ]
  const carryOut = contract.idempotent ? idempotent(contract, run) : run
  const handler = middy(carryOut, { timeoutEarlyInMillis: answerBeforeTimeoutMs }).use(
    stack,
  ) as unknown as LambdaHandler
  return async (event, context) => {
    eventFormat(event) // a deployment mistake fails the invocation itself: there is no client to answer
    return handler(event, context)
  }
}

/** Refuses other verbs: load balancers and catch-all gateway routes pass them on. */
function onlyVerb(contract: Contract): Middleware {
  const verbs = verbsOf(contract)
  return {
    before: ({ event }) => {
      if (verbs.includes(event.method)) return
      throw new AppError('method_not_allowed', `Use ${contract.method}`, { headers: { allow: verbs.join(', ') } })
    },
  }
}

const limits = ({ rateLimit: name }: Contract): Middleware[] => (name ? [rateLimit(name)] : [])

const body = (contract: Contract): Middleware[] =>
  contract.body ? [jsonBody(contract), validation(contract.body)] : []

const isAnswer = (value: unknown): value is Answer<unknown> =>
  typeof value === 'object' && value !== null && 'status' in value && typeof value.status === 'number'

function toResponse(value: unknown): HttpResponse {
  const { status, body } = isAnswer(value) ? value : { status: 200, body: value }
  return { statusCode: status, headers: responseHeaders, body: stringifyJson(body) }
}
