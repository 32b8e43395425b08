import { normalise } from '../../intents/text/normalise.ts'
import { nothingBut } from './words/phrases.ts'
import { aroundWaits, waits } from './words/waiting.ts'

/** «Подожди», «секунду», "hold on": the player says nothing but that an answer will follow. */
export const asksToWait = (message: string): boolean => waiting.test(normalise(message))

const waiting = nothingBut(waits, aroundWaits)
