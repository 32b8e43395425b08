import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { OpenLoad, Phase, PhaseResult } from './open-loop.ts'

/**
 * Sends requests at a rate that does not depend on the answers, as many strangers do, and costs little beside the server on a
 * small machine: requests are made once, and of an answer only the status is read. A request's time runs from the moment it was
 * due, so a wait for a free connection counts. Reads an OpenLoad on standard input, prints a PhaseResult for each phase.
 */
const spec = JSON.parse(await text(process.stdin)) as OpenLoad
const { hostname, port } = new URL(spec.url)
const requests = spec.bodies.map(({ token, body }) =>
  Buffer.from(
    `POST ${spec.path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${token}\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  ),
)

class Fifo<T> {
  #items: T[] = []
  #first = 0

  push(item: T): void {
    this.#items.push(item)
  }

  shift(): T | undefined {
    const item = this.#items[this.#first++]
    if (this.#first > this.#items.length) this.#clear()
    return item
  }

  #clear(): void {
    this.#items = []
    this.#first = 0
  }
}

interface Connection {
  send(dueAt: number): void
}

interface Tally {
  statuses: Record<string, number>
  latencies: number[]
  lastRefusalMs: number
  begin: number
}

/** Used in turn, so that the server finds none idle for too long. */
const free: Connection[] = []
/** No array, for what waits may be so much that to shift an array would take all the time. */
const due = new Fifo<number>()
let tally: Tally
let next = 0
let atWork = 0
/** What a closed loop does when an answer is there. */
let onAnswer = () => {}

const openConnection = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname).setNoDelay(true)
    let dueAt = 0
    let answer = ''
    const connection: Connection = {
      send(at) {
        dueAt = at
        atWork++
        socket.write(requests[next++ % requests.length] as Buffer)
      },
    }
    socket.on('data', chunk => {
      answer += chunk.toString('latin1')
      if (!isWhole(answer)) return
      const status = answer.slice(9, 12)
      answer = ''
      atWork--
      note(status, dueAt)
      free.push(connection)
      const waiting = due.shift()
      if (waiting !== undefined) (free.shift() as Connection).send(waiting)
      else onAnswer()
    })
    socket.once('connect', () => {
      free.push(connection)
      resolve()
    })
    socket.once('error', reject)
  })

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n')
  const length = /content-length: (\d+)/i.exec(answer)?.[1]
  return head >= 0 && answer.length >= head + 4 + Number(length)
}

function note(status: string, dueAt: number): void {
  const now = performance.now()
  tally.statuses[status] = (tally.statuses[status] ?? 0) + 1
  if (status === '200') tally.latencies.push(now - dueAt)
  else tally.lastRefusalMs = dueAt - tally.begin
}

const ask = (dueAt: number) => {
  const connection = free.shift()
  if (connection) connection.send(dueAt)
  else due.push(dueAt)
}

const tick = () => new Promise(resolve => setTimeout(resolve, 1))

async function play(phase: Phase): Promise<PhaseResult> {
  const begin = performance.now()
  const end = begin + phase.seconds * 1000
  tally = { statuses: {}, latencies: [], lastRefusalMs: 0, begin }
  if ('atOnce' in phase) {
    const fill = () => {
      while (atWork < phase.atOnce && performance.now() < end) ask(performance.now())
    }
    onAnswer = fill
    fill()
    while (performance.now() < end) await tick()
  } else {
    let sent = 0
    while (performance.now() < end) {
      const wanted = ((performance.now() - begin) / 1000) * phase.perSecond
      for (; sent < wanted; sent++) ask(begin + (sent / phase.perSecond) * 1000)
      await tick()
    }
  }
  onAnswer = () => {}
  while (atWork > 0) await tick()
  const sorted = Float64Array.from(tally.latencies).sort()
  const quantile = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 100) / 100
  return {
    answers: tally.statuses,
    acceptedPerSecond: Math.round(sorted.length / phase.seconds),
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    lastRefusalMs: Math.round(tally.lastRefusalMs),
  }
}

await Promise.all(Array.from({ length: spec.connections }, openConnection))
const results: PhaseResult[] = []
for (const phase of spec.phases) results.push(await play(phase))
console.log(JSON.stringify(results))
process.exit(0)
