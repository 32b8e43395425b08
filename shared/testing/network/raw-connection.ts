import { connect } from 'node:net'

/** A keep-alive connection with one request in flight at a time. */
export interface RawConnection {
  /** Sends the bytes of a request. @param onAnswer called with the status when the whole answer has arrived */
  send(request: Buffer, onAnswer: (status: number) => void): void
  end(): void
}

/** The receive buffer of all connections: each consumes its data before the next one reads. */
const buffer = Buffer.allocUnsafe(64 * 1024)

/**
 * For load generators, which must use little CPU next to the server on a small machine: reads only the status and the
 * Content-Length (which is required) of an answer.
 * @param onBroken called when the server ends the connection
 */
export function openRawConnection(url: string, onBroken: (error: Error) => void): Promise<RawConnection> {
  const { hostname, port } = new URL(url)
  let answered = (_status: number) => {}
  let answer = ''
  let ended = false
  const callback = (length: number) => {
    answer += buffer.toString('latin1', 0, length)
    const expected = lengthOf(answer)
    if (expected === undefined || answer.length < expected) return true
    const status = Number(answer.slice(9, 12))
    answer = ''
    answered(status)
    return true
  }
  const socket = connect({ host: hostname, port: Number(port), noDelay: true, onread: { buffer, callback } })
  socket.on('error', onBroken)
  socket.on('close', () => ended || onBroken(new Error('the server closed the connection')))
  const connection: RawConnection = {
    send(request, onAnswer) {
      answered = onAnswer
      socket.write(request)
    },
    end() {
      ended = true
      socket.end()
    },
  }
  return new Promise(resolve => socket.once('connect', () => resolve(connection)))
}

/** Length of head and body; undefined while the head is incomplete. */
function lengthOf(answer: string): number | undefined {
  const headEnd = answer.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const length = /content-length: (\d+)/i.exec(answer)?.[1]
  if (length === undefined) throw new Error('The answer has no Content-Length')
  return headEnd + 4 + Number(length)
}
