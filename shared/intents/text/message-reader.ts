import { kinds, kindsIn } from './characters.ts'
import { rolesOf } from './function-words.ts'
import { withoutHomoglyphs } from './homoglyphs.ts'
import { asEnglishLayout, asRussianLayout } from './keyboard-layout.ts'
import { markNegated } from './negation.ts'
import { isLargeNumber, isSum } from './number-words.ts'
import type { Reading, ReadWord } from './reading.ts'
import { russianSpellings, spellingsInRussian, spellingsOf } from './spellings.ts'
import { stemOf } from './stem/stem.ts'
import type { Speller } from './typos.ts'
import { type CachedWord, WordCache } from './word-cache.ts'
import { type Word, wordsOf } from './words.ts'

const marks = { number: '#', id: '№', money: '₽' } as const
const numeral = (word: string): Reading => ({
  word,
  stem: word,
  mark: undefined,
  language: 'ru',
  isKnown: true,
  isCorrected: false,
  isNegated: false,
  roles: 0,
  negated: undefined,
  evidence: undefined,
})

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
/** Keys that are letters on the Russian layout. */
const layoutMarks = /[,.;'[\]`]/

/**
 * So many words of a message are asked for its language, so many are looked for in other spellings, and so often one is
 * corrected: a message of hundreds of unknown words is not one with typos, and must not take long.
 */
const maxUnknown = 32
/** The likeliest spellings, by layout and by sound, of which one may have a typo. */
const maxSpellings = 2

/** What is known of a word as written; each field is filled in when first needed. */
interface Chunk extends CachedWord {
  asItStands: readonly Reading[] | undefined
  asRussian: readonly Reading[] | undefined
  /** Whether this word in Latin letters speaks for a Russian message (above 0) or an English one (below). */
  russianness: number | undefined
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
  read(text: string): ReadWord[] {
    this.#respellings = maxUnknown
    this.#corrections = maxUnknown
    const written = wordsOf(text, this.#relayout, this.#chunkAt)
    const isTypedInLatin = (kindsIn(text) & kinds.latin) !== 0 && this.#isRussianInLatin(written)
    const words: ReadWord[] = []
    let shift = 0
    for (const { text: chunk, position, kind, known } of written) {
      if (kind !== 'word') {
        words.push({ text: chunk, position: position + shift, reading: this.#numerals[kind], isNumber: true })
        continue
      }
      const readings = this.#readingsOf(known, isTypedInLatin)
      for (let at = 0; at < readings.length; at++)
        words.push({ text: chunk, position: position + shift + at, reading: readings[at] as Reading, isNumber: false })
      shift += readings.length - 1
    }
    markNegated(words)
    return words
  }

  readonly #chunkAt = (text: string, start: number, end: number): Chunk => this.#chunks.at(text, start, end)

  #readingsOf(chunk: Chunk, isTypedInLatin: boolean): readonly Reading[] {
    const place = isTypedInLatin ? 'asRussian' : 'asItStands'
    const known = chunk[place]
    if (known) return known
    const readings = this.#read(chunk.text, isTypedInLatin)
    // Another message may have more looked for.
    if (this.#respellings > 0 && this.#corrections > 0) chunk[place] = readings
    return readings
  }

  #read(text: string, isTypedInLatin: boolean): Reading[] {
    const written = withoutHomoglyphs(text)
    const asWritten = this.#readingOf(written)
    if (this.#respellings === 0 || (!isTypedInLatin && asWritten.isKnown)) return [asWritten]
    this.#respellings--
    const { all, likeliest } = isTypedInLatin ? spellingsInRussian(written) : spellingsOf(written)
    const known = all.find(this.#isKnown)
    if (known !== undefined) return [this.#readingOf(known)]
    const meant = this.#corrected(all)
    if (meant !== undefined) return [{ ...this.#readingOf(meant), isCorrected: true }]
    const english = asEnglishLayout(text)
    if (english.length >= minTelling && /^[a-z']+$/.test(english) && this.#isKnown(english))
      return [this.#readingOf(english)]
    return (this.#parts(likeliest) ?? [likeliest]).map(part => this.#readingOf(part))
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

  #readingOf(word: string): Reading {
    if (word === marks.number) return this.#numerals.number
    const mark = isSum(word) ? marks.money : word.length > 2 && isLargeNumber(word) ? marks.number : undefined
    const stem = stemOf(word)
    const language = /[a-z]/.test(word) ? 'en' : 'ru'
    return {
      word,
      stem,
      mark,
      language,
      isKnown: this.#knows(stem),
      isCorrected: false,
      isNegated: false,
      roles: rolesOf(word),
      negated: undefined,
      evidence: undefined,
    }
  }

  readonly #isKnown = (word: string): boolean => this.#knows(stemOf(word))

  /** Whether the Latin words of a message make more sense as Russian ones: "skolko na schetu", «vjq ,fkfyc». */
  #isRussianInLatin(words: readonly Word<Chunk>[]): boolean {
    let russian = 0
    let known = 0
    for (const { text, known: chunk } of words.slice(0, maxUnknown)) {
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

  /** The known Russian word that a chunk of Latin letters and marks is on the Russian layout: «,fkfyc» is «баланс». */
  readonly #relayout = (chunk: string): string | undefined => {
    if (!layoutMarks.test(chunk)) return undefined
    const russian = asRussianLayout(chunk)
    return /^[а-я]+$/.test(russian) && this.#isKnown(russian) ? russian : undefined
  }
}
