import { setTimeout as wait } from 'node:timers/promises'
import { startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { startLibsqlServer } from '../programs/libsql-server.ts'
import { startNginx } from '../programs/nginx.ts'
import { Random } from '../random.ts'
import { type Service, startService } from '../service/service.ts'
import { type Acknowledged, acknowledgedIn, compare, openLedger, unreconciled } from './ledger.ts'
import { NginxClient } from './nginx-client.ts'
import { serviceEnvironment } from './on-service.ts'
import { Player } from './player.ts'
import { remaining } from './settle.ts'
import { Stops } from './stops.ts'

export interface KillsOptions {
  seed: number
  /** How often a replica is stopped (SIGTERM), and how often it is killed (SIGKILL). */
  terms: number
  kills: number
  players: number
  /** How nginx treats the replicas. */
  proxy: keyof typeof proxies
}

export interface KillsReport {
  /** Players' calls, each with all its tries. */
  answered: number
  unanswered: number
  /** Single requests, by the stop that they met. Lost are error responses from nginx itself and broken connections. */
  stops: ReturnType<Stops['summary']>
  acknowledged: Acknowledged
  problems: string[]
}

const perRequest = { 'keepalive 64;': '' }

/** Changes to the nginx.conf of infra-examples. */
export const proxies = {
  /** As it is: nginx keeps its connections, and sends no POST twice. */
  kept: {},
  /** A new connection for each request. */
  'per-request': perRequest,
  /** The same, and a POST whose connection breaks is sent to the other replica. All here have an Idempotency-Key. */
  resending: {
    ...perRequest,
    'proxy_next_upstream error timeout;': 'proxy_next_upstream error timeout non_idempotent;',
  },
}

/**
 * Two replicas on one libSQL server behind the nginx of infra-examples. One replica at a time is stopped or killed, and
 * started again, while players resend requests that got no answer.
 */
export async function runKills({ seed, terms, kills, players, proxy }: KillsOptions): Promise<KillsReport> {
  const random = new Random(seed)
  const database = await startLibsqlServer()
  const backend = await startReferenceBackend({ rest: { port: 0 } })
  const env = { ...replicaEnvironment, DATABASE_URL: database.url, AUTH_REST_ENDPOINT: backend.url }
  const replicas: [Service, Service] = [await startService(env), await startService(env)]
  const addresses = replicas.map(({ url }) => new URL(url).host) as [string, string]
  const nginx = await startNginx(new URL('../../../infra-examples/nginx/nginx.conf', import.meta.url), {
    'smart-chat-1:8080': addresses[0],
    'smart-chat-2:8080': addresses[1],
    ...proxies[proxy],
  })
  const ledger = openLedger()
  const { company } = backend
  let over = false
  const stops = new Stops()
  const play = async (line: number) => {
    for (let turn = 1; !over; turn++) {
      // Each player has its own address, because nginx limits the requests per address.
      const client = new NginxClient(nginx, `127.0.${line + 1}.${(turn % 250) + 1}`, stops)
      const name = `p${line}x${turn}`
      // Nothing hangs here: what is slow, on a busy machine, is not lost.
      await new Player({ name, client, company, ledger, random, patienceMs: 60_000, maxAnswerMs: 20_000 }).play(8)
      client.close()
    }
  }
  const playing = Promise.all(Array.from({ length: players }, (_, line) => play(line)))
  try {
    const signals = [...Array(terms).fill('SIGTERM'), ...Array(kills).fill('SIGKILL')] as NodeJS.Signals[]
    await restartInTurn(replicas, signals, random, stops, index => ({ ...env, HOST: addresses[index] as string }))
    over = true
    await playing
    const problems = [
      ...stops.problems(),
      ...(await remaining(() => unreconciled(company))),
      ...compare(ledger, company),
    ]
    return {
      answered: ledger.answered,
      unanswered: ledger.unanswered,
      stops: stops.summary(),
      acknowledged: acknowledgedIn(ledger),
      problems,
    }
  } finally {
    over = true
    await Promise.all(replicas.map(replica => replica.stop('SIGKILL')))
    await Promise.all([nginx.stop(), backend.close(), database.stop()])
  }
}

const replicaEnvironment = {
  ...serviceEnvironment,
  AUTH_BACKEND: 'rest',
  AUTH_REST_TIMEOUT_SECONDS: '0.5',
  AUTH_REST_RETRY_DELAY_SECONDS: '0.05',
  SHUTDOWN_GRACE_SECONDS: '9',
  TRUSTED_PROXIES: '127.0.0.1',
}

/** `fail_timeout` in nginx.conf, ms: for so long a replica that refused connections gets no request after it is back. */
const nginxFailTimeoutMs = 2_000

/** Ends a random replica with each of the signals, in random order, and starts it again. */
async function restartInTurn(
  replicas: [Service, Service],
  signals: NodeJS.Signals[],
  random: Random,
  stops: Stops,
  envOf: (index: number) => Record<string, string>,
): Promise<void> {
  let last: number | undefined
  while (signals.length > 0) {
    const [signal] = signals.splice(random.between(0, signals.length - 1), 1) as [NodeJS.Signals]
    const index = random.between(0, 1)
    const other = last !== undefined && index !== last
    await wait(random.between(50, 500) + (other ? nginxFailTimeoutMs : 0))
    const exited = stops.begin(signal)
    exited(await (replicas[index] as Service).stop(signal))
    replicas[index] = await startService(envOf(index))
    last = index
  }
}
