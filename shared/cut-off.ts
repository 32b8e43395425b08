import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** The TCP sockets below TLS sockets, which cannot be reset themselves. */
const carriers = new WeakMap<Duplex, Socket>()

/** Records the TCP socket below a TLS socket, for `cutOff`. */
export const recordCarrier = (socket: Duplex, carrier: Socket): void => void carriers.set(socket, carrier)

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
