import { Suffixes } from './suffixes.ts'

/**
 * The Russian Snowball stemmer (Porter 2), as published at https://snowballstem.org/algorithms/russian/stemmer.html.
 * Suffixes are looked up longest first, as Snowball's `among` does; a suffix that fails its condition ends its step.
 */

const codesOf = (letters: string): ReadonlySet<number> => new Set([...letters].map(letter => letter.charCodeAt(0)))
const vowels = codesOf('аеиоуыэюя')
const aOrYa = codesOf('ая')

const split = (suffixes: string) => suffixes.split(' ')
/** The value of a suffix is whether it counts only after а or я. */
const table = (after: string[], plain: string[]) =>
  new Suffixes<boolean>([
    ...plain.map(suffix => [suffix, false] as const),
    ...after.map(suffix => [suffix, true] as const),
  ])

/** First list: only after а or я, which stays. Second list: anywhere. */
const perfectiveGerund = table(split('в вши вшись'), split('ив ивши ившись ыв ывши ывшись'))
const adjective = table(
  [],
  split('ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею'),
)
const participle = table(split('ем нн вш ющ щ'), split('ивш ывш ующ'))
const reflexive = table([], split('ся сь'))
const verb = table(
  split('ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно'),
  split('ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю'),
)
const noun = table(
  [],
  split('а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я'),
)
const derivational = table([], split('ост ость'))
const superlative = table([], split('ейш ейше'))

/** The length of the word without its suffix; -1 when it has none. */
function cut(word: string, limit: number, suffixes: Suffixes<boolean>): number {
  const found = suffixes.longestOf(word, limit)
  if (found === undefined) return -1
  const { start, value: isAfterVowel } = found
  return !isAfterVowel || (start > limit && aOrYa.has(word.charCodeAt(start - 1))) ? start : -1
}

/** RV (after the first vowel) and R2 (Porter's second region). */
function regions(word: string): { rv: number; r2: number } {
  const skip = (from: number, vowel: boolean) => {
    for (let at = from; at < word.length; at++) if (vowels.has(word.charCodeAt(at)) === vowel) return at + 1
    return word.length + 1
  }
  const rv = skip(0, true)
  const r2 = skip(skip(skip(rv, false), true), false)
  return { rv: Math.min(rv, word.length), r2: Math.min(r2, word.length) }
}

/** @param word lower-case; ё counts as е, and no other letter changes */
export function stemRussian(word: string): string {
  let stem = word.replaceAll('ё', 'е')
  const { rv, r2 } = regions(stem)
  const remove = (suffixes: Suffixes<boolean>, limit = rv) => {
    const at = cut(stem, limit, suffixes)
    if (at >= 0) stem = stem.slice(0, at)
    return at >= 0
  }
  if (!remove(perfectiveGerund)) {
    remove(reflexive)
    if (remove(adjective)) remove(participle)
    else if (!remove(verb)) remove(noun)
  }
  if (stem.length > rv && stem.endsWith('и')) stem = stem.slice(0, -1)
  remove(derivational, Math.max(rv, r2))
  const doubled = () => stem.length - 2 >= rv && stem.endsWith('нн')
  if (remove(superlative)) {
    if (doubled()) stem = stem.slice(0, -1)
  } else if (doubled()) stem = stem.slice(0, -1)
  else if (stem.length > rv && stem.endsWith('ь')) stem = stem.slice(0, -1)
  return stem
}
