import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { StoreConfig } from '../config/config.ts'
import { startLibsqlServer } from '../testing/programs/libsql-server.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { Dialogues } from './dialogues.ts'
import { openStore } from './open-store.ts'
import { schemaHistory } from './schema-history.ts'

const worker = fileURLToPath(new URL('../testing/store/store-worker.ts', import.meta.url))
const start = (config: StoreConfig, job: string) =>
  spawn(process.execPath, [worker, JSON.stringify(config), job], { stdio: ['ignore', 'pipe', 'inherit'] })

/** The output of a worker process; rejects when it fails. */
async function run(config: StoreConfig, job: string): Promise<unknown[]> {
  const child = start(config, job)
  const exited = once(child, 'exit')
  const facts: unknown[] = []
  for await (const line of createInterface(child.stdout)) facts.push(JSON.parse(line))
  expect(await exited).toEqual([0, null])
  return facts
}

const places = {
  async file() {
    const folder = tempFolder()
    return {
      config: (name: string): StoreConfig => ({ kind: 'file', path: join(folder.path, name, 'x.db') }),
      stop: folder.remove,
    }
  },
  async server() {
    const { url, stop } = await startLibsqlServer()
    return { config: (): StoreConfig => ({ kind: 'server', url }), stop }
  },
}

describe.each(['file', 'server'] as const)('several processes on one %s', kind => {
  let place: { config(name: string): StoreConfig; stop(): void | Promise<void> }
  beforeAll(async () => {
    place = await places[kind]()
  })
  afterAll(() => place.stop())

  test('start at the same instant: each migration once, one generated secret', async () => {
    const config = place.config('start')
    const secrets = await Promise.all(Array.from({ length: 4 }, () => run(config, 'start')))
    expect(new Set(secrets.flat()).size).toBe(1)
    const store = await openStore(config)
    const rows = await store.execute('SELECT name FROM migrations ORDER BY version')
    await store.close()
    expect(rows.map(({ name }) => name)).toEqual([...schemaHistory])
  }, 30_000)

  test('count every miss and hand out the claim once', async () => {
    const config = place.config('race')
    const claims = await Promise.all([run(config, 'race'), run(config, 'race')])
    expect(claims.flat().toSorted()).toEqual([0, 1])
    const store = await openStore(config)
    const state = await new Dialogues(store).load(1n)
    await store.close()
    expect(state).toMatchObject({ misses: 200, escalation: 'claimed', epoch: 1 })
  }, 30_000)
})

test('a process killed while it writes leaves everything it acknowledged, and an intact file', async () => {
  const folder = tempFolder()
  const config = { kind: 'file', path: join(folder.path, 'killed.db') } as const
  for (let round = 0; round < 3; round++) {
    const child = start(config, 'write')
    const exited = once(child, 'exit')
    let acknowledged = 0
    for await (const line of createInterface(child.stdout)) {
      acknowledged = Number(JSON.parse(line))
      if (acknowledged % 100 === 50) child.kill('SIGKILL')
    }
    expect(await exited).toEqual([null, 'SIGKILL'])
    const store = await openStore(config)
    expect((await new Dialogues(store).load(1n)).misses).toBeGreaterThanOrEqual(acknowledged)
    expect(await store.execute('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    await store.close()
  }
  folder.remove()
}, 30_000)
