import type { Message } from '../../../intents/text/message.ts'
import { nothingBut } from '../words/phrases.ts'
import { aroundWaits, waits } from '../words/waiting.ts'

/** «Подожди», «секунду», "hold on": only a promise of a later answer. */
export const asksToWait = ({ plain }: Message): boolean => isWait(plain)

const isWait = nothingBut(waits, aroundWaits)
