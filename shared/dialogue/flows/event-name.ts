import { findAnswer } from '../../intents/answers/answers.ts'
import type { Message } from '../../intents/text/message.ts'
import { isOnlyAmount } from './bare-values.ts'
import { noNames } from './words/no-names.ts'
import { anyOf } from './words/phrases.ts'

const noName = new RegExp(anyOf(noNames), 'u')
/** Longer messages are narration. */
const maxNameWords = 8

/** Whether a text may be the name of another event: «Зенит», «победу Спартака», «50 на Зенит». */
export function isEventName(name: Message): boolean {
  const isShort = name.words.length <= maxNameWords && /\p{L}{2}/u.test(name.plain)
  return isShort && !noName.test(name.plain) && !isOnlyAmount(name) && findAnswer(name) === undefined
}
