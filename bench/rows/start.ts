import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chatCalls, copyStore, seedStore } from '../harness/players.ts'
import { interleave, type Sample } from '../harness/rounds.ts'
import { compare, type Row } from '../harness/row.ts'
import type { ServerProcess } from '../harness/server-process.ts'
import { expectAnswer, onStage, startOurs, startPeer } from '../harness/servers.ts'

export const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** Wall time of a process from start to exit, including the start of Node. */
export async function timeProcess(args: string[]): Promise<Sample> {
  const start = performance.now()
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  return { 'process ms': performance.now() - start }
}

export const importTime: Row = {
  number: 10,
  title: 'import of each bundle',
  async run({ quick }) {
    const functions = readdirSync(dist)
      .filter(file => file.endsWith('.mjs') && !file.startsWith('_'))
      .map(file => file.slice(0, -'.mjs'.length))
    const bundles = functions.map(name => [name, () => timeProcess([`${dist}${name}.mjs`])] as const)
    const samples = await interleave(quick ? 5 : 15, {
      nothing: () => timeProcess(['-e', '0']),
      ...Object.fromEntries(bundles),
    } as Record<string, () => Promise<Sample>>)
    return functions.map(name =>
      compare(samples[name] ?? [], samples.nothing ?? [], {
        ours: `import of ${name}`,
        baseline: 'node -e 0',
        metric: 'process ms',
        target: { atMost: name === 'health' ? 1.15 : 1.5 },
      }),
    )
  },
}

export const firstChat: Row = {
  number: 11,
  title: 'the first chat after the start of the process',
  run: ({ quick }) =>
    onStage(async stage => {
      const database = await seedStore(stage.folder, 'store.db', 1000)
      const copy = copyStore(database)
      const [call] = (await chatCalls()) as [Awaited<ReturnType<typeof chatCalls>>[0]]
      const timeFirstChat = (start: () => Promise<ServerProcess>) => async () => {
        const begin = performance.now()
        const server = await start()
        await expectAnswer(server, call, '1\u00a0234,50')
        const sample = { 'first chat ms': performance.now() - begin }
        await server.stop()
        return sample
      }
      const samples = await interleave(quick ? 5 : 11, {
        ours: timeFirstChat(() => startOurs({ DATABASE_PATH: database })),
        peer: timeFirstChat(() => startPeer('db-chat', { DATABASE_PATH: copy })),
      })
      return [
        compare(samples.ours, samples.peer, {
          ours: 'start to first chat, db mode',
          baseline: 'Fastify + better-sqlite3',
          metric: 'first chat ms',
          target: { atMost: 1.1 },
        }),
      ]
    }),
}
