import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { setImmediate as turn } from 'node:timers/promises'
import { KeepAlive } from '../keep-alive.ts'

/** What the libSQL client asks with: fetch's Request, or the one that the build puts in its place. */
export interface StatementRequest {
  readonly url: string
  readonly method: string
  readonly headers: Iterable<[string, string]>
  arrayBuffer(): Promise<string | ArrayBuffer | Uint8Array>
}

/** What it reads of the answer, as of fetch's Response. */
interface StatementAnswer {
  readonly ok: boolean
  readonly status: number
  readonly headers: { get(name: string): string | null }
  arrayBuffer(): Promise<Uint8Array>
  text(): Promise<string>
  json(): Promise<unknown>
}

/** The libSQL client's requests over node:http, on connections that are kept open. */
export class HttpFetch {
  readonly #timeoutMs: number
  #connections: KeepAlive | undefined

  /** @param timeoutMs from the wait for a connection to the last byte */
  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs
  }

  readonly fetch = async (statement: StatementRequest): Promise<StatementAnswer> => {
    const { url, method } = statement
    const body = Buffer.from((await statement.arrayBuffer()) as Uint8Array)
    this.#connections ??= new KeepAlive(url)
    this.#connections.dropStale()
    await turn() // a connection that was closed meanwhile, as in a frozen Lambda, is noticed and not used
    const request = (url.startsWith('https:') ? https : http).request(url, {
      method,
      // Compressing a row would cost both sides more than everything else.
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
