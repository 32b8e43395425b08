import { text } from 'node:stream/consumers'
import { openRawConnection } from '../../shared/testing/network/raw-connection.ts'
import type { HttpCall, Load, LoadResult } from './load.ts'
import { percentile } from './statistics.ts'

/**
 * A load generator that uses little CPU next to the server on a small machine: requests are built once, and only the status
 * of an answer is checked. Reads a Load from standard input, and prints a LoadResult.
 */
const spec = JSON.parse(await text(process.stdin)) as Load
const { host } = new URL(spec.url)
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
    host,
    ...headers,
    ...(method === 'POST' && { 'content-length': Buffer.byteLength(body) }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

async function loop(first: number): Promise<void> {
  const connection = await openRawConnection(spec.url, broken)
  for (let next = first; running; next++) {
    sent++
    const sentAt = performance.now()
    const status = await new Promise<number>(resolve =>
      connection.send(requests[next % requests.length] as Buffer, resolve),
    )
    if (status !== wanted) throw new Error(`${status} instead of ${wanted}`)
    const now = performance.now()
    if (sentAt >= begin && now <= end) {
      measured++
      latencies.push(now - sentAt)
    }
    running = now < end
  }
  connection.end()
}

const broken = (error: Error) => {
  throw error
}

await Promise.all(
  Array.from({ length: spec.connections }, (_, index) =>
    loop(Math.floor((index * requests.length) / spec.connections)),
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
