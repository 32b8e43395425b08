// npm run cold-start: what each function loads in each mode up to its first answer. Also two medians, in db mode on a file and
// with `node -e 0` for comparison: the time from the start of the process under AWS's runtime client until it asks for the first
// event (Lambda's initialisation), and the time of the first answer.
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { startReferenceBackend } from '../../infra-examples/reference-backend/start.ts'
import { functionNames } from '../../shared/config/schema.ts'
import { gateways, readGatewayAnswer } from '../../shared/testing/lambda/gateway-events.ts'
import { lambdaModes, secret } from '../../shared/testing/lambda/lambda-modes.ts'
import { startLambda } from '../../shared/testing/lambda/lambda-runtime.ts'
import { loadedBytes, reportLoaded } from '../../shared/testing/lambda/loaded-files.ts'
import { migrateServer, startLibsqlServer } from '../../shared/testing/programs/libsql-server.ts'
import { startPrivateBroker } from '../../shared/testing/programs/private-broker.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'

type Rows = Record<string, Record<string, number>>
type Environment = Record<string, string>

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } })
const runs = Number(values.runs)
let token = 'none yet'

const median = (numbers: number[]) => Math.round(numbers.sort((a, b) => a - b)[numbers.length >> 1] as number)

/** Measures one start and one request: the time until the function asks for the event, and until it has answered. */
async function start(name: string, env: Environment) {
  const from = performance.now()
  const runtime = await startLambda(`${name}.handler`, { LOG_LEVEL: 'ERROR', ...env })
  await runtime.initialised
  const initialised = performance.now()
  const body = { username: 'cold', password: 'correct horse', message: 'какой у меня баланс?' }
  const headers = { Authorization: `Bearer ${token}` }
  const path = name === 'health' || name === 'ready' ? `/${name}` : `/api/${name}`
  const reads = path === `/${name}` || name === 'session'
  const request = reads ? { method: 'GET', path, headers } : { method: 'POST', path, body, headers }
  const { answer } = await runtime.invoke(gateways['HTTP API, payload 2.0']?.(request))
  const answered = performance.now()
  await runtime.stop()
  const { body: said } = readGatewayAnswer(answer)
  if (name === 'login') token = (said as { token: string }).token
  return { init: initialised - from, first: answered - initialised, kib: Math.round(loadedBytes(runtime.logs) / 1024) }
}

async function measureTimes(): Promise<Rows> {
  const folder = tempFolder()
  const env = { DATABASE_PATH: `${folder.path}/chat.db`, JWT_SECRET: secret }
  const rows: Rows = { 'node -e 0': { 'init, ms': median(Array.from({ length: runs }, nodeAlone)) } }
  for (const name of functionNames) {
    const times = []
    for (let run = 0; run < runs; run++) times.push(await start(name, env))
    const [init, first] = [times.map(({ init }) => init), times.map(({ first }) => first)]
    rows[name] = { 'init, ms': median(init), 'first answer, ms': median(first) }
  }
  folder.remove()
  return rows
}

function nodeAlone(): number {
  const from = performance.now()
  execFileSync(process.execPath, ['-e', '0'])
  return performance.now() - from
}

async function measureLoaded(): Promise<Rows> {
  const [database, broker] = await Promise.all([startLibsqlServer(), startPrivateBroker()])
  await migrateServer(database)
  const queue = 'cold-start'
  const company = await startReferenceBackend({ rest: { port: 0 }, amqp: { url: broker.url, routingKey: queue } })
  const modes = Object.entries(lambdaModes({ database, backend: company.url, broker: broker.url, queue }))
  const rows: Rows = Object.fromEntries(functionNames.map(name => [name, {}]))
  for (const [mode, env] of modes) {
    for (const name of functionNames) {
      const { kib } = await start(name, { ...env, JWT_SECRET: secret, ...reportLoaded })
      Object.assign(rows[name] ?? {}, { [`${mode}, KiB`]: kib })
    }
  }
  await company.close()
  await Promise.all([broker.stop(), database.stop()])
  return rows
}

console.table(await measureLoaded())
console.table(await measureTimes())
