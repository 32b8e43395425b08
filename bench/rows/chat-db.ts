import type { Row } from '../harness/row.ts'
import { type ChatComparison, compareChat } from './chat.ts'

const what = { ours: 'chat, db mode', baseline: 'Fastify + fast-jwt + better-sqlite3' }

export const dbComparison: ChatComparison = {
  peer: 'db-chat',
  connections: 32,
  lines: [
    { ...what, metric: 'requests/s', target: { atLeast: 0.8 } },
    { ...what, metric: 'server µs CPU/request' },
    { ...what, metric: 'p99 ms' },
  ],
}

export const chatDb: Row = {
  number: 6,
  title: 'a chat in db mode',
  run: effort => compareChat(dbComparison, effort),
}
