import { type Socket, Server as TcpServer } from 'node:net'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'

const checkEveryMs = 25

/** Counts what is in flight, and tells when nobody uses the server any more. */
export class Draining {
  #requests = 0
  /** Connections without a request so far. */
  readonly #fresh = new Set<Socket>()
  /** When the last request or connection arrived after draining had begun. */
  #lastRequestAt = 0
  #begun = false
  /** Whether each answer ends its connection: the client has to reconnect, which it can do elsewhere only. */
  endsConnections = false

  get begun(): boolean {
    return this.#begun
  }

  /** @param socket of a request that has just arrived; none for other work that must be waited for */
  requestBegins(socket?: Socket): void {
    this.#requests++
    if (!this.#begun) return
    this.#lastRequestAt = performance.now()
    if (socket) this.#fresh.delete(socket)
  }

  /** An arrow function, so that it can be passed as a listener. */
  readonly requestEnds = (): void => {
    this.#requests--
  }

  /** While draining, a new connection counts as in flight until its first request, which may still be on its way. */
  connectionBegins(socket: Socket): void {
    if (!this.#begun) return
    this.#lastRequestAt = performance.now()
    this.#fresh.add(socket)
    socket.once('close', () => this.#fresh.delete(socket))
  }

  /** Resolves when nothing is in flight and nothing has arrived for `quietMs`, or after `maxMs`. */
  async drain({ quietMs, maxMs }: { quietMs: number; maxMs: number }): Promise<void> {
    this.#begun = true
    const since = performance.now()
    while (performance.now() - since < maxMs) {
      const quietFor = performance.now() - Math.max(this.#lastRequestAt, since)
      if (this.#requests + this.#fresh.size === 0 && quietFor >= quietMs) return
      await wait(checkEveryMs)
      // When the process had no processor, requests have arrived that nobody has read yet.
      await nextTurn()
    }
  }
}

/**
 * Graceful shutdown that loses no request. First it waits for load balancers to notice that it is not ready, and serves as
 * always: clients that keep their connections make no new ones, which are what closing the port could lose. Then the port is
 * closed, and whoever connects is refused, so that a proxy tries another replica. Only then each answer ends its connection.
 *
 * Who makes a connection for each request may still hit the moment in which the port closes: the kernel takes connections until
 * then, and resets those that it has not handed over. No system call ends the one without the other. Another listener that would
 * inherit them (SO_REUSEPORT with net.ipv4.tcp_migrate_req) would have to outlive this process in its network namespace. So the
 * traffic has to end first (/ready, Kubernetes' preStop), or the proxy has to try again.
 */
export async function drainAndClose(server: TcpServer, draining: Draining, maxMs: number): Promise<void> {
  await draining.drain({ quietMs: 500, maxMs })
  await emptyBacklog(server, maxMs / 4)
  TcpServer.prototype.close.call(server) // not http.Server's own, which would cut idle connections
  draining.endsConnections = true
  await draining.drain({ quietMs: 200, maxMs })
}

/** The shorter a turn of the event loop, the fewer connections come after its end; the longer it takes, the less is asked. */
const isShort = (turnMs: number, sinceMs: number) => turnMs < Math.max(0.1, sinceMs / 200)

/**
 * Accepts what is left in the kernel's accept queue: closing the port resets it. Node accepts one connection per turn of the
 * loop, so the queue was empty in a turn that accepted none, and probably still is when that turn was short.
 */
async function emptyBacklog(server: TcpServer, maxMs: number): Promise<void> {
  let accepted = false
  const onAccepted = () => {
    accepted = true
  }
  server.on('connection', onAccepted)
  const begin = performance.now()
  for (let now = begin; now - begin < maxMs; ) {
    const turnBegin = now
    accepted = false
    await nextTurn()
    now = performance.now()
    if (!accepted && isShort(now - turnBegin, now - begin)) break
  }
  server.off('connection', onAccepted)
}
