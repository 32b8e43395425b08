import { Suffixes } from './suffixes.ts'

/** The English Snowball stemmer (Porter 2), as published at https://snowballstem.org/algorithms/english/stemmer.html. */

const exceptions = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
)

/** Suffixes with what stands in their place. */
const replacing = (table: Record<string, string>) => new Suffixes(Object.entries(table))

const irregularR1 = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/
const hasVowel = /[aeiouy]/
const shortSyllable = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/

const step2 = replacing({
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  abli: 'able',
  entli: 'ent',
  izer: 'ize',
  ization: 'ize',
  ational: 'ate',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  aliti: 'al',
  alli: 'al',
  fulness: 'ful',
  ousli: 'ous',
  ousness: 'ous',
  iveness: 'ive',
  iviti: 'ive',
  biliti: 'ble',
  bli: 'ble',
  ogist: 'og',
  ogi: 'og',
  fulli: 'ful',
  lessli: 'less',
  li: '',
})
const step3 = replacing({
  tional: 'tion',
  ational: 'ate',
  alize: 'al',
  icate: 'ic',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
  ative: '',
})
const step4 = new Suffixes(
  'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion'.split(' ').map(suffix => [suffix, '']),
)

const vowels = new Set([...'aeiouy'].map(vowel => vowel.charCodeAt(0)))
const isVowel = (word: string, at: number): boolean => vowels.has(word.charCodeAt(at))

/** The place after the first consonant that follows a vowel. */
function region(word: string, from: number): number {
  let at = from
  while (at < word.length && !isVowel(word, at)) at++
  while (at < word.length && isVowel(word, at)) at++
  return Math.min(at + 1, word.length)
}

function plural(word: string): string {
  const stem = word.includes("'") ? word.replace(/'(?:s'?)?$/, '') : word
  if (!stem.endsWith('s') && !stem.endsWith('d')) return stem
  if (stem.endsWith('sses')) return stem.slice(0, -2)
  if (/ie[ds]$/.test(stem)) return stem.slice(0, stem.length > 4 ? -2 : -1)
  if (/[us]s$/.test(stem) || !stem.endsWith('s')) return stem
  return hasVowel.test(stem.slice(0, -2)) ? stem.slice(0, -1) : stem
}

function pastAndGerund(word: string, r1: number): string {
  if (!word.endsWith('d') && !word.endsWith('g') && !word.endsWith('y')) return word
  const eed = /eed(?:ly)?$/.exec(word)
  if (eed) {
    const keep = eed.index < r1 || /^(?:proc|exc|succ)$/.test(word.slice(0, eed.index))
    return keep ? word : `${word.slice(0, eed.index)}ee`
  }
  const ending = /(?:ed|ing)(?:ly)?$/.exec(word)
  if (!ending) return word
  const stem = word.slice(0, ending.index)
  if (ending[0] === 'ing') {
    if (/^[^aeiouy]y$/.test(stem)) return `${stem[0]}ie`
    if (/^(?:inn|out|cann|herr|earr|even)$/.test(stem)) return word
  }
  if (!hasVowel.test(stem)) return word
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return /^[aeo].{2}$/.test(stem) ? stem : stem.slice(0, -1)
  return stem.length === r1 && shortSyllable.test(stem) ? `${stem}e` : stem
}

function derived(word: string, r1: number): string {
  const found = step2.longestOf(word)
  if (found === undefined || found.start < r1) return word
  const stem = word.slice(0, found.start)
  const suffix = word.slice(found.start)
  if (suffix === 'ogi' && !stem.endsWith('l')) return word
  if (suffix === 'li' && !/[cdeghkmnrt]$/.test(stem)) return word
  return stem + found.value
}

function adjectival(word: string, r1: number, r2: number): string {
  const found = step3.longestOf(word)
  if (found === undefined || found.start < r1) return word
  const { start, value } = found
  return start < r2 && word.slice(start) === 'ative' ? word : word.slice(0, start) + value
}

function residual(word: string, r2: number): string {
  const found = step4.longestOf(word)
  if (found === undefined || found.start < r2) return word
  const stem = word.slice(0, found.start)
  return word.endsWith('ion') && !/[st]$/.test(stem) ? word : stem
}

function finalLetter(word: string, r1: number, r2: number): string {
  const stem = word.slice(0, -1)
  if (word.endsWith('e')) return stem.length >= r2 || (stem.length >= r1 && !shortSyllable.test(stem)) ? stem : word
  return word.endsWith('ll') && stem.length >= r2 ? stem : word
}

/** @param word lower-case */
export function stemEnglish(word: string): string {
  const exception = exceptions.get(word)
  if (exception !== undefined) return exception
  if (word.length < 3) return word
  let stem = word.startsWith("'") ? word.slice(1) : word
  if (stem.includes('y')) stem = stem.replace(/^y|(?<=[aeiouy])y/g, 'Y')
  const r1 = irregularR1.exec(stem)?.[0].length ?? region(stem, 0)
  const r2 = region(stem, r1)
  stem = pastAndGerund(plural(stem), r1)
  if (/[^aeiouy][yY]$/.test(stem) && stem.length > 2) stem = `${stem.slice(0, -1)}i`
  stem = derived(stem, r1)
  stem = adjectival(stem, r1, r2)
  stem = residual(stem, r2)
  return finalLetter(stem, r1, r2).toLowerCase()
}
