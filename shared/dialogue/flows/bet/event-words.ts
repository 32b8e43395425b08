import { normalise } from '../../../intents/text/normalise.ts'
import { stemOf } from '../../../intents/text/stem/stem.ts'

interface Word {
  text: string
  stem: string
  start: number
  end: number
}

const wordsOf = (plain: string): Word[] =>
  [...plain.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    text: word,
    stem: stemOf(word),
    start: index,
    end: index + word.length,
  }))

/** «Зенит» and «Зенита» are one word, «тб2» and «тб3» are two. */
function isSameWord(one: Word, other: Word): boolean {
  const [a, b] = [one.text, other.text]
  if (a === b || /\d/.test(a + b)) return a === b
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return one.stem === other.stem || (short.length >= 4 && long.length - short.length <= 2 && long.startsWith(short))
}

/** A normalised text without the event, if all its words stand together in it, in any grammatical form. */
export function withoutEvent(text: string, event: string): string {
  const [said, wanted] = [wordsOf(text), wordsOf(normalise(event))]
  const isAt = (start: number) => (word: Word, i: number) => {
    const other = said[start + i]
    return other !== undefined && isSameWord(word, other)
  }
  const at = said.findIndex((_, start) => wanted.every(isAt(start)))
  const [first, last] = [said[at], said[at + wanted.length - 1]]
  return first && last ? `${text.slice(0, first.start)} ${text.slice(last.end)}` : text
}

/** Whether a normalised text shares a word of at least four letters with the event. */
export function sharesWord(text: string, event: string): boolean {
  const named = wordsOf(normalise(event))
  return wordsOf(text).some(word => word.text.length >= 4 && isIn(word, named))
}

/** Whether every word of a normalised text occurs in the event. */
export function isPartOf(text: string, event: string): boolean {
  const named = wordsOf(normalise(event))
  return wordsOf(text).every(word => isIn(word, named))
}

const isIn = (word: Word, words: readonly Word[]) => words.some(other => isSameWord(word, other))

/** A normalised text without the words that occur in the event; numbers are kept. */
export function withoutWordsOf(text: string, event: string): string {
  const named = wordsOf(normalise(event))
  if (named.length === 0) return text
  return wordsOf(text)
    .filter(word => word.text.length > 2 && !/\d/.test(word.text) && isIn(word, named))
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`, text)
}
