import { type Socket, Server as TcpServer } from 'node:net'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'

const checkEveryMs = 25

/**
 * Graceful shutdown without breaking a connection in use. While draining, every response carries `Connection: close`, so
 * clients and proxies reconnect elsewhere. Draining ends when nothing is in flight and no request has arrived for a while.
 */
export class Draining {
  #atWork = 0
  /** Of the requests since draining began. */
  #lastRequestAt = 0
  #begun = false

  get begun(): boolean {
    return this.#begun
  }

  requestBegins(): void {
    this.#atWork++
    if (this.#begun) this.#lastRequestAt = performance.now()
  }

  /** While draining, a new connection counts as in flight until it closes: its one request may still be on its way. */
  connectionBegins(socket: Socket): void {
    if (!this.#begun) return
    this.requestBegins()
    socket.once('close', this.requestEnds)
  }

  /** An arrow function, so that it can be passed as a listener. */
  readonly requestEnds = (): void => {
    this.#atWork--
  }

  /** Resolves when nothing is in flight and no request has arrived for `quietMs`, or after `maxMs`. */
  async drain({ quietMs, maxMs }: { quietMs: number; maxMs: number }): Promise<void> {
    this.#begun = true
    const since = performance.now()
    while (performance.now() - since < maxMs) {
      const quietFor = performance.now() - Math.max(this.#lastRequestAt, since)
      if (this.#atWork === 0 && quietFor >= quietMs) return
      await wait(checkEveryMs)
    }
  }
}

/**
 * Waits for load balancers to stop sending requests, closes the port, then answers the requests of connections that were
 * already accepted. `server.close()` alone would cut connections whose request is just arriving.
 */
export async function drainAndClose(server: TcpServer, draining: Draining, maxMs: number): Promise<void> {
  await draining.drain({ quietMs: 500, maxMs })
  await emptyBacklog(server)
  TcpServer.prototype.close.call(server)
  await draining.drain({ quietMs: 200, maxMs })
}

const maxTurns = 1_000

/**
 * Accepts what is left in the kernel's accept queue, which closing would reset. Node accepts one connection per loop turn.
 */
async function emptyBacklog(server: TcpServer): Promise<void> {
  let lastAcceptedTurn = 0
  let turn = 0
  const onAccepted = () => {
    lastAcceptedTurn = turn
  }
  server.on('connection', onAccepted)
  while (turn - lastAcceptedTurn < 3 && turn < maxTurns) {
    turn++
    await nextTurn()
  }
  server.off('connection', onAccepted)
}
