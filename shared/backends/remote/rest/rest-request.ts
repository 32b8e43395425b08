import { randomUUID } from 'node:crypto'
import { stringifyJson } from '../../../json.ts'
import type { Call } from '../../backend.ts'
import type { Operation, Payload } from '../operations.ts'

export interface RestRequest {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body?: Buffer
}

/** Builds the HTTP request of an operation; once per call, so that a retry sends exactly the same bytes. */
export function buildRequest(operation: Operation, payload: Payload, call: Call, bearerToken?: string): RestRequest {
  const headers = requestHeaders(call, bearerToken)
  if (operation.verb === 'POST') headers['Idempotency-Key'] = randomUUID()
  const path = buildPath(operation, payload)
  return operation.verb === 'GET' ? { path, headers } : { path, headers, body: Buffer.from(stringifyJson(payload)) }
}

/** The headers of every request (admin guide 5.2.3), whatever its verb. */
export function requestHeaders({ requestId, traceparent }: Call, bearerToken?: string): Record<string, string> {
  return {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'User-Agent': 'smart-chat',
    'X-Request-Id': requestId,
    ...(bearerToken && { Authorization: `Bearer ${bearerToken}` }),
    ...(traceparent && { traceparent }),
  }
}

function buildPath({ verb, path }: Operation, payload: Payload): string {
  let filled: string = path
  let query = ''
  for (const [key, value] of Object.entries(payload)) {
    const hole = `{${key}}`
    if (path.includes(hole)) filled = filled.replace(hole, encodeURIComponent(String(value)))
    else if (verb === 'GET') query += `${query ? '&' : '?'}${key}=${encodeURIComponent(String(value))}`
  }
  return filled + query
}
