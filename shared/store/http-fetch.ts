import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { setImmediate as turn } from 'node:timers/promises'
import { KeepAlive } from '../keep-alive.ts'

/** The libSQL client's request: fetch's Request, or the build's replacement for it (http-messages.ts). */
export interface StatementRequest {
  readonly url: string
  readonly method: string
  readonly headers: Iterable<[string, string]>
  arrayBuffer(): Promise<string | ArrayBuffer | Uint8Array>
}

/** The parts of fetch's Response that the libSQL client reads. */
interface StatementAnswer {
  readonly ok: boolean
  readonly status: number
  readonly headers: { get(name: string): string | null }
  arrayBuffer(): Promise<Uint8Array>
  text(): Promise<string>
  json(): Promise<unknown>
}

/** Carries the libSQL client's requests over node:http, with keep-alive connections. */
export class HttpFetch {
  readonly #timeoutMs: number
  #connections: KeepAlive | undefined

  /** @param timeoutMs from waiting for a connection to the last byte */
  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs
  }

  readonly fetch = async (statement: StatementRequest): Promise<StatementAnswer> => {
    const { url, method } = statement
    const body = Buffer.from((await statement.arrayBuffer()) as Uint8Array)
    this.#connections ??= new KeepAlive(url)
    this.#connections.dropStale()
    await turn() // lets Node notice connections that were closed meanwhile, as in a frozen Lambda
    const request = (url.startsWith('https:') ? https : http).request(url, {
      method,
      // Compressing a few rows takes both sides more time than everything else.
      headers: {
        ...Object.fromEntries(statement.headers),
        'content-length': body.length,
        'accept-encoding': 'identity',
      },
      agent: this.#connections.agent,
      signal: AbortSignal.timeout(this.#timeoutMs),
    })
    request.end(body)
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    const content = Buffer.concat(await response.toArray())
    this.#connections.markUse()
    return toAnswer(response, content)
  }

  close(): void {
    this.#connections?.close()
  }
}

function toAnswer({ statusCode: status = 0, headers }: IncomingMessage, content: Buffer): StatementAnswer {
  return {
    ok: status >= 200 && status < 300,
    status,
    headers: { get: name => headers[name]?.toString() ?? null },
    arrayBuffer: async () => content,
    text: async () => content.toString(),
    json: async () => JSON.parse(content.toString()),
  }
}
