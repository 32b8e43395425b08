import type { Message } from '../../../intents/text/message.ts'
import { before, behind, continuations } from '../words/going-on.ts'
import { anyOf, runOf } from '../words/phrases.ts'

/** «Давай дальше», "let's continue": the player continues with the draft. */
export const isGoingOn = ({ plain }: Message): boolean => goingOn.test(plain)

const goingOn = new RegExp(`^${runOf(before)}${anyOf(continuations)}(?:[\\s,]+${anyOf(behind)})*[\\s.!]*$`, 'u')
