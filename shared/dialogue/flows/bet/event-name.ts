import { findAnswer } from '../../../intents/answers/answers.ts'
import type { Message } from '../../../intents/text/message.ts'
import { isOnlyAmount } from '../amount/bare-values.ts'
import { hasSmallTalk } from './event-likeness.ts'

/** Longer messages are narration. */
const maxNameWords = 8

/** Whether a text may be the name of another event: «Зенит», «победу Спартака», «50 на Зенит». */
export function isEventName(name: Message): boolean {
  const isShort = name.words.length <= maxNameWords && /\p{L}{2}/u.test(name.plain)
  return isShort && !hasSmallTalk(name) && !isOnlyAmount(name) && findAnswer(name) === undefined
}
