import type { Row } from '../harness/row.ts'
import { type Stage, startBackend } from '../harness/servers.ts'
import { compareChat } from './chat.ts'

const baseline = 'Fastify + fast-jwt + undici, one call after the other'
const connections = 32

const restBackend = (delayMs: number) => async (stage: Stage) => {
  const { url } = await stage.with(startBackend('rest-backend', { DELAY_MS: String(delayMs) }))
  return { AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: url }
}

export const chatRest: Row = {
  number: 2,
  title: 'a chat over REST, a backend of 0 ms',
  run(effort) {
    const ours = 'chat, REST, backend 0 ms'
    const lines = [
      { ours, baseline, metric: 'requests/s', target: { atLeast: 0.9 } },
      { ours, baseline, metric: 'server µs CPU/request' },
      { ours, baseline, metric: 'p99 ms' },
    ]
    return compareChat({ peer: 'rest-chat', connections, backend: restBackend(0), lines }, effort)
  },
}

export const chatSlowRest: Row = {
  number: 3,
  title: 'a chat over REST, a backend of 20 ms',
  run(effort) {
    const ours = 'chat, REST, backend 20 ms'
    const lines = [
      { ours, baseline, metric: 'p50 ms', target: { atMost: 0.6 } },
      { ours, baseline, metric: 'requests/s' },
    ]
    return compareChat({ peer: 'rest-chat', connections, backend: restBackend(20), lines }, effort)
  },
}
