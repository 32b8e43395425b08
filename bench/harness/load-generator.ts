import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { HttpCall, Load, LoadResult } from './load.ts'
import { percentile } from './statistics.ts'

/**
 * A load generator that costs little beside the server on a small machine: requests are made once, and an answer is only
 * measured and its status compared. Reads a Load on standard input, prints a LoadResult.
 */
const spec = JSON.parse(await text(process.stdin)) as Load
const { hostname, port } = new URL(spec.url)
const requests = spec.calls.map(toBytes)
const { status: wanted = 200 } = spec

let sent = 0
let measured = 0
let running = true
const latencies: number[] = []
const begin = performance.now() + spec.warmUpSeconds * 1000
const end = begin + spec.seconds * 1000

function toBytes({ method, path, headers = {}, body = '' }: HttpCall): Buffer {
  const all = {
    host: `${hostname}:${port}`,
    ...headers,
    ...(method === 'POST' && { 'content-length': Buffer.byteLength(body) }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

function openConnection(first: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname).setNoDelay(true)
    let next = first
    let sentAt = 0
    let answer: Buffer = Buffer.alloc(0)
    const send = () => {
      if (!running) return socket.end(resolve)
      sent++
      sentAt = performance.now()
      socket.write(requests[next++ % requests.length] as Buffer)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('close', () => running && reject(new Error('the server closed the connection')))
    socket.on('data', chunk => {
      answer = answer.length === 0 ? chunk : Buffer.concat([answer, chunk])
      const length = lengthOf(answer)
      if (length === undefined || answer.length < length) return
      const status = Number(answer.toString('latin1', 9, 12))
      if (status !== wanted) return reject(new Error(`${status} instead of ${wanted}: ${answer}`))
      answer = Buffer.alloc(0)
      const now = performance.now()
      if (sentAt >= begin && now <= end) {
        measured++
        latencies.push(now - sentAt)
      }
      running = now < end
      send()
    })
  })
}

/** Of head and body together; undefined while the head is not complete. */
function lengthOf(answer: Buffer): number | undefined {
  const headEnd = answer.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const length = /content-length: (\d+)/i.exec(answer.toString('latin1', 0, headEnd))?.[1]
  if (length === undefined) throw new Error('The answer has no Content-Length')
  return headEnd + 4 + Number(length)
}

await Promise.all(
  Array.from({ length: spec.connections }, (_, index) =>
    openConnection(Math.floor((index * requests.length) / spec.connections)),
  ),
)
const sorted = Float64Array.from(latencies).sort()
const result: LoadResult = {
  requestsPerSecond: measured / spec.seconds,
  p50Ms: percentile(sorted, 0.5),
  p99Ms: percentile(sorted, 0.99),
  requests: sent,
}
console.log(JSON.stringify(result))
