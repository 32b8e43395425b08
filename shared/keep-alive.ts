import http from 'node:http'
import https from 'node:https'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { recordCarrier } from './cut-off.ts'

/** How long an idle connection is kept. Node shortens this to a server's `Keep-Alive: timeout=` minus one second. */
const maxIdleMs = 4000

/**
 * A pool of keep-alive connections that are closed well before the server closes them: a request on a connection that the
 * server has just closed fails, and its user waits for the retry.
 */
export class KeepAlive {
  readonly agent: http.Agent
  readonly #now: () => number
  #lastUse: number

  /** @param now wall clock in ms: unlike a timer's clock, it also runs while a Lambda is frozen */
  constructor(endpoint: string, now: () => number = Date.now) {
    const Agent = new URL(endpoint).protocol === 'https:' ? TlsAgent : http.Agent
    this.agent = new Agent({ keepAlive: true, timeout: maxIdleMs, maxSockets: 256, scheduling: 'lifo' })
    this.#now = now
    this.#lastUse = now()
  }

  /** To be called before each request. Closes connections that idled while the process was frozen: the server has, too. */
  dropStale(): void {
    const now = this.#now()
    if (now - this.#lastUse > maxIdleMs) {
      for (const socket of Object.values(this.agent.freeSockets).flat()) socket?.destroy()
    }
    this.#lastUse = now
  }

  /** To be called after each request. */
  markUse(): void {
    this.#lastUse = this.#now()
  }

  close(): void {
    this.agent.destroy()
  }
}

class TlsAgent extends https.Agent {
  override createConnection(options: https.RequestOptions, onConnect?: (error: Error | null, socket: Duplex) => void) {
    const carrier = connect(options as { port: number })
    const socket = super.createConnection({ ...options, socket: carrier } as https.RequestOptions, onConnect)
    carrier.on('error', error => socket?.destroy(error)) // also when the TLS socket no longer listens
    if (socket) recordCarrier(socket, carrier)
    return socket
  }
}
