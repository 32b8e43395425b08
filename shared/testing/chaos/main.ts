import { endWith, readOptions } from '../../command-line.ts'
import { exploreAll, fuzzAll } from '../fuzz/all.ts'
import { startPrivateBroker } from '../programs/private-broker.ts'
import { type FaultsReport, runFaults } from './faults.ts'
import { proxies, runKills } from './kills.ts'
import { measureLoginTiming } from './login-timing.ts'
import { overload } from './overload.ts'
import { loginStorm, memory, slowClients } from './pressure.ts'

const usage = `npm run chaos -- SCENARIO [--seed N] [--players N] [--steps N]

  faults      broken networks over REST and RabbitMQ, half of the calls each (--calls, --players, --steps)
  kills       two replicas on one libSQL server, stopped and killed under load (--terms, --kills, --players,
              --proxy ${Object.keys(proxies).join('|')})
  login-timing  refused logins of users that exist and that do not (--samples)
  overload      three times what the process can carry, and what the accepted requests take (--seconds, --backend db|rest)
  slow-clients  a byte a second, and /health meanwhile (--clients)
  login-storm   8 logins at once all the time, and a chat meanwhile (--seconds)
  fuzz        any bytes where strangers' bytes come in (--cases, of all places together)
  explore     guided by coverage; keeps the inputs that reach something new (--seconds, of each place)
  memory      memory after a tenth and after all of the chats (--chats)

Prints its figures; exits with 1 when what was acknowledged and what was done differ. The seed brings the same faults back.`

const { values, positionals } = readOptions(
  usage,
  {
    seed: { type: 'string' },
    players: { type: 'string' },
    steps: { type: 'string' },
    calls: { type: 'string' },
    terms: { type: 'string' },
    kills: { type: 'string' },
    proxy: { type: 'string', default: 'kept' },
    samples: { type: 'string' },
    clients: { type: 'string' },
    seconds: { type: 'string' },
    backend: { type: 'string', default: 'db' },
    chats: { type: 'string' },
    cases: { type: 'string' },
  },
  { allowPositionals: true },
)
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32))
const number = (text: string | undefined, otherwise: number) => (text === undefined ? otherwise : Number(text))

const scenarios: Record<string, () => Promise<{ problems: string[] }>> = {
  async faults() {
    const players = number(values.players, 20)
    const steps = number(values.steps, 60)
    const minCalls = number(values.calls, 10_000) / 2
    const broker = await startPrivateBroker()
    try {
      const reports: Record<string, FaultsReport> = {}
      for (const transport of ['rest', 'rabbitmq'] as const) {
        reports[transport] = await runFaults({ transport, seed, players, steps, minCalls, amqpUrl: broker.url })
      }
      const all = Object.values(reports)
      const calls = all.reduce((sum, report) => sum + report.calls, 0)
      return { ...reports, calls, problems: all.flatMap(({ problems }) => problems) }
    } finally {
      await broker.stop()
    }
  },
  kills: () =>
    runKills({
      seed,
      terms: number(values.terms, 100),
      kills: number(values.kills, 20),
      players: number(values.players, 4),
      proxy: values.proxy as keyof typeof proxies,
    }),
  'login-timing': () => measureLoginTiming(number(values.samples, 2000)),
  overload: () => overload({ seconds: number(values.seconds, 60), backend: values.backend as 'db' | 'rest' }),
  'slow-clients': () => slowClients(number(values.clients, 1000)),
  'login-storm': () => loginStorm(8, number(values.seconds, 20)),
  fuzz: () => fuzzAll(number(values.cases, 1_000_000), seed),
  explore: () => exploreAll(number(values.seconds, 60), seed),
  memory: () => memory(number(values.chats, 100_000)),
}

const [name = ''] = positionals
const wrong = (problem: string) => endWith(`${problem}\n\n${usage}`)
const scenario = scenarios[name] ?? wrong(name === '' ? 'Which scenario?' : `There is no scenario ${name}`)
if (!['db', 'rest'].includes(values.backend)) wrong('--backend is db or rest')
if (!Object.keys(proxies).includes(values.proxy)) wrong(`--proxy is one of ${Object.keys(proxies).join(', ')}`)
console.log(`${name}, seed ${seed}`)
const started = performance.now()
const report = await scenario()
console.log(JSON.stringify(report, null, 2))
console.log(`${report.problems.length} problems, ${Math.round((performance.now() - started) / 1000)} s`)
process.exit(report.problems.length === 0 ? 0 : 1)
