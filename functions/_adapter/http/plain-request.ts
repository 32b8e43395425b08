/** What is needed of a request to reject it. */
export interface PlainRequest {
  /** The number of header lines. */
  lines: number
  requestId: string | undefined
  origin: string | undefined
}

/** Longer requests are left to the parser; what clients send in one segment is shorter. */
const maxBytes = 8 * 1024
const letterP = 'P'.charCodeAt(0)
/** A request line and header lines as RFC 9112 has them, without its obsolete forms. */
const wellFormed = /^POST \/api\/[\w-]+ HTTP\/1\.1\r\n(?:[\w!#$%&'*+.^`|~-]+:[\t\x20-\x7e\x80-\xff]*\r\n)+$/
/** Headers that may change where the request ends, or what follows it. */
const special = /\n(?:transfer-encoding|connection|expect|upgrade|trailer|te):/i
const contentLength = /\ncontent-length:[^\r]*/gi
const digits = /:[\t ]*(\d{1,5})[\t ]*$/
const requestId = /\nx-request-id:[\t ]*([^\r]*)/i
const origin = /\norigin:[\t ]*([^\r]*)/i

/**
 * Reads a chunk that is exactly one POST to the API, provided that it begins where a request begins. Stricter than any
 * parser: undefined in every doubtful case, so that nobody can disagree about where the request ends.
 */
export function readPlainRequest(chunk: Buffer): PlainRequest | undefined {
  if (chunk[0] !== letterP || chunk.length > maxBytes) return undefined
  const text = chunk.toString('latin1')
  const headEnd = text.indexOf('\r\n\r\n')
  const head = text.slice(0, headEnd + 2)
  if (!wellFormed.test(head) || special.test(head)) return undefined
  const [length = '', another] = head.match(contentLength) ?? []
  const bodyBytes = digits.exec(length)?.[1]
  if (another || bodyBytes === undefined || headEnd + 4 + Number(bodyBytes) !== chunk.length) return undefined
  return { lines: head.split('\n').length - 2, requestId: field(head, requestId), origin: field(head, origin) }
}

const field = (head: string, header: RegExp) => header.exec(head)?.[1]?.trimEnd()
