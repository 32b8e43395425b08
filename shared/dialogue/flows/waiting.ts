import type { Message } from '../../intents/text/message.ts'
import { nothingBut } from './words/phrases.ts'
import { aroundWaits, waits } from './words/waiting.ts'

/** «Подожди», «секунду», "hold on": the player says nothing but that an answer will follow. */
export const asksToWait = ({ plain }: Message): boolean => waiting.test(plain)

const waiting = nothingBut(waits, aroundWaits)
