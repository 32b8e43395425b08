import type { Message } from '../../intents/text/message.ts'
import { again, aroundAgain } from './words/again.ts'
import { nothingBut } from './words/phrases.ts'

/** «Ещё раз», «то же самое», "same again": what has just been done is wanted once more, and nothing else is said. */
export const wantsAgain = ({ plain }: Message): boolean => repeated.test(plain.replace(/[\s.!?]+$/u, ''))

const repeated = nothingBut(again, aroundAgain)
