import { load } from '../harness/load.ts'
import { chatCalls, copyStore, seedStore } from '../harness/players.ts'
import { interleave } from '../harness/rounds.ts'
import { compare, type Row } from '../harness/row.ts'
import { measure, onStage, startBackend, startOurs, startPeer } from '../harness/servers.ts'

/** Runs both at once for a minute, because they do not affect each other's memory. */
export const memory: Row = {
  number: 12,
  title: 'memory after a minute at full load',
  run: ({ quick }) =>
    onStage(async stage => {
      const { url } = await stage.with(startBackend('rest-backend'))
      const env = { AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: url }
      const database = await seedStore(stage.folder, 'store.db', 1000)
      const peer = await stage.with(startPeer('rest-chat', { ...env, DATABASE_PATH: copyStore(database) }))
      const ours = await stage.with(startOurs({ ...env, DATABASE_PATH: database }))
      const calls = await chatCalls()
      const seconds = quick ? 10 : 60
      await Promise.all(
        [ours, peer].map(server => load({ url: server.url, calls, connections: 32, seconds, warmUpSeconds: 0 })),
      )
      const metric = 'RSS MiB'
      return [
        compare([{ [metric]: ours.rssMiB() }], [{ [metric]: peer.rssMiB() }], {
          ours: `chat, REST, after ${seconds} s of load`,
          baseline: 'Fastify + fast-jwt + undici',
          metric,
          target: { atMost: 1.3 },
        }),
      ]
    }),
}

/** The same number of active players in both stores; in the large store they are spread over all players. */
export const largeStore: Row = {
  number: 13,
  title: 'a large store',
  run: effort =>
    onStage(async stage => {
      const users = effort.quick ? 100_000 : 1_000_000
      const start = async (name: string, count: number) =>
        stage.with(startOurs({ DATABASE_PATH: await seedStore(stage.folder, name, count) }))
      const large = await start('large.db', users)
      const small = await start('small.db', 1000)
      const [manyCalls, fewCalls] = [await chatCalls(users), await chatCalls(1000)]
      const samples = await interleave(effort.rounds, {
        large: () => measure({ server: large, calls: manyCalls, connections: 4 }, effort),
        small: () => measure({ server: small, calls: fewCalls, connections: 4 }, effort),
      })
      return [
        compare(samples.large, samples.small, {
          ours: `chat, db mode, ${users.toLocaleString('en-US')} users and dialogues`,
          baseline: '1,000 users and dialogues',
          metric: 'p50 ms',
          target: { atMost: 1.2 },
        }),
      ]
    }),
}
