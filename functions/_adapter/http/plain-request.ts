/** What is needed of a request to reject it. */
export interface PlainRequest {
  /** The number of header lines. */
  lines: number
  requestId: string | undefined
  origin: string | undefined
}

/** Longer requests are left to the parser; what clients send in one segment is shorter. */
const maxBytes = 8 * 1024
const requestStart = Buffer.from('POST /api/')
const requestEnd = Buffer.from(' HTTP/1.1\r\n')
const [tab, lineFeed, carriageReturn, space, colon] = [9, 10, 13, 32, 58] as const
const digits = /^\d{1,5}$/

/** Tables, because regular expressions take several times as long. */
const inPath = bytesIn(/[\w-]/)
const inName = bytesIn(/[\w!#$%&'*+.^`|~-]/)
const inValue = bytesIn(/[\t\x20-\x7e\x80-\xff]/)

/** Headers that may change where the request ends, or what follows it. */
const special = new Set(['transfer-encoding', 'connection', 'expect', 'upgrade', 'trailer', 'te'])
const known = [...special, 'content-length', 'x-request-id', 'origin']
/** Tells most names that are not known by their length and first letter, in any case, without making strings of them. */
const hashOf = (length: number, firstByte: number) => (length << 8) | firstByte | 32
const hashesOfKnown = new Set(known.map(name => hashOf(name.length, name.charCodeAt(0))))

/**
 * Reads a chunk that is exactly one POST to the API, provided that it begins where a request begins: a request line and
 * header lines as RFC 9112 has them, without its obsolete forms. Stricter than any parser: undefined in every doubtful
 * case, so that nobody can disagree about where the request ends.
 */
export function readPlainRequest(chunk: Buffer): PlainRequest | undefined {
  if (chunk.length > maxBytes) return undefined
  const request: PlainRequest = { lines: 0, requestId: undefined, origin: undefined }
  let bodyBytes: string | undefined
  let at = afterRequestLine(chunk)
  while (chunk[at] !== carriageReturn) {
    const nameEnd = skip(inName, chunk, at)
    if (nameEnd === at || chunk[nameEnd] !== colon) return undefined
    const valueStart = nameEnd + 1
    const valueEnd = skip(inValue, chunk, valueStart)
    if (!isLineEnd(chunk, valueEnd)) return undefined
    if (hashesOfKnown.has(hashOf(nameEnd - at, chunk[at] as number))) {
      const name = chunk.toString('latin1', at, nameEnd).toLowerCase()
      if (special.has(name) || (name === 'content-length' && bodyBytes !== undefined)) return undefined
      if (name === 'content-length') bodyBytes = trimmed(chunk, valueStart, valueEnd)
      else if (name === 'x-request-id') request.requestId ??= trimmed(chunk, valueStart, valueEnd)
      else if (name === 'origin') request.origin ??= trimmed(chunk, valueStart, valueEnd)
    }
    request.lines++
    at = valueEnd + 2
  }
  if (!isLineEnd(chunk, at) || bodyBytes === undefined || !digits.test(bodyBytes)) return undefined
  return at + 2 + Number(bodyBytes) === chunk.length ? request : undefined
}

/** The start of the header lines; the end of the chunk if it does not begin with a request line. */
function afterRequestLine(chunk: Buffer): number {
  const pathStart = requestStart.length
  const pathEnd = skip(inPath, chunk, pathStart)
  const isOne = pathEnd > pathStart && holds(chunk, 0, requestStart) && holds(chunk, pathEnd, requestEnd)
  return isOne ? pathEnd + requestEnd.length : chunk.length
}

function holds(chunk: Buffer, at: number, bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) if (chunk[at + i] !== bytes[i]) return false
  return true
}

function bytesIn(characters: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => Number(characters.test(String.fromCharCode(byte))))
}

/** Past the bytes from `from` on that are in the table. */
function skip(table: Uint8Array, chunk: Buffer, from: number): number {
  let at = from
  while (at < chunk.length && table[chunk[at] as number] === 1) at++
  return at
}

const isLineEnd = (chunk: Buffer, at: number) => chunk[at] === carriageReturn && chunk[at + 1] === lineFeed

function trimmed(chunk: Buffer, from: number, to: number): string {
  const isBlank = (at: number) => chunk[at] === space || chunk[at] === tab
  let [start, end] = [from, to]
  while (start < end && isBlank(start)) start++
  while (end > start && isBlank(end - 1)) end--
  return chunk.toString('latin1', start, end)
}
