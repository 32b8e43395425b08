import { yes } from '../../../intents/answers/answer-words.ts'
import type { Message } from '../../../intents/text/message.ts'

/** No longer word is a yes with two letters swapped. */
const maxLength = 10

/** «Ад» for «да»: a yes but for two neighbouring letters that changed places. It may be another word, too. */
export function isSwappedYes({ plain }: Message): boolean {
  if (plain.length > maxLength || yes.has(plain)) return false
  return [...plain].some((letter, at) =>
    yes.has(plain.slice(0, at) + (plain[at + 1] ?? '') + letter + plain.slice(at + 2)),
  )
}
