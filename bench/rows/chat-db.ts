import type { Row } from '../harness/row.ts'
import { compareChat } from './chat.ts'

const ours = 'chat, db mode'
const beside = 'Fastify + fast-jwt + better-sqlite3'

export const chatDb: Row = {
  number: 6,
  title: 'a chat in db mode',
  run(effort) {
    const lines = [
      { ours, beside, metric: 'requests/s', target: { atLeast: 0.8 } },
      { ours, beside, metric: 'server µs CPU/request' },
      { ours, beside, metric: 'p99 ms' },
    ]
    return compareChat({ peer: 'db-chat', connections: 32, lines }, effort)
  },
}
