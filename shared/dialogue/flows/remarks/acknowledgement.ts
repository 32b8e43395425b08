import type { Message } from '../../../intents/text/message.ts'
import { acknowledging, aroundAcknowledging, aroundDeclining, declining } from '../words/acknowledging.ts'
import { nothingBut } from '../words/phrases.ts'

/** «Понял», «ничего не надо», "that's all": an answer to the answer, which asks for nothing. */
export const acknowledges = ({ plain }: Message): boolean => isAcknowledgement(plain) || isRefusal(plain)

const isAcknowledgement = nothingBut(acknowledging, aroundAcknowledging)
const isRefusal = nothingBut(declining, aroundDeclining)
