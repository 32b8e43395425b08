import { startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { startTcpProxy } from '../network/tcp-proxy.ts'
import { Random } from '../random.ts'
import { readMetric, readMetricSum, readResources } from '../service/resources.ts'
import { startService } from '../service/service.ts'
import { tempFolder } from '../temp-folder.ts'
import { injectFaults } from './fault-injection.ts'
import { fetchClient } from './fetch-client.ts'
import { type Acknowledged, acknowledgedIn, compare, openLedger, unreconciled } from './ledger.ts'
import { serviceEnvironment } from './on-service.ts'
import { Player } from './player.ts'
import { remaining } from './settle.ts'

export interface FaultsOptions {
  transport: 'rest' | 'rabbitmq'
  seed: number
  players: number
  /** Approximate number of requests per player. */
  steps: number
  /** More players join until this many faults have happened, and this many backend calls have been made. */
  minFaults?: number
  minCalls?: number
  /** Required for rabbitmq. */
  amqpUrl?: string
}

export interface FaultsReport {
  /** How many players took part. */
  players: number
  /** Calls of the backend, failed ones included. */
  calls: number
  answered: number
  unanswered: number
  faults: number
  acknowledged: Acknowledged
  problems: string[]
}

const timeoutSeconds = '0.5'

/**
 * Players use a service whose networks (to the clients, the backend or broker, and the desk) break at random. Afterwards,
 * nothing that was acknowledged may be lost, nothing done twice, and no socket, timer or pending call left over.
 */
export async function runFaults({
  transport,
  seed,
  players,
  steps,
  minFaults = 0,
  minCalls = 0,
  amqpUrl,
}: FaultsOptions): Promise<FaultsReport> {
  const random = new Random(seed)
  const folder = tempFolder()
  const routingKey = `chaos-${process.pid}-${seed}-${transport}`
  const backend = await startReferenceBackend(
    transport === 'rest' ? { rest: { port: 0 } } : { rabbitmq: { url: amqpUrl as string, routingKey } },
  )
  const behind = await startTcpProxy(Number(new URL(transport === 'rest' ? backend.url : (amqpUrl as string)).port))
  const service = await startService({
    ...serviceEnvironment,
    DATABASE_PATH: `${folder.path}/chat.db`,
    ...(transport === 'rest' ? overRest(behind.port) : overRabbit(amqpUrl as string, routingKey, behind.port)),
  })
  const front = await startTcpProxy(Number(new URL(service.url).port))
  const before = await readResources(service.url)
  const ledger = openLedger()
  const client = fetchClient(`http://127.0.0.1:${front.port}`)
  const { company } = backend
  const injection = injectFaults([front, behind], random)
  try {
    let played = 0
    let calls = 0
    do {
      const names = Array.from({ length: players }, () => `p${played++}`)
      await Promise.all(
        names.map(name =>
          new Player({ name, client, company, ledger, random, patienceMs: 60_000, maxAnswerMs: 3_000 }).play(steps),
        ),
      )
      calls = await readMetricSum(service.url, 'smart_chat_backend_calls_total')
    } while (injection.faults() < minFaults || calls < minCalls)
    await injection.stop()
    const problems = [...(await remaining(() => unreconciled(company))), ...compare(ledger, company)]
    front.reset()
    problems.push(...(await remaining(() => leftovers(service.url, before))))
    if ((await service.stop()) !== 0) problems.push('the service did not stop by itself')
    return {
      players: played,
      calls,
      answered: ledger.answered,
      unanswered: ledger.unanswered,
      faults: injection.faults(),
      acknowledged: acknowledgedIn(ledger),
      problems,
    }
  } finally {
    await injection.stop()
    await service.stop('SIGKILL')
    await Promise.all([front.close(), behind.close(), backend.close()])
    folder.remove()
  }
}

const overRest = (proxyPort: number) => ({
  AUTH_BACKEND: 'rest',
  AUTH_REST_ENDPOINT: `http://127.0.0.1:${proxyPort}`,
  AUTH_REST_TIMEOUT_SECONDS: timeoutSeconds,
  AUTH_REST_RETRY_DELAY_SECONDS: '0.05',
})

const overRabbit = (amqpUrl: string, routingKey: string, proxyPort: number) => ({
  AUTH_BACKEND: 'rabbitmq',
  AUTH_RABBITMQ_URL: rewire(amqpUrl, proxyPort),
  AUTH_RABBITMQ_ROUTING_KEY: routingKey,
  AUTH_RABBITMQ_TIMEOUT_SECONDS: timeoutSeconds,
})

/** The same broker through a proxy, with a short heartbeat so that dead connections are noticed within the run. */
function rewire(url: string, port: number): string {
  const rewired = new URL(url)
  rewired.hostname = '127.0.0.1'
  rewired.port = String(port)
  rewired.searchParams.set('heartbeat', '1')
  return rewired.href
}

/** Sockets and timers beyond those of a fresh process with one connection to its backend; requests still in flight. */
async function leftovers(url: string, before: Record<string, number>): Promise<string[]> {
  const now = await readResources(url)
  const more = ['TCPSocketWrap', 'Timeout'].filter(type => (now[type] ?? 0) > (before[type] ?? 0) + 3)
  const atWork = await readMetric(url, 'smart_chat_requests_in_flight')
  return [
    ...more.map(type => `${now[type]} of ${type}, before ${before[type] ?? 0}`),
    ...(atWork > 0 ? [`${atWork} requests in flight`] : []),
  ]
}
