import { Server as TcpServer } from 'node:net'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'

const lookEveryMs = 25

/**
 * Leaves without breaking a connection in somebody's hands: while draining, every answer says `Connection: close`, so clients
 * and proxies go elsewhere by themselves; it ends when nothing is at work and nobody has asked for a while.
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

  requestEnds(): void {
    this.#atWork--
  }

  /** Ends when nothing is at work and nobody has asked for `quietMs`; after `longestMs` at the latest, whoever still asks. */
  async drain({ quietMs, longestMs }: { quietMs: number; longestMs: number }): Promise<void> {
    this.#begun = true
    const since = performance.now()
    while (performance.now() - since < longestMs) {
      const quietFor = performance.now() - Math.max(this.#lastRequestAt, since)
      if (this.#atWork === 0 && quietFor >= quietMs) return
      await wait(lookEveryMs)
    }
  }
}

/**
 * First the load balancers are given time to go elsewhere, then the port is given up, then whoever was let in before is
 * answered. `server.close()` does all of it at once, and cuts the connections whose request is just on its way.
 */
export async function leave(server: TcpServer, draining: Draining, longestMs: number): Promise<void> {
  await draining.drain({ quietMs: 500, longestMs })
  await emptyBacklog(server)
  TcpServer.prototype.close.call(server)
  await draining.drain({ quietMs: 200, longestMs })
}

const mostTurns = 1_000

/** Connections that still wait in the system's queue would be reset; Node takes one of them in a turn of its loop. */
async function emptyBacklog(server: TcpServer): Promise<void> {
  let turnOfLast = 0
  let turn = 0
  const taken = () => {
    turnOfLast = turn
  }
  server.on('connection', taken)
  while (turn - turnOfLast < 3 && turn < mostTurns) {
    turn++
    await nextTurn()
  }
  server.off('connection', taken)
}
