import { randomUUID } from 'node:crypto'
import { type RequestListener, STATUS_CODES } from 'node:http'
import type { Writable } from 'node:stream'
import { errorToResponse } from '../../../shared/endpoint/error-response.ts'
import { requestIdOf } from '../../../shared/endpoint/http-event.ts'
import { overloaded } from '../../../shared/errors.ts'
import { corsHeaders } from './cors.ts'
import type { PlainRequest } from './plain-request.ts'
import { RepeatedResponse } from './repeated-response.ts'
import { idOf } from './request-id.ts'

export interface Rejections {
  /** Rejects a request that Node has parsed. */
  answer: RequestListener
  /** Writes the same response to a connection that stays open. */
  write(connection: Writable, request: PlainRequest): void
}

/**
 * Prepares answers of 503 that cost as little as possible: without Fastify, ready except for the request id, and without a log
 * line or a latency measurement. There may be thousands of these at a time; LoadShedder reports them.
 */
export function createRejections(corsOrigins: readonly string[], keepAliveMs: number): Rejections {
  const anyId = randomUUID()
  const { statusCode, headers, body } = errorToResponse(overloaded('too many requests in flight'), anyId)
  const { 'x-request-id': _, ...always } = headers
  const fixed = Object.entries(always).flat()
  const [before = '', after = ''] = body.split(anyId)
  const bodyFor = (id: string) => `${before}${id}${after}`
  const varying = (id: string, length: number, origin: string | undefined) => [
    ...['x-request-id', id, 'content-length', String(length)],
    ...corsHeaders(corsOrigins, origin),
  ]
  const start = `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}\r\n${toLines(fixed)}`
  const end = `Connection: keep-alive\r\nKeep-Alive: timeout=${keepAliveMs / 1000}\r\n\r\n`
  const textFor = (origin: string) => (id: string, date: string) => {
    const text = bodyFor(id)
    return `${start}${toLines(varying(id, text.length, origin))}Date: ${date}\r\n${end}${text}`
  }
  const responses = new Map<string, RepeatedResponse>()
  const responseFor = (idLength: number, origin: string) => {
    const key = `${idLength} ${origin}`
    const response = responses.get(key) ?? new RepeatedResponse(textFor(origin), idLength)
    responses.set(key, response)
    return response
  }
  return {
    answer: (request, response) => {
      const id = idOf(request)
      const text = bodyFor(id)
      response.writeHead(statusCode, [...fixed, ...varying(id, text.length, request.headers.origin)])
      response.end(text)
    },
    write: (connection, { requestId, origin = '' }) => {
      const id = requestIdOf(requestId)
      // All origins that are not allowed have the same response, so that there are few.
      responseFor(id.length, corsOrigins.includes(origin) ? origin : '').writeTo(connection, id)
    },
  }
}

/** @param fields names and values in turn */
function toLines(fields: string[]): string {
  let lines = ''
  for (let i = 0; i < fields.length; i += 2) lines += `${fields[i]}: ${fields[i + 1]}\r\n`
  return lines
}
