import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { LoadShedder } from './admission/load-shedder.ts'
import { type PlainRequest, readPlainRequest } from './http/plain-request.ts'
import type { Rejections } from './http/rejections.ts'
import type { Draining } from './lifecycle/draining.ts'

export interface EarlyRejectionOptions {
  shedder: Pick<LoadShedder, 'isShedding' | 'enter'>
  draining: Draining
  /** Writes the 503 response. */
  write: Rejections['write']
}

/**
 * Rejects requests before Node's HTTP server has parsed them. To parse a request and to write a response, it takes longer
 * than the two system calls, and a process that has to reject tens of thousands a second would do little else.
 *
 * A connection is intercepted from a rejected request until the overload is over. Only chunks that are exactly one plain
 * request are judged. Anything else goes to the parser and ends the interception.
 */
export class EarlyRejection {
  readonly #options: EarlyRejectionOptions
  readonly #intercepted = new WeakMap<Socket, Interception>()

  constructor(options: EarlyRejectionOptions) {
    this.#options = options
  }

  /** Intercepts what follows a rejected request on its connection. */
  intercept({ socket, complete }: IncomingMessage): void {
    if (!complete || this.#intercepted.has(socket)) return
    const ended = () => this.#intercepted.delete(socket)
    this.#intercepted.set(socket, new Interception(socket, this.#options, ended))
  }

  /** To be called for each request that is parsed. @returns whether it was admitted before */
  parsed(request: IncomingMessage, response: ServerResponse): boolean {
    return this.#intercepted.get(request.socket)?.parsed(request, response) ?? false
  }
}

type DataListener = (chunk: Buffer) => void

class Interception {
  readonly #socket: Socket
  readonly #options: EarlyRejectionOptions
  readonly #ended: () => void
  readonly #parser: DataListener[]
  /**
   * Whether the parser is known to be between two requests. It is when it has read a chunk as exactly the request that
   * `readPlainRequest` saw there: had it been within one, it would have counted more header lines, or fewer.
   */
  #isAligned = false
  /** Requests that were parsed and have no response yet. */
  #unanswered = 0
  /** A request that is not decided on yet. */
  #held: Buffer | undefined
  #isAdmitting = false
  #lastParsed: IncomingMessage | undefined

  constructor(socket: Socket, options: EarlyRejectionOptions, ended: () => void) {
    this.#socket = socket
    this.#options = options
    this.#ended = ended
    this.#parser = socket.listeners('data') as DataListener[]
    socket.on('data', this.#onData) // from now on Node's HTTP server reads by its data listener
    for (const listener of this.#parser) socket.off('data', listener)
  }

  parsed(request: IncomingMessage, response: ServerResponse): boolean {
    this.#lastParsed = request
    this.#unanswered++
    response.on('close', () => this.#unanswered--)
    return this.#isAdmitting
  }

  readonly #onData = (chunk: Buffer): void => {
    const request = this.#mayReject ? readPlainRequest(chunk) : undefined
    if (!request) this.#passOn(chunk)
    else if (!this.#isAligned) this.#parse(chunk, request)
    else this.#decide(chunk, request)
  }

  get #mayReject(): boolean {
    const isIdle = this.#held === undefined && this.#unanswered === 0 && !this.#socket.writableNeedDrain
    return isIdle && this.#options.shedder.isShedding && !this.#options.draining.endsConnections
  }

  #decide(chunk: Buffer, request: PlainRequest): void {
    this.#held = chunk
    const unlessEnded = (act: () => void) => () => {
      if (this.#held !== chunk) return
      this.#held = undefined
      if (this.#socket.writable) act()
    }
    this.#options.shedder.enter(
      unlessEnded(() => this.#parse(chunk, request)),
      unlessEnded(() => this.#reject(request)),
    )
  }

  #reject(request: PlainRequest): void {
    const { draining, write } = this.#options
    draining.requestBegins(this.#socket)
    write(this.#socket, request)
    draining.requestEnds()
  }

  #parse(chunk: Buffer, request: PlainRequest): void {
    this.#lastParsed = undefined
    this.#isAdmitting = this.#isAligned
    for (const listener of this.#parser) listener(chunk)
    this.#isAdmitting = false
    const { complete = false, rawHeaders = [] } = this.#lastParsed ?? ({} as Partial<IncomingMessage>)
    this.#isAligned = complete && rawHeaders.length === 2 * request.lines
    if (!this.#isAligned) this.#release()
  }

  /** Ends the interception with a chunk that only the parser can read. */
  #passOn(chunk: Buffer): void {
    const unread = this.#held ? Buffer.concat([this.#held, chunk]) : chunk
    this.#held = undefined
    this.#release()
    for (const listener of this.#parser) listener(unread)
  }

  /** Leaves the connection to the parser. */
  #release(): void {
    this.#ended()
    for (const listener of this.#parser) this.#socket.on('data', listener)
    this.#socket.off('data', this.#onData)
  }
}
