import { parseJsonBytes } from '../../../json.ts'
import { type Mask, textOfBody } from '../error-text.ts'
import { failure } from '../failure.ts'
import type { Operation } from '../operations.ts'
import type { Answer } from '../transport.ts'

/**
 * An HTML page comes from a login page or a proxy, so the backend has not received the request. The guide prescribes no body for
 * the response to a change, but a page shows that the change was not made.
 */
export const isPage = (body: Uint8Array) =>
  /^\s*<(?:!doctype\s+html|html)[\s>]/i.test(head.decode(body.subarray(0, 100)))
const head = new TextDecoder()

export interface RestResponse {
  readonly status: number
  readonly body: Uint8Array
  readonly retryAfter?: string | undefined
}

/**
 * Interprets an HTTP response: 404 is "not found", any other status outside 200–299 (including redirects) a failure.
 * @param mask makes the backend's error text fit for the log
 */
export async function readResponse(
  operation: Operation,
  { status, body, retryAfter }: RestResponse,
  mask: Mask,
): Promise<Answer> {
  const backendSays = async () => (isPage(body) ? undefined : await mask(textOfBody(body)))
  if (status === 404)
    return { found: false, backendSays: operation.notFound === 'error' ? await backendSays() : undefined }
  if (status < 200 || status > 299) {
    throw failure(operation, 'status', { status, backendSays: await backendSays(), retryAfter: secondsOf(retryAfter) })
  }
  if (!operation.reply && isPage(body)) throw page(operation, status)
  if (!operation.reply || body.length === 0) return { found: true, data: undefined }
  try {
    return { found: true, data: parseJsonBytes(body) }
  } catch {
    if (isPage(body)) throw page(operation, status)
    throw failure(operation, 'malformed', { status, field: 'the body is not JSON' }) // the parser's message quotes the body
  }
}

const page = (operation: Operation, status: number) =>
  failure(operation, 'malformed', { status, field: 'the body is a web page', inconclusive: true })

const maxWait = 3600

/** Retry-After in seconds (RFC 9110, 10.2.3: a number of seconds or a date), at most an hour. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined
  const text = retryAfter.trim()
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - Date.now()) / 1000)
  return seconds > 0 ? Math.min(seconds, maxWait) : undefined
}
