import type { GatewayEvent } from '../../endpoint/http-event.ts'

/** A client's request, before a gateway turns it into an event. */
export interface ClientRequest {
  method: string
  path: string
  headers?: Record<string, string>
  body?: unknown
  /** Whether the gateway encodes the body in base64, as it does for binary media types. */
  base64?: boolean
}

export interface GatewayAnswer {
  statusCode: number
  headers: Record<string, string>
  body: unknown
}

const address = '203.0.113.7'
const cookies = ['theme=dark', 'session=of-the-site']

/**
 * The events of Amazon API Gateway and the Application Load Balancer, with all relevant keys of the examples in the AWS
 * documentation: repeated headers, query strings, cookies, nulls.
 */
export const gateways: Record<string, (request: ClientRequest) => GatewayEvent> = {
  'REST API, payload 1.0': request => ({
    resource: request.path,
    path: request.path,
    httpMethod: request.method,
    headers: { ...headersOf(request), Cookie: cookies.join('; '), 'X-Forwarded-For': address },
    multiValueHeaders: { ...many(headersOf(request)), Cookie: cookies, 'X-Forwarded-For': [address] },
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      requestId: 'gateway-v1',
      httpMethod: request.method,
      stage: '$default',
      identity: { sourceIp: address, userAgent: 'test' },
    },
    ...bodyOf(request),
  }),
  'HTTP API, payload 2.0': request => ({
    version: '2.0',
    routeKey: `${request.method} ${request.path}`,
    rawPath: request.path,
    rawQueryString: 'a=1&a=2',
    cookies,
    headers: lowered({ ...headersOf(request), 'X-Forwarded-For': address }),
    queryStringParameters: { a: '1,2' },
    requestContext: {
      requestId: 'gateway-v2',
      stage: '$default',
      http: { method: request.method, path: request.path, protocol: 'HTTP/1.1', sourceIp: address, userAgent: 'test' },
    },
    ...bodyOf(request),
  }),
  'load balancer': request => ({
    requestContext: {
      elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/f/1' },
    },
    httpMethod: request.method,
    path: request.path,
    queryStringParameters: {},
    headers: lowered({ ...headersOf(request), Cookie: cookies.join('; '), 'X-Forwarded-For': address }),
    ...bodyOf(request),
    ...(request.body === undefined && { body: '' }),
  }),
  'load balancer with multi-value headers': request => ({
    requestContext: {
      elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/f/1' },
    },
    httpMethod: request.method,
    path: request.path,
    multiValueQueryStringParameters: { a: ['1', '2'] },
    multiValueHeaders: many(lowered({ ...headersOf(request), 'X-Forwarded-For': address })),
    ...bodyOf(request),
    ...(request.body === undefined && { body: '' }),
  }),
}

/**
 * The response that a gateway would send to the client.
 * @throws Error when a gateway would not accept the function's answer
 */
export function readGatewayAnswer(answer: unknown): GatewayAnswer {
  const {
    statusCode,
    headers,
    multiValueHeaders,
    body,
    isBase64Encoded,
    cookies: set,
  } = answer as Record<string, unknown>
  const given = (headers ?? multiValueHeaders) as Record<string, string | string[]>
  if (typeof statusCode !== 'number' || typeof body !== 'string' || isBase64Encoded !== false || set !== undefined) {
    throw new Error(`not an answer that a gateway takes: ${JSON.stringify(answer)}`)
  }
  return {
    statusCode,
    headers: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value].flat().join(',')])),
    body: JSON.parse(body),
  }
}

const headersOf = ({ headers = {}, body }: ClientRequest): Record<string, string> => ({
  ...(body !== undefined && { 'Content-Type': 'application/json' }),
  'X-Request-Id': 'the-clients-own-id',
  ...headers,
})

const many = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))

const lowered = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function bodyOf({ body, base64 = false }: ClientRequest) {
  if (body === undefined) return { body: null, isBase64Encoded: false }
  const text = JSON.stringify(body)
  return { body: base64 ? Buffer.from(text).toString('base64') : text, isBase64Encoded: base64 }
}
