// A separate process that uses a store. Usage: store-worker.ts CONFIG JOB: CONFIG is a StoreConfig as JSON, JOB one of the
// names below. Prints a line of JSON for each step, only after the store has acknowledged it.
import { writeSync } from 'node:fs'
import type { StoreConfig } from '../../config/config.ts'
import { Dialogues } from '../../store/dialogues.ts'
import { openStore } from '../../store/open-store.ts'
import { getOrCreate } from '../../store/settings.ts'

const [config, job] = process.argv.slice(2) as [string, string]
const say = (fact: unknown) => writeSync(1, `${JSON.stringify(fact)}\n`)

const store = await openStore(JSON.parse(config) as StoreConfig)
const dialogues = new Dialogues(store)

const jobs: Record<string, () => Promise<void>> = {
  async start() {
    say(await getOrCreate(store, 'secret', () => `made by ${process.pid}`))
  },
  async race() {
    const claims = await Promise.all(
      Array.from({ length: 100 }, async () => {
        await dialogues.recordMiss(1n)
        return dialogues.claimEscalation(1n, 60_000)
      }),
    )
    say(claims.filter(({ state }) => state === 'claimed').length)
  },
  async write() {
    for (;;) say(await dialogues.recordMiss(1n))
  },
}

await jobs[job]?.()
await store.close()
