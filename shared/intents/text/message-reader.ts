import { kinds } from './characters.ts'
import { rolesOf } from './function-words.ts'
import { withoutHomoglyphs } from './homoglyphs.ts'
import { asEnglishLayout, relaid } from './keyboard-layout.ts'
import { markNegated } from './negation.ts'
import { isLargeNumber, isSum } from './number-words.ts'
import { Reading, type ReadWord, type Understood } from './reading.ts'
import { russianSpellings, spellingsInRussian, spellingsOf } from './spellings.ts'
import { stemOf } from './stem/stem.ts'
import type { Speller } from './typos.ts'
import { unitsOf } from './units.ts'
import { type CachedWord, WordCache } from './word-cache.ts'
import { type NumeralKind, wordsOf } from './words.ts'

const marks = { number: '#', id: '№', money: '₽' } as const
const numeral = (word: string): Reading =>
  new Reading({ word, stem: word, mark: undefined, language: 'ru', isKnown: true, roles: 0 })

/** Capacity of the word cache. */
const cachedWords = 32_768
/** Shorter Latin words say little about the language of a message: "do" may be «до». */
const minTelling = 3
/** Exceptions: the commonest short words, with their `russianness`, as in "50 on Madrid" and «50 na Madrid». */
const shortWords: ReadonlyMap<string, number> = new Map([
  ...'on to in is my of at it me we an'.split(' ').map((word): [string, number] => [word, -0.9]),
  ...'na po ne za iz ot'.split(' ').map((word): [string, number] => [word, 0.9]),
])
/** An unknown word of so many letters may be two words without a space. */
const minGlued = 8
const maxGlued = 24
/** The letters of each of the two, at least. */
const minPart = 3
/** The characters of a word and a number without a space, at least. */
const minWithNumber = 6

/**
 * So many words of a message are asked for its language, so many are looked for in other spellings, and so often one is
 * corrected: a message of hundreds of unknown words is not one with typos, and must not take long.
 */
const maxUnknown = 32
/** The likeliest spellings, by layout and by sound, of which one may have a typo. */
const maxSpellings = 2

/** What is known of a word as written; each field is filled in when first needed. */
interface Chunk extends CachedWord {
  asItStands: Reading | undefined
  asRussian: Reading | undefined
  /** Whether this word in Latin letters speaks for a Russian message (above 0) or an English one (below). */
  russianness: number | undefined
}

/** A word while the message is being read; a number has no chunk. */
interface ReadChunk extends ReadWord {
  chunk: Chunk | undefined
}

/** Reads the words of messages, whatever alphabet or keyboard layout they were typed in. Recent words are cached. */
export class MessageReader {
  readonly #knows: (stem: string) => boolean
  readonly #numerals = { number: numeral(marks.number), id: numeral(marks.id), money: numeral(marks.money) }
  readonly #speller: Speller
  /** How many more words of the message being read may be looked for in other spellings, and corrected. */
  #respellings = 0
  #corrections = 0
  readonly #chunks = new WordCache<Chunk>(cachedWords, (text, hash) => ({
    text,
    hash,
    asItStands: undefined,
    asRussian: undefined,
    russianness: undefined,
  }))

  /**
   * @param knows whether the model knows a stem
   * @param speller corrects words whose stems it does not know
   */
  constructor(knows: (stem: string) => boolean, speller: Speller) {
    this.#knows = knows
    this.#speller = speller
  }

  /** @param text normalised */
  read(text: string): readonly ReadWord[] {
    this.#respellings = maxUnknown
    this.#corrections = maxUnknown
    const units = unitsOf(text)
    const hasLatin = (units.kinds & kinds.latin) !== 0
    const mayBeRelaid = hasLatin && (units.kinds & kinds.layoutMark) !== 0
    const written = mayBeRelaid
      ? wordsOf(relaid(text, this.#isKnown), this.#making)
      : wordsOf(text, this.#making, units)
    const isTypedInLatin = hasLatin && this.#isRussianInLatin(written)
    let hasGlued = false
    for (const word of written) {
      if (word.chunk === undefined) continue
      word.reading = this.#readingOf(word.chunk, isTypedInLatin)
      if (word.reading.next !== undefined) hasGlued = true
    }
    const words = hasGlued ? parted(written) : written
    markNegated(words)
    return words
  }

  readonly #making = {
    word: (text: string, codes: Uint16Array, start: number, end: number, position: number): ReadChunk => {
      const chunk = this.#chunks.at(text, codes, start, end)
      return { text: chunk.text, position, reading: this.#numerals.number, isNumber: false, chunk }
    },
    numeral: (text: string, kind: NumeralKind, position: number): ReadChunk => ({
      text,
      position,
      reading: this.#numerals[kind],
      isNumber: true,
      chunk: undefined,
    }),
  }

  #readingOf(chunk: Chunk, isTypedInLatin: boolean): Reading {
    const known = isTypedInLatin ? chunk.asRussian : chunk.asItStands
    if (known !== undefined) return known
    const reading = this.#read(chunk.text, isTypedInLatin)
    // Another message may have more looked for.
    if (this.#respellings > 0 && this.#corrections > 0) {
      if (isTypedInLatin) chunk.asRussian = reading
      else chunk.asItStands = reading
    }
    return reading
  }

  #read(text: string, isTypedInLatin: boolean): Reading {
    const written = withoutHomoglyphs(text)
    const asWritten = this.#understood(written)
    if (this.#respellings === 0 || (!isTypedInLatin && asWritten.isKnown)) return new Reading(asWritten)
    this.#respellings--
    const { all, likeliest } = isTypedInLatin ? spellingsInRussian(written) : spellingsOf(written)
    const known = all.find(this.#isKnown)
    if (known !== undefined) return new Reading(this.#understood(known))
    const meant = this.#corrected(all)
    if (meant !== undefined) return new Reading({ ...this.#understood(meant), isCorrected: true })
    const english = asEnglishLayout(text)
    if (english.length >= minTelling && /^[a-z']+$/.test(english) && this.#isKnown(english))
      return new Reading(this.#understood(english))
    const [first = likeliest, second] = this.#parts(likeliest) ?? []
    if (second === undefined) return new Reading(this.#understood(first))
    const next = second === marks.number ? this.#numerals.number : new Reading(this.#understood(second))
    return new Reading(this.#understood(first), next)
  }

  /** The first word that one of these spellings is, but for a typo. */
  #corrected(spellings: readonly string[]): string | undefined {
    if (this.#corrections === 0) return undefined
    this.#corrections--
    for (const spelling of spellings.slice(0, maxSpellings)) {
      const meant = this.#speller.correct(spelling)
      if (meant !== undefined) return meant
    }
    return undefined
  }

  /** The two words that were written as one: «хочувывести», «выведи500». */
  #parts(word: string): [string, string] | undefined {
    if (word.length < minWithNumber || word.length > maxGlued) return undefined
    const border = /^\p{L}{4,}(?=\d+$)/u.exec(word)?.[0].length
    if (border !== undefined) return [word.slice(0, border), marks.number]
    if (word.length < minGlued) return undefined
    for (let at = word.length - minPart; at >= minPart; at--) {
      const [left, right] = [word.slice(0, at), word.slice(at)]
      if (this.#isKnown(left) && this.#isKnown(right)) return [left, right]
    }
    return undefined
  }

  #understood(word: string): Understood {
    const mark = isSum(word) ? marks.money : word.length > 2 && isLargeNumber(word) ? marks.number : undefined
    const stem = stemOf(word)
    const language = /[a-z]/.test(word) ? 'en' : 'ru'
    return { word, stem, mark, language, isKnown: this.#knows(stem), roles: rolesOf(word) }
  }

  readonly #isKnown = (word: string): boolean => this.#knows(stemOf(word))

  /** Whether the Latin words of a message make more sense as Russian ones: "skolko na schetu", «vjq ,fkfyc». */
  #isRussianInLatin(words: readonly ReadChunk[]): boolean {
    let russian = 0
    let known = 0
    const asked = Math.min(words.length, maxUnknown)
    for (let at = 0; at < asked; at++) {
      const { text, chunk } = words[at] as ReadChunk
      if (chunk === undefined) continue
      if (text.length < minTelling) {
        russian += shortWords.get(text) ?? 0
        continue
      }
      const russianness = chunk.russianness ?? this.#russianness(text)
      if (this.#corrections > 0) chunk.russianness = russianness
      russian += russianness
      if (russianness !== 0) known++
    }
    return known > 0 ? russian > 0 : words.some(({ text }) => /[а-я]/.test(text))
  }

  /**
   * 1 when known as Russian, -1 as English, -0.1 as both: a word that is English as written is seldom meant otherwise. Half as
   * much when a typo is corrected.
   */
  #russianness(chunk: string): number {
    if (!/^[a-z'-]+$/.test(chunk)) return 0
    const spellings = russianSpellings(chunk)
    const isRussian = spellings.some(this.#isKnown)
    if (this.#isKnown(chunk)) return isRussian ? -0.1 : -1
    if (isRussian) return 1
    const isNearRussian = this.#corrected(spellings) !== undefined
    return (Number(isNearRussian) - Number(this.#corrected([chunk]) !== undefined)) / 2
  }
}

/** Two words that were written as one are two. */
function parted(words: readonly ReadChunk[]): ReadChunk[] {
  let shift = 0
  return words.flatMap(word => {
    const { reading, position } = word
    word.position = position + shift
    if (reading.next === undefined) return [word]
    shift++
    return [word, { ...word, position: word.position + 1, reading: reading.next }]
  })
}
