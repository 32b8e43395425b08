import { roles } from '../text/function-words.ts'
import type { ReadWord } from '../text/reading.ts'

const isConjunction = ({ reading }: ReadWord) => (reading.roles & roles.conjunction) !== 0
const isAfterMark = (word: ReadWord, before: ReadWord) => word.position - before.position > 1

/** A message's clauses: what stands between punctuation marks and conjunctions. */
export function clausesOf(words: readonly ReadWord[]): (readonly ReadWord[])[] {
  const clauses: (readonly ReadWord[])[] = []
  let start = 0
  for (let at = 0; at <= words.length; at++) {
    const word = words[at]
    const isBorder = word && isConjunction(word)
    if (word && !isBorder && (at === 0 || !isAfterMark(word, words[at - 1] as ReadWord))) continue
    const length = at - start
    if (length === words.length) return length === 0 ? [] : [words]
    if (length > 0) clauses.push(words.slice(start, at))
    start = isBorder ? at + 1 : at
  }
  return clauses
}
