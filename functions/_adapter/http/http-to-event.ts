import { isUtf8 } from 'node:buffer'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GatewayEvent, HttpResponse } from '../../../shared/endpoint/http-event.ts'

/** Converts a request to an API Gateway HTTP API event (payload format 2.0). */
export function toEvent(request: FastifyRequest, address: string): GatewayEvent {
  const [path = '/', query = ''] = split(request.raw.url ?? '/')
  const body = request.body as Buffer | undefined
  const text = body === undefined || isUtf8(body)
  return {
    version: '2.0',
    rawPath: path,
    rawQueryString: query,
    headers: request.headers as Record<string, string>,
    requestContext: {
      requestId: request.id,
      http: { method: request.method, path, protocol: `HTTP/${request.raw.httpVersion}`, sourceIp: address },
    },
    ...(body && { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: !text,
  }
}

function split(url: string): [string, string] {
  const mark = url.indexOf('?')
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)]
}

/** Sets status and headers. @returns the body to send */
export function applyHead(reply: FastifyReply, { statusCode, headers, body }: HttpResponse): string {
  reply.code(statusCode).headers(headers)
  return body
}
