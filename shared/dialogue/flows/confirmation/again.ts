import type { Message } from '../../../intents/text/message.ts'
import { again, aroundAgain } from '../words/again.ts'
import { nothingBut, withoutEndMarks } from '../words/phrases.ts'

/** «Ещё раз», «то же самое», "same again": a request to do the same again, and nothing else. */
export const wantsAgain = ({ plain }: Message): boolean => isRepetition(withoutEndMarks(plain))

const isRepetition = nothingBut(again, aroundAgain)
