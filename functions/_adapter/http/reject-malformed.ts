import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { logRequest } from '../../../shared/endpoint/access-log.ts'
import { errorToResponse } from '../../../shared/endpoint/error-response.ts'
import { AppError } from '../../../shared/errors.ts'

/** Errors of Node's HTTP parser whose status is not 400. */
const statuses: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

const malformed = new AppError('invalid_input', 'The request is malformed', { headers: { connection: 'close' } })

/** Answers a request that is not valid HTTP, if the client is still connected, and closes the connection. */
export function rejectMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (socket.writable && error.code !== 'ECONNRESET') {
    const requestId = randomUUID()
    const { headers, body, statusCode } = errorToResponse(malformed, requestId)
    const status = statuses[error.code ?? ''] ?? statusCode
    const fields = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body) })
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...fields.map(([name, value]) => `${name}: ${value}`)]
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
    logRequest({ requestId, method: 'other', route: 'other', status, ms: 0, address: socket.remoteAddress ?? '' })
  }
  socket.destroySoon()
}
