import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import zlib from 'node:zlib'

/** Thrown when a response body is longer than allowed. */
export class TooLong extends Error {}

/**
 * Reads a whole response body, and decompresses it if the server compressed it unasked.
 * @throws TooLong as soon as it exceeds `maxBytes`, before or after decompression; otherwise the error of the socket or of zlib
 */
export function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const body = collect(response, maxBytes)
  const decode = decoders[response.headers['content-encoding']?.toLowerCase() ?? 'identity']
  return decode ? decoded(body, decode, maxBytes) : body
}

async function decoded(compressed: Promise<Buffer>, decode: Decoder, maxBytes: number): Promise<Buffer> {
  const body = await compressed
  if (body.length === 0) return body
  try {
    return await decode(body, { maxOutputLength: maxBytes })
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? new TooLong() : error
  }
}

function collect(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      length += chunk.length
      if (length > maxBytes) reject(new TooLong())
    })
    response.on('error', reject)
    response.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
  })
}

type Decoder = (body: Buffer, options: zlib.ZlibOptions) => Promise<Buffer>

/** zlib is only loaded when a decoder is first used. */
const through =
  (name: 'gunzip' | 'inflate' | 'inflateRaw' | 'brotliDecompress' | 'zstdDecompress'): Decoder =>
  (body, options) =>
    (promisify(zlib[name]) as Decoder)(body, options)

/** Decoders by content coding. Many servers send `deflate` without the zlib header. */
const decoders: Record<string, Decoder | undefined> = {
  gzip: through('gunzip'),
  'x-gzip': through('gunzip'),
  deflate: (body, options) => through(((body[0] ?? 0) & 0x0f) === 8 ? 'inflate' : 'inflateRaw')(body, options),
  br: through('brotliDecompress'),
  zstd: through('zstdDecompress'),
}
