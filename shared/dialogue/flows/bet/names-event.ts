import type { Detection } from '../../../intents/intents.ts'
import type { Message } from '../../../intents/text/message.ts'
import { leavings } from '../words/leaving.ts'
import { anyOf } from '../words/phrases.ts'
import { notThisBut } from './contrasts.ts'
import { looksLikeEvent } from './event-likeness.ts'

/** Whether an answer to "what do you bet on?" names an event, and only one: not «щас гляну», «не на Спартак», «Спартак или Зенит». */
export const namesEvent = (message: Message, detection: Detection): boolean =>
  looksLikeEvent(message, detection) && !denies(message) && !leaving.test(message.plain) && !namesOneOf(message)

/** «Не знаю», «только не на Спартак»; «не на Спартак, а на Динамо» names one. */
export const denies = ({ plain }: Message): boolean => denying.test(plain) && notThisBut(plain) === undefined

const denying = /^(?:(?:а|но|нет|только|еще|пока|just|but)\s+)*(?:(?:я\s+)?не|not|(?:i\s+)?don'?t|anything but)\s/u

/** «На Спартак не буду» */
const leaving = new RegExp(anyOf(leavings), 'u')

/** «Спартак или Зенит»; «Спартак или ничья» is one outcome. */
const namesOneOf = ({ plain }: Message): boolean =>
  /\s(?:или|либо|or)\s/u.test(plain) && !/(?<!\p{L})(?:ничь|draw|1[xх]|[xх]2)/u.test(plain)
