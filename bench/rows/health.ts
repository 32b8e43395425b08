import { interleave } from '../harness/rounds.ts'
import { compare, type Row } from '../harness/row.ts'
import { expectAnswer, measure, onStage, startOurs, startPeer } from '../harness/servers.ts'

const call = { method: 'GET' as const, path: '/health' }
const calls = [call]
const connections = 32
const ours = 'GET /health through the adapter'

export const health: Row = {
  number: 1,
  title: 'the adapter compared with bare Fastify',
  run: effort =>
    onStage(async stage => {
      const service = await stage.with(startOurs({ DATABASE_PATH: `${stage.folder}/ours.db` }))
      const bare = await stage.with(startPeer('health'))
      const logging = await stage.with(startPeer('health', {}, ['--log']))
      for (const server of [service, bare, logging]) await expectAnswer(server, call, '{"status":"ok"}')
      const samples = await interleave(effort.rounds, {
        service: () => measure(service, calls, connections, effort),
        bare: () => measure(bare, calls, connections, effort),
        logging: () => measure(logging, calls, connections, effort),
      })
      const target = { atLeast: 0.9 }
      return [
        compare(samples.service, samples.bare, { ours, baseline: 'bare Fastify', metric: 'requests/s', target }),
        compare(samples.service, samples.bare, { ours, baseline: 'bare Fastify', metric: 'server µs CPU/request' }),
        compare(samples.service, samples.logging, { ours, baseline: 'Fastify + a log line', metric: 'requests/s' }),
        compare(samples.service, samples.logging, {
          ours,
          baseline: 'Fastify + a log line',
          metric: 'server µs CPU/request',
        }),
      ]
    }),
}
