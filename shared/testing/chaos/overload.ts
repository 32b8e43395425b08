import { startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { Api } from '../service/api.ts'
import { readMetric, readMetricSum } from '../service/resources.ts'
import type { Service } from '../service/service.ts'
import { memoryOf, onService, type PressureReport, timesOf } from './on-service.ts'
import { openLoad, type Phase, type PhaseResult } from './open-loop.ts'
import { quantile, round } from './statistics.ts'

const players = 64
/** More than requests in flight, so that none waits for a connection and the server has to bear them all. */
const connections = 1_000
/** Often enough for a p99 of /health; without a pause the probes would be load themselves. */
const probeEveryMs = 20
/** Shares of what the process can carry. */
const shares = { unloaded: 0.1, overload: 3, after: 0.5 }
const goals = { p99Factor: 5, recoveryMs: 1_000, memoryFactor: 1.1, healthMs: 1_000 }

export interface OverloadOptions {
  seconds: number
  /** Where the players' balances are: db mode, whose chats cost least, or a backend over REST. */
  backend: 'db' | 'rest'
}

/**
 * Loads a service with three times its capacity, which is measured first, in an open loop: no client waits for an answer before
 * it sends the next request.
 */
export async function overload({ seconds, backend }: OverloadOptions): Promise<PressureReport> {
  if (backend === 'db') return overloadService(seconds, {})
  const company = await startReferenceBackend({ rest: { port: 0 } })
  const env = {
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: company.url,
    JWT_SECRET: 'a secret of at least 32 bytes, for tests',
  }
  return overloadService(seconds, env).finally(() => company.close())
}

const cpuSecondsOf = ({ url }: Service) => readMetric(url, 'process_cpu_seconds_total')

const overloadService = (seconds: number, env: Record<string, string>): Promise<PressureReport> =>
  onService(env, async service => {
    const apis: Api[] = []
    for (let i = 0; i < players; i++) apis.push(await new Api(service.url).enter(`user${i}`))
    const bodies = apis.map(({ token = '' }) => ({ token, body: JSON.stringify({ message: 'какой у меня баланс?' }) }))
    const load = (...phases: Phase[]) => openLoad({ url: service.url, path: '/api/chat', bodies, connections, phases })

    const [, carried] = (await load({ atOnce: 16, seconds: 5 }, { atOnce: 16, seconds: 5 })) as [unknown, PhaseResult]
    const capacity = carried.acceptedPerSecond
    const [unloaded] = (await load({ perSecond: capacity * shares.unloaded, seconds: 10 })) as [PhaseResult]
    const loading = load(
      { perSecond: capacity * shares.overload, seconds },
      { perSecond: capacity * shares.after, seconds: 5 },
    )
    const api = new Api(service.url)
    const until = performance.now() + seconds * 1000
    const cpuBefore = await cpuSecondsOf(service)
    const healthy = async () => {
      if ((await api.get('/health')).status !== 200) throw new Error('/health does not answer')
    }
    const early = await timesOf(healthy, { until: until - (seconds * 1000) / 2, pauseMs: probeEveryMs })
    const memoryEarly = await memoryOf(service)
    const late = await timesOf(healthy, { until, pauseMs: probeEveryMs })
    const memoryLate = await memoryOf(service)
    const cpuSeconds = (await cpuSecondsOf(service)) - cpuBefore
    const [overloaded, after] = (await loading) as [PhaseResult, PhaseResult]

    const factor = round(overloaded.sinceDue.p99Ms / unloaded.sinceDue.p99Ms)
    const healthP99Ms = round(quantile([...early, ...late], 0.99))
    const strange = Object.keys(overloaded.answers).filter(status => status !== '200' && status !== '503')
    const checks: [boolean, string][] = [
      [factor <= goals.p99Factor, `the p99 of accepted requests is ${factor} times that without load`],
      [strange.length === 0, `answers with status ${strange}`],
      [after.lastRefusalMs <= goals.recoveryMs, `requests were refused for ${after.lastRefusalMs} ms afterwards`],
      [memoryLate.resident <= memoryEarly.resident * goals.memoryFactor, 'resident memory grew'],
      [healthP99Ms <= goals.healthMs, `/health p99 ${healthP99Ms} ms`],
    ]
    return {
      capacityPerSecond: capacity,
      unloaded,
      overloaded,
      after,
      factor,
      shed: await readMetricSum(service.url, 'smart_chat_shed_requests_total'),
      healthP99Ms,
      serviceBusyCores: round(cpuSeconds / seconds),
      memoryMiB: { halfWay: memoryEarly, end: memoryLate },
      problems: checks.filter(([met]) => !met).map(([, problem]) => problem),
    }
  })
