import http from 'node:http'
import https from 'node:https'

/** Longest life of an idle connection. A server's own `Keep-Alive: timeout=` minus a second shortens it (Node does that). */
const maxIdleMs = 4000

/**
 * Connections kept open between calls, dropped well before a server drops them: a request on a connection that the server
 * has just closed would fail, and its user would wait for the retry.
 */
export class KeepAlive {
  readonly agent: http.Agent
  readonly #now: () => number
  #lastUse: number

  /** @param now wall clock in ms: unlike a timer's clock, it also runs while a Lambda is frozen */
  constructor(endpoint: string, now: () => number = Date.now) {
    const { Agent } = new URL(endpoint).protocol === 'https:' ? https : http
    this.agent = new Agent({ keepAlive: true, timeout: maxIdleMs, maxSockets: 256, scheduling: 'lifo' })
    this.#now = now
    this.#lastUse = now()
  }

  /** To be called before each request: whatever idled through a freeze is gone on the other side. */
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
