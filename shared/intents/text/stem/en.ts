/** The English Snowball stemmer (Porter 2), as published at https://snowballstem.org/algorithms/english/stemmer.html. */

const exceptions: Record<string, string> = {
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
}

const irregularR1 = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/
const hasVowel = /[aeiouy]/
const shortSyllable = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/

const step2: Record<string, string> = {
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
}
const step3: Record<string, string> = {
  tional: 'tion',
  ational: 'ate',
  alize: 'al',
  icate: 'ic',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
  ative: '',
}
const step4 = new Set('al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion'.split(' '))

/** The longest suffix of the word, of at most 7 letters, that the table knows. */
function suffixOf(word: string, known: (suffix: string) => boolean): string | undefined {
  for (let length = Math.min(7, word.length); length > 0; length--) {
    const suffix = word.slice(-length)
    if (known(suffix)) return suffix
  }
  return undefined
}

/** The place after the first consonant that follows a vowel. */
function region(word: string, from: number): number {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from))
  return found ? from + found.index + 2 : word.length
}

function plural(word: string): string {
  const stem = word.replace(/'(?:s'?)?$/, '')
  if (stem.endsWith('sses')) return stem.slice(0, -2)
  if (/ie[ds]$/.test(stem)) return stem.slice(0, stem.length > 4 ? -2 : -1)
  if (/[us]s$/.test(stem) || !stem.endsWith('s')) return stem
  return hasVowel.test(stem.slice(0, -2)) ? stem.slice(0, -1) : stem
}

function pastAndGerund(word: string, r1: number): string {
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
  const suffix = suffixOf(word, known => known in step2)
  if (suffix === undefined || word.length - suffix.length < r1) return word
  const stem = word.slice(0, -suffix.length)
  if (suffix === 'ogi' && !stem.endsWith('l')) return word
  if (suffix === 'li' && !/[cdeghkmnrt]$/.test(stem)) return word
  return stem + step2[suffix]
}

function adjectival(word: string, r1: number, r2: number): string {
  const suffix = suffixOf(word, known => known in step3)
  if (suffix === undefined) return word
  const start = word.length - suffix.length
  return start < r1 || (suffix === 'ative' && start < r2) ? word : word.slice(0, start) + step3[suffix]
}

function residual(word: string, r2: number): string {
  const suffix = suffixOf(word, known => step4.has(known))
  if (suffix === undefined) return word
  const stem = word.slice(0, -suffix.length)
  return stem.length < r2 || (suffix === 'ion' && !/[st]$/.test(stem)) ? word : stem
}

function finalLetter(word: string, r1: number, r2: number): string {
  const stem = word.slice(0, -1)
  if (word.endsWith('e')) return stem.length >= r2 || (stem.length >= r1 && !shortSyllable.test(stem)) ? stem : word
  return word.endsWith('ll') && stem.length >= r2 ? stem : word
}

/** @param word lower-case */
export function stemEnglish(word: string): string {
  if (Object.hasOwn(exceptions, word)) return exceptions[word] as string
  if (word.length < 3) return word
  let stem = word.replace(/^'/, '').replace(/^y|(?<=[aeiouy])y/g, 'Y')
  const r1 = irregularR1.exec(stem)?.[0].length ?? region(stem, 0)
  const r2 = region(stem, r1)
  stem = pastAndGerund(plural(stem), r1)
  if (/[^aeiouy][yY]$/.test(stem) && stem.length > 2) stem = `${stem.slice(0, -1)}i`
  stem = derived(stem, r1)
  stem = adjectival(stem, r1, r2)
  stem = residual(stem, r2)
  return finalLetter(stem, r1, r2).toLowerCase()
}
