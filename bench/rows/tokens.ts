import { load } from '../harness/load.ts'
import { chatCalls, seedStore } from '../harness/players.ts'
import { interleave } from '../harness/rounds.ts'
import { compare, type Effort, type Line, type Row } from '../harness/row.ts'
import { runScript } from '../harness/script.ts'
import { measure, onStage, startOurs } from '../harness/servers.ts'

const logins = 8

export const tokens: Row = {
  number: 9,
  title: 'token verification',
  run: async effort => [...(await verification(effort)), await chatUnderLogins(effort)],
}

async function verification(effort: Effort): Promise<Line[]> {
  const run = (env: Record<string, string>) => () =>
    runScript('scripts/tokens.ts', { SECONDS: String(effort.seconds / 3), ...env })
  const samples = await interleave(effort.rounds, {
    ours: run({ WHAT: 'ours' }),
    naive: run({ WHAT: 'naive' }),
    underLogins: run({ WHAT: 'ours', LOGINS: String(logins) }),
    naiveUnderLogins: run({ WHAT: 'naive', LOGINS: String(logins) }),
  })
  const ours = 'token verification, warm'
  return [
    compare(samples.ours, samples.naive, {
      ours,
      baseline: 'jose 6, naively',
      metric: 'verifications/s',
      target: { atLeast: 5 },
    }),
    compare(samples.underLogins, samples.ours, {
      ours: `${ours}, ${logins} logins at work`,
      baseline: 'the same, idle',
      metric: 'p99 µs',
      target: { atMost: 2 },
    }),
    compare(samples.naiveUnderLogins, samples.naive, {
      ours: `jose 6, naively, ${logins} logins at work`,
      baseline: 'the same, idle',
      metric: 'p99 µs',
    }),
  ]
}

/** End to end: chats of logged-in players while others log in. */
function chatUnderLogins(effort: Effort): Promise<Line> {
  return onStage(async stage => {
    const service = await stage.with(startOurs({ DATABASE_PATH: await seedStore(stage.folder, 'store.db', 1000) }))
    const account = { username: 'storm', password: 'correct horse' }
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(account)
    await fetch(`${service.url}/api/register`, { method: 'POST', headers, body })
    const login = { method: 'POST' as const, path: '/api/login', headers, body }
    const calls = await chatCalls()
    const chat = () => measure({ server: service, calls, connections: 8 }, effort)
    const seconds = effort.seconds + 1
    const samples = await interleave(effort.rounds, {
      idle: chat,
      storm: async () => {
        const storm = load({
          url: service.url,
          calls: [login],
          connections: logins,
          seconds,
          warmUpSeconds: effort.warmUpSeconds,
        })
        const sample = await chat()
        await storm
        return sample
      },
    })
    const what = { ours: `chat, db mode, ${logins} logins at work`, baseline: 'the same, idle', metric: 'p99 ms' }
    return compare(samples.storm, samples.idle, what)
  })
}
