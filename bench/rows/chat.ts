import { chatCalls, copyStore, seedStore } from '../harness/players.ts'
import { interleave } from '../harness/rounds.ts'
import { type Compared, compare, type Effort, type Line } from '../harness/row.ts'
import { expectAnswer, type Loaded, measure, onStage, type Stage, startOurs, startPeer } from '../harness/servers.ts'

export interface ChatComparison {
  /** The peer's file in peers/. */
  peer: string
  connections: number
  users?: number
  lines: Compared[]
  /** Starts the backend that both call; returns their environment. */
  backend?: (stage: Stage) => Promise<Record<string, string>>
}

interface ChatServers {
  ours: Loaded
  peer: Loaded
}

/** POST /api/chat «баланс» from many players: ours, and a hand-written service with the same rows in its own file. */
export function withChatServers<T>(comparison: ChatComparison, act: (servers: ChatServers) => Promise<T>): Promise<T> {
  const { peer: name, connections, users = 1000, backend } = comparison
  return onStage(async stage => {
    const env = (await backend?.(stage)) ?? { AUTH_BACKEND: 'db' }
    const database = await seedStore(stage.folder, 'store.db', users)
    const peer = await stage.with(startPeer(name, { ...env, DATABASE_PATH: copyStore(database) }))
    const ours = await stage.with(startOurs({ ...env, DATABASE_PATH: database }))
    const calls = await chatCalls(users)
    for (const server of [ours, peer]) await expectAnswer(server, calls[0] as (typeof calls)[0], '1\u00a0234,50')
    const load = { calls, connections }
    return act({ ours: { server: ours, ...load }, peer: { server: peer, ...load } })
  })
}

export function compareChat(comparison: ChatComparison, effort: Effort): Promise<Line[]> {
  return withChatServers(comparison, async ({ ours, peer }) => {
    const samples = await interleave(effort.rounds, {
      ours: () => measure(ours, effort),
      peer: () => measure(peer, effort),
    })
    return comparison.lines.map(line => compare(samples.ours, samples.peer, line))
  })
}
