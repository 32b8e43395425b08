// npm run profile-bench [-- --only 2,6] [--quick]: where the time of the benchmark's rows goes, ours beside the peer's. A whole run is
// written to profiles.md.
import { writeFileSync } from 'node:fs'
import { describeMachine } from '../harness/machine.ts'
import { readRowOptions } from '../harness/options.ts'
import { installPeers } from '../harness/peers.ts'
import type { Effort } from '../harness/row.ts'
import { profiledRows } from './rows.ts'
import { toTable } from './table.ts'

const full: Effort = { rounds: 4, seconds: 3, warmUpSeconds: 1, quick: false }
const quick: Effort = { rounds: 1, seconds: 2, warmUpSeconds: 1, quick: true }

const options = readRowOptions('profile-bench')
const effort = options.quick ? quick : full

installPeers()
const sections: string[] = []
for (const { number, title, unit, rounds, profile } of profiledRows.filter(options.isWanted)) {
  console.error(`${number}: ${title}`)
  const section = `## ${number}. ${title}\n\n${rounds(effort)}, interleaved; means.\n\n${toTable(await profile(effort), unit)}`
  console.log(`\n${section}`)
  sections.push(section)
}
const head = describeMachine()
console.log(`\n${head}`)
if (options.isWhole) {
  const title = '# Results of `npm run profile-bench`'
  writeFileSync(new URL('../profiles.md', import.meta.url), `${[title, head, ...sections].join('\n\n')}\n`)
}
