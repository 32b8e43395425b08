import { text } from 'node:stream/consumers'
import { openRawConnection, type RawConnection } from '../network/raw-connection.ts'
import { Fifo } from './fifo.ts'
import type { GeneratorLoad, OpenLoad, Phase, PhaseResult } from './open-loop.ts'
import { quantile, round } from './statistics.ts'

/**
 * Sends requests at a rate that does not depend on the answers, like many independent users. Reads an OpenLoad from standard
 * input, and prints a PhaseResult per phase.
 */
const spec = JSON.parse(await text(process.stdin)) as OpenLoad
const requests = spec.bodies.map(({ token, body }) =>
  Buffer.from(
    `POST ${spec.path} HTTP/1.1\r\nhost: ${new URL(spec.url).host}\r\nauthorization: Bearer ${token}\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  ),
)

interface Tally {
  answers: Record<string, number>
  sinceDue: number[]
  sinceSent: number[]
  lastRefusalMs: number
  begin: number
  /** Per turn to the requests that are due, how long the first of them had been, ms. */
  late: number[]
  generator: Pick<GeneratorLoad, 'busyCores' | 'loopUtilisation'>
}

interface Due {
  at: number
  /** The phase in which the request was due. */
  tally: Tally
}

/** Used in turn, so that none idles until the server closes it. */
const free = new Fifo<RawConnection>()
const waiting = new Fifo<Due>()
let sent = 0
let unanswered = 0
/** Called on each answer; in a closed loop, sends the next request. */
let onAnswer = () => {}

function ask(due: Due): void {
  unanswered++
  const connection = free.shift()
  if (connection) send(connection, due)
  else waiting.push(due)
}

function send(connection: RawConnection, due: Due): void {
  const sentAt = performance.now()
  connection.send(requests[sent++ % requests.length] as Buffer, status => {
    unanswered--
    note(status, due, sentAt)
    const next = waiting.shift()
    if (next) return send(connection, next)
    free.push(connection)
    onAnswer()
  })
}

function note(status: number, { at, tally }: Due, sentAt: number): void {
  const now = performance.now()
  tally.answers[status] = (tally.answers[status] ?? 0) + 1
  if (status !== 200) {
    tally.lastRefusalMs = Math.max(tally.lastRefusalMs, at - tally.begin)
    return
  }
  tally.sinceDue.push(now - at)
  tally.sinceSent.push(now - sentAt)
}

const tick = () => new Promise(resolve => setTimeout(resolve, 1))

async function play(phase: Phase): Promise<Tally> {
  const begin = performance.now()
  const tally: Tally = {
    answers: {},
    sinceDue: [],
    sinceSent: [],
    lastRefusalMs: 0,
    begin,
    late: [],
    generator: { busyCores: 0, loopUtilisation: 0 },
  }
  const cpuBefore = process.cpuUsage()
  const loopBefore = performance.eventLoopUtilization()
  await sendAll(phase, tally)
  const { user, system } = process.cpuUsage(cpuBefore)
  tally.generator = {
    busyCores: round((user + system) / 1e6 / phase.seconds),
    loopUtilisation: round(performance.eventLoopUtilization(loopBefore).utilization),
  }
  return tally
}

async function sendAll(phase: Phase, tally: Tally): Promise<void> {
  const { begin } = tally
  const end = begin + phase.seconds * 1000
  if ('atOnce' in phase) {
    onAnswer = () => {
      for (let now = performance.now(); unanswered < phase.atOnce && now < end; ) ask({ at: now, tally })
    }
    onAnswer()
    while (performance.now() < end) await tick()
    onAnswer = () => {}
    return
  }
  const msEach = 1000 / phase.perSecond
  for (let at = begin; at < end; await tick()) {
    const now = performance.now()
    if (at <= now) tally.late.push(now - at)
    for (; at <= now && at < end; at += msEach) ask({ at, tally })
  }
}

const times = (values: number[]) => ({ p50Ms: round(quantile(values, 0.5)), p99Ms: round(quantile(values, 0.99)) })

const give = (
  { answers, sinceDue, sinceSent, lastRefusalMs, late, generator }: Tally,
  { seconds }: Phase,
): PhaseResult => ({
  answers,
  acceptedPerSecond: Math.round(sinceDue.length / seconds),
  sinceDue: times(sinceDue),
  sinceSent: times(sinceSent),
  lastRefusalMs: Math.round(lastRefusalMs),
  generator: {
    ...generator,
    lateMs: { p99: round(quantile(late, 0.99)), max: round(quantile(late, 1)) },
  },
})

const broken = (error: Error) => {
  throw error
}
for (let i = 0; i < spec.connections; i++) free.push(await openRawConnection(spec.url, broken))
const tallies: Tally[] = []
for (const phase of spec.phases) tallies.push(await play(phase))
while (unanswered > 0) await tick()
console.log(JSON.stringify(spec.phases.map((phase, index) => give(tallies[index] as Tally, phase))))
process.exit(0)
