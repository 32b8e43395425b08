import { type Socket, Server as TcpServer } from 'node:net'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'

const lookEveryMs = 25

/**
 * Lets clients go without breaking a connection that is in use: while draining, every answer says `Connection: close`, so
 * clients and proxies go elsewhere by themselves; it ends when nothing is in flight and no request has come for a while.
 */
export class Draining {
  #atWork = 0
  #lastRequestAt = 0
  #begun = false

  get begun(): boolean {
    return this.#begun
  }

  requestBegins(): void {
    this.#atWork++
    this.#lastRequestAt = performance.now()
  }

  /** While draining, a connection is there for one request, and is at work until it is closed; its request may still be on its way. */
  connectionBegins(socket: Socket): void {
    if (!this.#begun) return
    this.requestBegins()
    socket.once('close', this.requestEnds)
  }

  /** Bound, so that it can be a listener. */
  readonly requestEnds = (): void => {
    this.#atWork--
  }

  /** Ends when nothing is in flight and no request has come for `quietMs`; after `maxMs` at the latest. */
  async drain({ quietMs, maxMs }: { quietMs: number; maxMs: number }): Promise<void> {
    this.#begun = true
    const since = performance.now()
    while (performance.now() - since < maxMs) {
      const quietFor = performance.now() - Math.max(this.#lastRequestAt, since)
      if (this.#atWork === 0 && quietFor >= quietMs) return
      await wait(lookEveryMs)
    }
  }
}

/**
 * First load balancers get time to go elsewhere, then the port is closed, then the requests of accepted connections are
 * answered. `server.close()` would do all of it at once, and cut connections whose request is just arriving.
 */
export async function drainAndClose(server: TcpServer, draining: Draining, maxMs: number): Promise<void> {
  await draining.drain({ quietMs: 500, maxMs })
  await emptyBacklog(server)
  TcpServer.prototype.close.call(server)
  await draining.drain({ quietMs: 200, maxMs })
}

const maxTurns = 1_000

/** Connections still in the kernel's accept queue would be reset; Node accepts one of them per turn of its loop. */
async function emptyBacklog(server: TcpServer): Promise<void> {
  let turnOfLast = 0
  let turn = 0
  const taken = () => {
    turnOfLast = turn
  }
  server.on('connection', taken)
  while (turn - turnOfLast < 3 && turn < maxTurns) {
    turn++
    await nextTurn()
  }
  server.off('connection', taken)
}
