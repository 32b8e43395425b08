import type { Row } from '../harness/row.ts'
import { compareChat } from './chat.ts'

const ours = 'chat, db mode'
const baseline = 'Fastify + fast-jwt + better-sqlite3'

export const chatDb: Row = {
  number: 6,
  title: 'a chat in db mode',
  run(effort) {
    const lines = [
      { ours, baseline, metric: 'requests/s', target: { atLeast: 0.8 } },
      { ours, baseline, metric: 'server µs CPU/request' },
      { ours, baseline, metric: 'p99 ms' },
    ]
    return compareChat({ peer: 'db-chat', connections: 32, lines }, effort)
  },
}
