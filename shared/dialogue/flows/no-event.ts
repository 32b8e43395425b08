import type { Message } from '../../intents/text/message.ts'
import { anything, deciding, former, handingOver, otherWishes, unwilling } from './words/no-events.ts'
import { ignorance } from './words/no-names.ts'
import { anyOf } from './words/phrases.ts'

/** «Хз», «не на Спартак»: not an event, whatever the question was. */
export const declinesToName = ({ plain }: Message): boolean => {
  return unknowing.test(plain) || denying.test(plain)
}

/** Whether an answer to "what do you bet on?" names no event: «щас гляну», «любой матч», «Спартак или Зенит». */
export const namesNoEvent = ({ plain }: Message): boolean => {
  return undecided.test(plain) || permission.test(plain) || namesOneOf(plain)
}

/** «Хз», "no idea" */
const unknowing = new RegExp(`^(?:${anyOf(ignorance)}[\\s,.!]*)+$`, 'u')
/** «Не знаю», «только не на Спартак» */
const denying = /^(?:(?:а|но|нет|только|еще|пока|just|but)\s+)*(?:(?:я\s+)?не|not|(?:i\s+)?don'?t|anything but)\s/u
const undecided = new RegExp(anyOf(deciding, handingOver, anything, former, unwilling, otherWishes), 'u')
/** «А на футбол можно» */
const permission = /(?<!\p{L})можно[\s.!]*$/u

/** «Спартак или Зенит»; «Спартак или ничья» is one outcome. */
const namesOneOf = (plain: string): boolean =>
  /\s(?:или|либо|or)\s/u.test(plain) && !/(?<!\p{L})(?:ничь|draw|1[xх]|[xх]2)/u.test(plain)
