import { roles } from './function-words.ts'
import type { ReadWord } from './reading.ts'

const wishReaches = 4

/**
 * Marks the words of a message that are negated: the one after «не», and after «не хочу» some of its clause. A negated word counts
 * as another word: «не пришли» is a complaint, «не выводи» is no request to withdraw.
 */
export function markNegated(words: ReadWord[]): void {
  let left = 0
  for (let at = 1; at < words.length; at++) {
    const before = words[at - 1] as ReadWord
    const word = words[at] as ReadWord
    if (word.position - before.position !== 1 || (word.reading.roles & roles.turn) !== 0) left = 0
    else if ((before.reading.roles & roles.negator) !== 0)
      left = (word.reading.roles & roles.wish) !== 0 ? wishReaches : 1
    if (left === 0 || word.isNumber) continue
    left--
    word.reading = word.reading.negated
  }
}
