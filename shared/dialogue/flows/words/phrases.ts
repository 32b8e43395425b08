import type { Language } from '../../../intents/intents.ts'
import { letter } from '../../../intents/text/characters.ts'

/**
 * Phrases of one meaning in each language, parted by commas. «давай(те)» may have that ending, «(я) перепутал(а|и)» that
 * word and one of those endings; «отмен*» has any.
 */
export type Phrases = Partial<Record<Language, string>>

/** The source of a regular expression for any of the phrases, as whole words of a text with single spaces. */
export function anyOf(...lists: readonly Phrases[]): string {
  return wholeWords(phrasesOf(lists))
}

const phrasesOf = (lists: readonly Phrases[]): string[] =>
  lists.flatMap(({ ru, en }) => [ru, en].flatMap(list => list?.split(', ') ?? []))

const wholeWords = (phrases: readonly string[]): string =>
  `(?<!${letter})(?:${phrases.map(sourceOf).join('|')})(?!${letter})`

const sourceOf = (phrase: string): string =>
  phrase.replaceAll('*', `${letter}*`).replace(/\(([^)]+)\)( ?)/gu, '(?:(?:$1)$2)?')

/**
 * Whether a normalised text says one of `wanted`, perhaps with others of them or of `around`, and nothing else. The phrases are taken
 * out, longest first, and nothing may be left: one expression for the whole text would try every way to part "same again" and "again".
 */
export function nothingBut(wanted: Phrases, around: Phrases): (plain: string) => boolean {
  const said = new RegExp(anyOf(wanted), 'u')
  const longestFirst = phrasesOf([wanted, around]).toSorted((one, other) => other.length - one.length)
  const phrase = new RegExp(wholeWords(longestFirst), 'gu')
  return plain => said.test(plain) && /^[\s,.!]*$/.test(plain.replace(phrase, ''))
}

/** A normalised text without the marks at its end, a question mark among them: where a question is as good as a statement. */
export const withoutEndMarks = (plain: string): string => plain.replace(/(?<![\s.!?])[\s.!?]+$/u, '')

/** The source for a run of such phrases, perhaps empty, with what parts them from each other and from what follows. */
export const runOf = (...lists: readonly Phrases[]): string => `(?:${anyOf(...lists)}[\\s,.!—–-]+)*`
