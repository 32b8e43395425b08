// npm run cold-start: how long each function takes from the start of its process under AWS's runtime client until it asks
// for the first event (Lambda's initialisation), and then for the first answer, beside `node -e 0`. Medians, db mode on a file.
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { functionNames } from '../../shared/config/schema.ts'
import { gateways, readGatewayAnswer } from '../../shared/testing/gateway-events.ts'
import { startLambda } from '../../shared/testing/lambda-runtime.ts'
import { loadedBytes, reportLoaded } from '../../shared/testing/loaded-files.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } })
const runs = Number(values.runs)
const folder = tempFolder()
const env = {
  DATABASE_PATH: `${folder.path}/chat.db`,
  JWT_SECRET: 'a secret of at least 32 bytes, for tests',
  LOG_LEVEL: 'ERROR',
}
let token = 'none yet'

const median = (numbers: number[]) => Math.round(numbers.sort((a, b) => a - b)[numbers.length >> 1] as number)

/** One start and one request; the time until the function asks for the request, and until it has answered it. */
async function start(name: string, more: Record<string, string> = {}) {
  const from = performance.now()
  const runtime = await startLambda(`${name}.handler`, { ...env, ...more })
  await runtime.initialised
  const initialised = performance.now()
  const body = { username: 'cold', password: 'correct horse', message: 'какой у меня баланс?' }
  const headers = { Authorization: `Bearer ${token}` }
  const request = { method: 'POST', path: `/api/${name}`, body, headers }
  const { answer } = await runtime.invoke(gateways['HTTP API, payload 2.0']?.(request))
  const answered = performance.now()
  await runtime.stop()
  const { body: said } = readGatewayAnswer(answer)
  if (name === 'login') token = (said as { token: string }).token
  return { init: initialised - from, first: answered - initialised, kib: Math.round(loadedBytes(runtime.logs) / 1024) }
}

async function measure(name: string) {
  const { kib } = await start(name, reportLoaded)
  const times = []
  for (let run = 0; run < runs; run++) times.push(await start(name))
  return {
    'init, ms': median(times.map(({ init }) => init)),
    'first answer, ms': median(times.map(({ first }) => first)),
    'loaded, KiB': kib,
  }
}

function nodeAlone(): number {
  const from = performance.now()
  execFileSync(process.execPath, ['-e', '0'])
  return performance.now() - from
}

const rows: Record<string, Record<string, number>> = {
  'node -e 0': { 'init, ms': median(Array.from({ length: runs }, nodeAlone)) },
}
try {
  for (const name of functionNames) rows[name] = await measure(name)
  console.table(rows)
} finally {
  folder.remove()
}
