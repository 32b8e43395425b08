import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'

/** A request, independent of its event format. */
export interface HttpRequest {
  method: string
  /** Names in lower case; repeated headers joined with a comma, as API Gateway v2 does. */
  headers: Record<string, string>
  body: string | undefined
  isBase64Encoded: boolean
  /** The client's address as the platform saw it. */
  address: string
  requestId: string
}

export interface HttpResponse {
  statusCode: number
  headers: Record<string, string>
  body: string
}

/** The longest accepted body. Gateways let through several megabytes. */
export const maxBodyBytes = 64 * 1024
export const bodyTooLargeMessage = `The body may have at most ${maxBodyBytes} bytes`

/** Sent with every response. Responses are personal and change at any time, so they must not be cached. */
export const responseHeaders = Object.freeze({
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
})

/** API Gateway REST API (payload 1.0), HTTP API (payload 2.0), Application Load Balancer. */
export type EventFormat = 'v1' | 'v2' | 'alb'

/** The parts of the AWS event formats that we read, or write in the adapter. */
export interface GatewayEvent {
  version?: string
  httpMethod?: string
  path?: string
  rawPath?: string
  rawQueryString?: string
  headers?: Record<string, string | undefined> | null
  multiValueHeaders?: Record<string, string[] | undefined> | null
  body?: string | null
  isBase64Encoded?: boolean
  requestContext?: {
    requestId?: string
    elb?: unknown
    identity?: { sourceIp?: string }
    http?: { method?: string; path?: string; protocol?: string; sourceIp?: string }
  }
}

/**
 * Recognises an event's format by its shape.
 * @throws Error when it has none of them: a deployment mistake, not a client's
 */
export function eventFormat(event: GatewayEvent | null): EventFormat {
  if (event?.requestContext?.elb) return 'alb'
  if (event?.requestContext?.http) return 'v2'
  if (typeof event?.httpMethod === 'string') return 'v1'
  throw new Error('the event is not an HTTP request of API Gateway (payload 1.0 or 2.0) or of a load balancer')
}

export function readEvent(event: GatewayEvent, format: EventFormat, awsRequestId?: string): HttpRequest {
  const headers = readHeaders(event)
  return {
    method: (format === 'v2' ? event.requestContext?.http?.method : event.httpMethod) ?? 'GET',
    headers,
    body: event.body || undefined,
    isBase64Encoded: event.isBase64Encoded ?? false,
    address: readAddress(event, format, headers),
    requestId: requestIdOf(headers['x-request-id'], event.requestContext?.requestId, awsRequestId),
  }
}

function readHeaders({ headers: single, multiValueHeaders }: GatewayEvent): Record<string, string> {
  const headers: Record<string, string> = {}
  if (multiValueHeaders) {
    for (const [name, values] of Object.entries(multiValueHeaders)) {
      if (values) headers[name.toLowerCase()] = values.join(',')
    }
  }
  if (single) {
    for (const [name, value] of Object.entries(single)) {
      if (value !== undefined) headers[name.toLowerCase()] ??= value
    }
  }
  return headers
}

/** The gateways state the client's address; a load balancer appends it to X-Forwarded-For. */
function readAddress(event: GatewayEvent, format: EventFormat, headers: Record<string, string>): string {
  if (format === 'v2') return event.requestContext?.http?.sourceIp ?? ''
  if (format === 'v1') return event.requestContext?.identity?.sourceIp ?? ''
  return headers['x-forwarded-for']?.split(',').at(-1)?.trim() ?? ''
}

const saneRequestId = /^[\w.:=+/-]{1,128}$/

/** The first well-formed id of the candidates (the caller's, then the platform's), or else a new one. */
export function requestIdOf(...candidates: (string | undefined)[]): string {
  for (const id of candidates) if (id !== undefined && saneRequestId.test(id)) return id
  return randomUUID()
}

/** Converts the response to the format that belongs to the event. */
export function writeResponse(response: HttpResponse, format: EventFormat, event: GatewayEvent): unknown {
  if (format === 'v2') return { ...response, isBase64Encoded: false }
  const multiValueHeaders = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, [value]]))
  if (format === 'v1') return { ...response, multiValueHeaders, isBase64Encoded: false }
  const statusDescription = `${response.statusCode} ${STATUS_CODES[response.statusCode]}`
  const answer = { ...response, statusDescription, isBase64Encoded: false }
  // A target group accepts either single or multi-value headers, as it is configured.
  return event.multiValueHeaders ? { ...answer, headers: undefined, multiValueHeaders } : answer
}
