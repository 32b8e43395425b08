import { findAnswer } from '../../intents/answers/answers.ts'
import { isOnlyAmount } from './bare-values.ts'
import { noNames } from './words/no-names.ts'
import { anyOf } from './words/phrases.ts'

const noName = new RegExp(anyOf(noNames), 'iu')
/** Words; a story has more. */
const maxNameWords = 8

/** Whether a text may be the name of another event: «Зенит», «победу Спартака», «50 на Зенит». */
export function isEventName(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const isShort = /\p{L}{2}/u.test(text) && words.length <= maxNameWords
  return isShort && !noName.test(text) && !isOnlyAmount(text) && findAnswer(text) === undefined
}
