import type { Language } from '../../../intents/intents.ts'

/**
 * Phrases of one meaning in each language, parted by commas. «давай(те)» may have that ending, «(я) перепутал(а|и)» that
 * word and one of those endings; «отмен*» has any.
 */
export type Phrases = Partial<Record<Language, string>>

/** The source of a regular expression for any of the phrases, as whole words of a text with single spaces. */
export function anyOf(...lists: readonly Phrases[]): string {
  const phrases = lists.flatMap(({ ru, en }) => [ru, en].flatMap(list => list?.split(', ') ?? []))
  return `(?<!\\p{L})(?:${phrases.map(sourceOf).join('|')})(?!\\p{L})`
}

const sourceOf = (phrase: string): string =>
  phrase.replaceAll('*', '\\p{L}*').replace(/\(([^)]+)\)( ?)/gu, '(?:(?:$1)$2)?')

/** For a normalised text that says one of `wanted`, perhaps with others of them or of `around`, and nothing else. */
export function nothingBut(wanted: Phrases, around: Phrases): RegExp {
  const word = anyOf(wanted, around)
  return new RegExp(`^(?=.*${anyOf(wanted)})${word}(?:[\\s,.!]+${word})*[\\s.!]*$`, 'u')
}

/** The source for a run of such phrases, perhaps empty, with what parts them from each other and from what follows. */
export const runOf = (...lists: readonly Phrases[]): string => `(?:${anyOf(...lists)}[\\s,.!—–-]+)*`
