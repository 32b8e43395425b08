import http from 'node:http'
import https from 'node:https'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

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

/** The TCP sockets below TLS sockets, which cannot be reset themselves. */
const carriers = new WeakMap<Duplex, Socket>()

class TlsAgent extends https.Agent {
  override createConnection(options: https.RequestOptions, onConnect?: (error: Error | null, socket: Duplex) => void) {
    const carrier = connect(options as { port: number })
    const socket = super.createConnection({ ...options, socket: carrier } as https.RequestOptions, onConnect)
    carrier.on('error', error => socket?.destroy(error)) // also when the TLS socket no longer listens
    if (socket) carriers.set(socket, carrier)
    return socket
  }
}

/**
 * Ends a connection so that nothing arrives later. One that is merely closed goes on delivering what the network has not taken yet,
 * for a minute or two: a change could then be made long after it has failed, and has been undone. The caller must be the connection's
 * only user.
 */
export function cutOff(socket: Socket): void {
  const carrier = carriers.get(socket) ?? socket
  // Node cannot reset a socket that is half closed, or one of TLS.
  if (!carrier.connecting && carrier.writable && !('encrypted' in carrier)) carrier.resetAndDestroy()
  carrier.destroy()
  socket.destroy()
}
