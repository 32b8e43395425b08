import { fileURLToPath } from 'node:url'
import { adapterArgs } from '../../shared/testing/service/service.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'
import type { HttpCall } from './load.ts'
import { load } from './load.ts'
import { jwtSecret } from './players.ts'
import type { Sample } from './rounds.ts'
import type { Effort } from './row.ts'
import { type ServerProcess, startProcess, startServer } from './server-process.ts'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The built service as `npm start` runs it, with all features on. Only the rate limit per player is raised. */
export const startOurs = (env: Record<string, string>): Promise<ServerProcess> =>
  startProcess(process.execPath, adapterArgs, {
    env: { JWT_SECRET: jwtSecret, CHAT_RATE_LIMIT_PER_MINUTE: '1000000', ...env },
  })

export const startPeer = (name: string, env: Record<string, string> = {}, args: string[] = []) =>
  startServer(file(`../peers/${name}.mjs`), { JWT_SECRET: jwtSecret, ...env }, args)

export const startBackend = (name: string, env: Record<string, string> = {}) =>
  startServer(file(`../backends/${name}.ts`), env)

/** The resources of a row, released at its end, whatever happens. */
export class Stage {
  readonly #folder = tempFolder()
  readonly folder = this.#folder.path
  readonly #stops: (() => Promise<void>)[] = []

  async with<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
    const started = await starting
    this.#stops.push(() => started.stop())
    return started
  }

  async clear(): Promise<void> {
    for (const stop of this.#stops.toReversed()) await stop()
    this.#folder.remove()
  }
}

export async function onStage<T>(act: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = new Stage()
  try {
    return await act(stage)
  } finally {
    await stage.clear()
  }
}

/** A server and the load that it is measured under. */
export interface Loaded {
  server: ServerProcess
  calls: readonly HttpCall[]
  connections: number
}

/** Loads a server for one round. Returns throughput, latencies and the server's CPU time per request. */
export async function measure({ server, calls, connections }: Loaded, effort: Effort): Promise<Sample> {
  const { seconds, warmUpSeconds } = effort
  const before = server.cpuMicros()
  const mainBefore = server.mainThreadMicros()
  const result = await load({ url: server.url, calls, connections, seconds, warmUpSeconds })
  return {
    'requests/s': result.requestsPerSecond,
    'p50 ms': result.p50Ms,
    'p99 ms': result.p99Ms,
    'server µs CPU/request': (server.cpuMicros() - before) / result.requests,
    'main thread µs CPU/request': (server.mainThreadMicros() - mainBefore) / result.requests,
  }
}

/**
 * Sends one request, to make sure that the server does the work being measured.
 * @throws Error when the answer is unexpected
 */
export async function expectAnswer({ url }: ServerProcess, call: HttpCall, part: string): Promise<void> {
  const { method, path, headers, body } = call
  const response = await fetch(url + path, { method, ...(headers && { headers }), ...(body && { body }) })
  const text = await response.text()
  if (response.status !== 200 || !text.includes(part)) throw new Error(`${url}${path}: ${response.status} ${text}`)
}
