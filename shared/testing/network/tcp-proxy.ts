import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** How the network treats the bytes that pass. */
export interface NetworkFault {
  /** Delay of each chunk, ms. */
  latencyMs?: number
  /** Chunks are split into pieces of this many bytes. */
  sliceBytes?: number
  /** `answers`: the server's bytes do not arrive. `all`: neither do the client's. */
  blackHole?: 'answers' | 'all'
  /** New connections are reset at once. */
  refuse?: boolean
}

/** A TCP proxy that injects network faults between a client and a server on the loopback. */
export interface TcpProxy {
  readonly host: string
  readonly port: number
  /** Number of open connections. */
  readonly open: number
  /** Sets the fault, for open connections too. Without an argument, there is none. */
  set(fault?: NetworkFault): void
  /** Resets every open connection (RST). */
  reset(): void
  /** Closes every open connection (FIN), as a server does with idle ones. */
  sever(): void
  /** Drops the server's end of every open connection without telling the client (half-open). */
  abandon(): void
  close(): Promise<void>
}

/** @param port the server's port on the loopback */
export async function startTcpProxy(port: number): Promise<TcpProxy> {
  let fault: NetworkFault = {}
  const pairs = new Set<{ client: Socket; server: Socket }>()
  const listener = createServer({ allowHalfOpen: false, noDelay: true }, client => {
    client.on('error', () => {})
    if (fault.refuse) {
      client.resetAndDestroy()
      return
    }
    const server = connect({ port, host: '127.0.0.1', noDelay: true })
    server.on('error', () => {})
    const pair = { client, server }
    pairs.add(pair)
    forward(client, server, () => ({ fault, isSwallowed: fault.blackHole === 'all' }))
    forward(server, client, () => ({ fault, isSwallowed: fault.blackHole !== undefined }))
    client.on('close', () => {
      server.destroy()
      pairs.delete(pair)
    })
    server.on('close', () => {
      if (pairs.has(pair) && !abandoned.has(server)) client.destroy()
    })
  })
  const abandoned = new WeakSet<Socket>()
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    host: '127.0.0.1',
    port: (listener.address() as AddressInfo).port,
    get open() {
      return pairs.size
    },
    set(next = {}) {
      fault = next
    },
    reset() {
      for (const { client, server } of pairs) {
        client.resetAndDestroy()
        server.destroy()
      }
    },
    sever() {
      for (const { client } of pairs) client.destroy()
    },
    abandon() {
      for (const { server } of pairs) {
        abandoned.add(server)
        server.destroy()
      }
    },
    async close() {
      for (const { client, server } of pairs) {
        client.destroy()
        server.destroy()
      }
      listener.close()
      await once(listener, 'close')
    },
  }
}

/** Passes chunks on in order, each under the fault at the time when its turn comes. */
function forward(from: Socket, to: Socket, current: () => { fault: NetworkFault; isSwallowed: boolean }): void {
  let last: Promise<void> = Promise.resolve()
  from.on('data', (chunk: Buffer) => {
    last = last.then(() => {
      const { fault, isSwallowed } = current()
      return isSwallowed ? undefined : deliver(chunk, to, fault)
    })
  })
}

async function deliver(chunk: Buffer, to: Socket, { latencyMs = 0, sliceBytes }: NetworkFault): Promise<void> {
  if (latencyMs > 0) await new Promise(resolve => setTimeout(resolve, latencyMs))
  const step = sliceBytes ?? chunk.length
  for (let at = 0; at < chunk.length && !to.destroyed; at += step) {
    to.write(chunk.subarray(at, at + step))
    if (sliceBytes) await new Promise(resolve => setImmediate(resolve))
  }
}
