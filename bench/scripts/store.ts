import type { StoreConfig } from '../../shared/config/config.ts'
import { Dialogues } from '../../shared/store/dialogues.ts'
import { openStore } from '../../shared/store/open-store.ts'
import { measureInFlight } from '../harness/in-flight.ts'

// Row 15: one step of a dialogue in the store CONFIG; WHAT is load or recordMiss.

const store = await openStore(JSON.parse(process.env.CONFIG as string) as StoreConfig)
const dialogues = new Dialogues(store)
const step = process.env.WHAT === 'load' ? 'load' : 'recordMiss'
let calls = 0
await measureInFlight(() => dialogues[step](BigInt((calls++ % 1000) + 1)), 8)
await store.close()
