import { setTimeout as wait } from 'node:timers/promises'
import { startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { startLibsqlServer } from '../programs/libsql-server.ts'
import { startNginx } from '../programs/nginx.ts'
import { type Service, startService } from '../service/service.ts'
import { remaining, serviceEnvironment } from './faults.ts'
import { type Acknowledged, acknowledgedIn, compare, openLedger, unreconciled } from './ledger.ts'
import { NginxClient } from './nginx-client.ts'
import { Player } from './player.ts'
import { Random } from './random.ts'

export interface KillsOptions {
  seed: number
  /** How often a replica is stopped (SIGTERM), and how often it is killed (SIGKILL). */
  terms: number
  kills: number
  players: number
}

export interface KillsReport {
  answered: number
  unanswered: number
  /** What players experienced: error responses from nginx itself, and broken connections. */
  lost: number
  exits: Record<string, number>
  acknowledged: Acknowledged
  problems: string[]
}

/**
 * Two replicas on one libSQL server behind the nginx of infra-examples. One replica at a time is stopped or killed, and
 * started again, while players resend requests that got no answer.
 */
export async function runKills({ seed, terms, kills, players }: KillsOptions): Promise<KillsReport> {
  const random = new Random(seed)
  const database = await startLibsqlServer()
  const backend = await startReferenceBackend({ rest: { port: 0 } })
  const env = { ...replicaEnvironment, DATABASE_URL: database.url, AUTH_REST_ENDPOINT: backend.url }
  const replicas: [Service, Service] = [await startService(env), await startService(env)]
  const addresses = replicas.map(({ url }) => new URL(url).host) as [string, string]
  const nginx = await startNginx(new URL('../../../infra-examples/nginx/nginx.conf', import.meta.url), {
    'smart-chat-1:8080': addresses[0],
    'smart-chat-2:8080': addresses[1],
  })
  const ledger = openLedger()
  const { company } = backend
  let over = false
  let lost = 0
  const play = async (line: number) => {
    for (let turn = 1; !over; turn++) {
      // Each player has its own address, because nginx limits the requests per address.
      const client = new NginxClient(nginx, `127.0.${line + 1}.${(turn % 250) + 1}`)
      const name = `p${line}x${turn}`
      await new Player({ name, client, company, ledger, random, patienceMs: 60_000 }).play(8)
      lost += client.close()
    }
  }
  const playing = Promise.all(Array.from({ length: players }, (_, line) => play(line)))
  try {
    const signals = [...Array(terms).fill('SIGTERM'), ...Array(kills).fill('SIGKILL')] as NodeJS.Signals[]
    const exits = await restartInTurn(replicas, signals, random, index => ({
      ...env,
      HOST: addresses[index] as string,
    }))
    over = true
    await playing
    const problems = [...(await remaining(() => unreconciled(company))), ...compare(ledger, company)]
    return {
      answered: ledger.answered,
      unanswered: ledger.unanswered,
      lost,
      exits,
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
  SHUTDOWN_GRACE_SECONDS: '5',
  TRUSTED_PROXIES: '127.0.0.1',
}

/** Ends a random replica with each of the signals, in random order, and starts it again. @returns how they exited */
async function restartInTurn(
  replicas: [Service, Service],
  signals: NodeJS.Signals[],
  random: Random,
  envOf: (index: number) => Record<string, string>,
): Promise<Record<string, number>> {
  const exits: Record<string, number> = {}
  while (signals.length > 0) {
    const [signal] = signals.splice(random.between(0, signals.length - 1), 1) as [NodeJS.Signals]
    const index = random.between(0, 1)
    await wait(random.between(50, 500))
    const code = await (replicas[index] as Service).stop(signal)
    const how = `${signal} → ${code ?? 'killed'}`
    exits[how] = (exits[how] ?? 0) + 1
    replicas[index] = await startService(envOf(index))
  }
  return exits
}
