import { execFileSync } from 'node:child_process'
import { functionNames } from '../../shared/config/schema.ts'
import { secret } from '../../shared/testing/lambda/lambda-modes.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'
import { start } from './start.ts'

/** For console.table. */
export type Rows = Record<string, Record<string, number>>

/** Medians of so many starts, in db mode on a file, and of `node -e 0` for comparison. */
export async function measureTimes(runs: number, message: string): Promise<Rows> {
  const folder = tempFolder()
  const env = { DATABASE_PATH: `${folder.path}/chat.db`, JWT_SECRET: secret }
  const rows: Rows = { 'node -e 0': { 'init, ms': median(Array.from({ length: runs }, nodeAlone)) } }
  for (const name of functionNames) {
    const times = []
    for (let run = 0; run < runs; run++) times.push(await start(name, env, message))
    const [init, first] = [times.map(({ init }) => init), times.map(({ first }) => first)]
    rows[name] = { 'init, ms': median(init), 'first answer, ms': median(first) }
  }
  folder.remove()
  return rows
}

const median = (numbers: number[]) => Math.round(numbers.sort((a, b) => a - b)[numbers.length >> 1] as number)

function nodeAlone(): number {
  const from = performance.now()
  execFileSync(process.execPath, ['-e', '0'])
  return performance.now() - from
}
