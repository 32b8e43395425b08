import { interleave } from '../harness/rounds.ts'
import { compare, type Row, type Target } from '../harness/row.ts'
import { expectAnswer, type Loaded, measure, onStage, startOurs, startPeer } from '../harness/servers.ts'

const call = { method: 'GET' as const, path: '/health' }
const ours = 'GET /health through the adapter'

interface HealthServers {
  ours: Loaded
  'bare Fastify': Loaded
  'Fastify + a log line': Loaded
}

export function withHealthServers<T>(act: (servers: HealthServers) => Promise<T>): Promise<T> {
  return onStage(async stage => {
    const service = await stage.with(startOurs({ DATABASE_PATH: `${stage.folder}/ours.db` }))
    const bare = await stage.with(startPeer('health'))
    const logging = await stage.with(startPeer('health', {}, ['--log']))
    for (const server of [service, bare, logging]) await expectAnswer(server, call, '{"status":"ok"}')
    const load = { calls: [call], connections: 32 }
    return act({
      ours: { server: service, ...load },
      'bare Fastify': { server: bare, ...load },
      'Fastify + a log line': { server: logging, ...load },
    })
  })
}

export const health: Row = {
  number: 1,
  title: 'the adapter compared with bare Fastify',
  run: effort =>
    withHealthServers(async servers => {
      const samples = await interleave(effort.rounds, {
        ours: () => measure(servers.ours, effort),
        'bare Fastify': () => measure(servers['bare Fastify'], effort),
        'Fastify + a log line': () => measure(servers['Fastify + a log line'], effort),
      })
      const line = (baseline: Exclude<keyof HealthServers, 'ours'>, metric: string, target?: Target) =>
        compare(samples.ours, samples[baseline], { ours, baseline, metric, ...(target && { target }) })
      return [
        line('bare Fastify', 'requests/s', { atLeast: 0.9 }),
        line('bare Fastify', 'server µs CPU/request'),
        line('Fastify + a log line', 'requests/s'),
        line('Fastify + a log line', 'server µs CPU/request'),
      ]
    }),
}
