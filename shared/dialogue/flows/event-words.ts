import { normalise } from '../../intents/text/normalise.ts'
import { stemOf } from '../../intents/text/stem/stem.ts'

interface Word {
  text: string
  start: number
  end: number
}

const wordsOf = (text: string): Word[] =>
  [...normalise(text).matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))

/** «Зенит» and «Зенита» are one word, «тб2» and «тб3» are two. */
function isSameWord(a: string, b: string): boolean {
  if (a === b || /\d/.test(a + b)) return a === b
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return stemOf(a) === stemOf(b) || (short.length >= 4 && long.length - short.length <= 2 && long.startsWith(short))
}

/** A normalised text without the words of an event, in whatever form, where all of them stand together. */
export function withoutEvent(text: string, event: string): string {
  const [said, wanted] = [wordsOf(text), wordsOf(event)]
  const at = said.findIndex((_, start) => wanted.every((word, i) => isSameWord(word.text, said[start + i]?.text ?? '')))
  const [first, last] = [said[at], said[at + wanted.length - 1]]
  return first && last ? `${text.slice(0, first.start)} ${text.slice(last.end)}` : text
}

/** Whether some word of four letters or more stands in both. */
export const sharesWord = (a: string, b: string): boolean =>
  wordsOf(a).some(({ text }) => text.length >= 4 && wordsOf(b).some(other => isSameWord(text, other.text)))

/** Whether every word of a text is one of the event's. */
export const isPartOf = (text: string, event: string): boolean => wordsOf(text).every(word => isIn(word, event))

const isIn = ({ text }: Word, event: string) => wordsOf(event).some(other => isSameWord(text, other.text))

/** A normalised text without the words, not numbers, that the event has, too. */
export const withoutWordsOf = (text: string, event: string): string =>
  wordsOf(text)
    .filter(word => word.text.length > 2 && !/\d/.test(word.text) && isIn(word, event))
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`, text)
