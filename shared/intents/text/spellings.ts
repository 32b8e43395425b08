import { withoutDigits } from './homoglyphs.ts'
import { asRussianLayout } from './keyboard-layout.ts'
import { transliterate } from './transliterate.ts'

/** What a word may be in the alphabet of its language. */
export interface Spellings {
  /** In the order in which they are looked for. */
  all: readonly string[]
  /** What it is taken for when none of them is known. */
  likeliest: string
}

/** «деньги-то», «выведи-ка» */
const particle = /-(?:то|ка|таки|с)$/

/** The spellings of a word in Russian letters, or of an English one, which has one. */
export function spellingsOf(word: string): Spellings {
  if (/[a-z]/.test(word)) return { all: [word], likeliest: word }
  const bare = word.replace(particle, '')
  return { all: [...new Set([word, bare, bare.replace(/(.)\1+/g, '$1'), withoutDigits(bare)])], likeliest: bare }
}

/** The spellings of a word in a message that is Russian in Latin letters. */
export function spellingsInRussian(word: string): Spellings {
  const all = /[a-z]/.test(word) ? russianSpellings(word) : []
  const [byLayout, bySound = byLayout] = all
  return bySound === undefined ? spellingsOf(word) : { all, likeliest: bySound }
}

/** What a Latin chunk may be in Russian letters: first by keyboard layout, then by sound. */
export const russianSpellings = (chunk: string): string[] =>
  [asRussianLayout(chunk), ...transliterate(chunk)].filter(word => /^[а-я][а-я-]*$/.test(word))
