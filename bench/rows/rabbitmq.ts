import { startPrivateBroker } from '../../shared/testing/programs/private-broker.ts'
import { interleave } from '../harness/rounds.ts'
import { compare, type Row } from '../harness/row.ts'
import { runScript } from '../harness/script.ts'
import { onStage, type Stage, startBackend } from '../harness/servers.ts'
import { type ChatComparison, compareChat } from './chat.ts'

async function startRabbitmq(stage: Stage): Promise<string> {
  const { url } = await stage.with(startPrivateBroker())
  await stage.with(startBackend('rpc-backend', { AMQP_URL: url }))
  return url
}

const what = { ours: 'chat, RabbitMQ', baseline: 'Fastify + fast-jwt + raw amqplib' }

export const rabbitmqComparison: ChatComparison = {
  peer: 'rpc-chat',
  connections: 32,
  backend: async stage => ({ AUTH_BACKEND: 'rabbitmq', AUTH_RABBITMQ_URL: await startRabbitmq(stage) }),
  lines: [
    { ...what, metric: 'requests/s', target: { atLeast: 0.95 } },
    { ...what, metric: 'p99 ms', target: { atMost: 1.1 } },
    { ...what, metric: 'server µs CPU/request' },
  ],
}

export const chatRabbitmq: Row = {
  number: 4,
  title: 'a chat over RabbitMQ',
  run: effort => compareChat(rabbitmqComparison, effort),
}

export const rpcTransport: Row = {
  number: 5,
  title: 'the RPC transport alone',
  run: effort =>
    onStage(async stage => {
      const env = { AMQP_URL: await startRabbitmq(stage), SECONDS: String(effort.seconds * 0.75) }
      const samples = await interleave(effort.rounds, {
        ours: () => runScript('scripts/rpc-ours.ts', env),
        amqplib: () => runScript('peers/rpc-amqplib.mjs', env),
        rabbitmqClient: () => runScript('peers/rpc-rabbitmq-client.mjs', env),
      })
      const ours = 'RPC transport, 64 in flight'
      const metric = 'calls/s'
      return [
        compare(samples.ours, samples.amqplib, { ours, baseline: 'raw amqplib', metric, target: { atLeast: 0.9 } }),
        compare(samples.ours, samples.rabbitmqClient, {
          ours,
          baseline: 'rabbitmq-client',
          metric,
          target: { atLeast: 1 },
        }),
        compare(samples.ours, samples.amqplib, { ours, baseline: 'raw amqplib', metric: 'client µs CPU/call' }),
      ]
    }),
}
