import { writeFileSync } from 'node:fs'
import { describeMachine } from './harness/machine.ts'
import { readRowOptions } from './harness/options.ts'
import { installPeers } from './harness/peers.ts'
import type { Effort, Row } from './harness/row.ts'
import { isMet } from './harness/row.ts'
import { type MeasuredRow, toTable } from './harness/table.ts'
import { chatDb } from './rows/chat-db.ts'
import { chatRest, chatSlowRest } from './rows/chat-rest.ts'
import { largeStore, memory } from './rows/endurance.ts'
import { health } from './rows/health.ts'
import { intents } from './rows/intents.ts'
import { chatRabbitmq, rpcTransport } from './rows/rabbitmq.ts'
import { restTransport } from './rows/rest-transport.ts'
import { serverlessOffline } from './rows/serverless-offline.ts'
import { stack } from './rows/stack.ts'
import { firstChat, importTime } from './rows/start.ts'
import { storeKinds } from './rows/store.ts'
import { tokens } from './rows/tokens.ts'

// npm run bench [-- --only 2,6] [--quick]: measures every row of the table of targets. A whole run is written to results.md.

const rows: Row[] = [
  health,
  chatRest,
  chatSlowRest,
  chatRabbitmq,
  rpcTransport,
  chatDb,
  serverlessOffline,
  intents,
  tokens,
  importTime,
  firstChat,
  memory,
  largeStore,
  stack,
  storeKinds,
  restTransport,
]
const full: Effort = { rounds: 5, seconds: 3, warmUpSeconds: 1, quick: false }
const quick: Effort = { rounds: 3, seconds: 1, warmUpSeconds: 0.5, quick: true }

const options = readRowOptions('bench')
const effort = options.quick ? quick : full
const chosen = rows.filter(options.isWanted)

installPeers()
const startedAt = performance.now()
const results: MeasuredRow[] = []
const failed: number[] = []
for (const row of chosen) {
  console.error(`${row.number}: ${row.title}`)
  try {
    results.push({ row, lines: await row.run(effort) })
  } catch (error) {
    console.error(error)
    failed.push(row.number)
  }
}
const missed = results.flatMap(({ lines }) => lines).filter(line => isMet(line) === false).length
const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1)
const report = `${describeMachine()}

${effort.rounds} rounds of ${effort.seconds} s each, interleaved; medians. ${minutes} minutes, ${missed} targets missed.

${toTable(results)}
`
console.log(report)
if (failed.length > 0) {
  console.error(`not measured: row ${failed.join(', ')}; nothing is written`)
  process.exitCode = 1
} else if (options.isWhole) {
  writeFileSync(new URL('results.md', import.meta.url), `# Results of \`npm run bench\`\n\n${report}`)
}
