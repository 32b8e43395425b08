import type { Row } from '../harness/row.ts'
import { type Stage, startBackend } from '../harness/servers.ts'
import { type ChatComparison, compareChat } from './chat.ts'

const baseline = 'Fastify + fast-jwt + undici, one call after the other'
const fast = { ours: 'chat, REST, backend 0 ms', baseline }
const slow = { ours: 'chat, REST, backend 20 ms', baseline }

const restComparison = (delayMs: number, lines: ChatComparison['lines']): ChatComparison => ({
  peer: 'rest-chat',
  connections: 32,
  async backend(stage: Stage) {
    const { url } = await stage.with(startBackend('rest-backend', { DELAY_MS: String(delayMs) }))
    return { AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: url }
  },
  lines,
})

export const fastRestComparison = restComparison(0, [
  { ...fast, metric: 'requests/s', target: { atLeast: 0.9 } },
  { ...fast, metric: 'server µs CPU/request' },
  { ...fast, metric: 'p99 ms' },
])

export const chatRest: Row = {
  number: 2,
  title: 'a chat over REST, a backend of 0 ms',
  run: effort => compareChat(fastRestComparison, effort),
}

const slowRestComparison = restComparison(20, [
  { ...slow, metric: 'p50 ms', target: { atMost: 0.6 } },
  { ...slow, metric: 'requests/s' },
])

export const chatSlowRest: Row = {
  number: 3,
  title: 'a chat over REST, a backend of 20 ms',
  run: effort => compareChat(slowRestComparison, effort),
}
