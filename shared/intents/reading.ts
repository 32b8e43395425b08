import { withoutHomoglyphs } from './homoglyphs.ts'
import { asEnglishLayout, asRussianLayout } from './keyboard-layout.ts'
import { isLargeNumber, isSum } from './numbers.ts'
import { stemEnglish } from './stem/en.ts'
import { stemRussian } from './stem/ru.ts'
import { transliterate } from './transliterate.ts'
import { Speller } from './typos.ts'
import { isStrange, stemOf, strangeAdjective, strangeElement, type Vocabulary } from './vocabulary.ts'

/** What a word of a message was taken for. */
export interface Reading {
  /** The word as understood: corrected, transliterated, or as it stands. */
  word: string
  stem: string
  /** `=form` and stem */
  terms: string[]
  /** Groups of the lexicon that the word belongs to: `{деньги}`. */
  concepts: readonly string[]
  /** Elements of the vocabulary that the word is, and those that it is under a negation. */
  elements: readonly number[]
  negatedElements: readonly number[]
  /** known: in a phrase of the lexicon; common: says nothing; foreign: of another topic; strange: not known at all. */
  kind: 'known' | 'common' | 'foreign' | 'strange'
  language: 'ru' | 'en'
  /** «хочувывести» and «выведи500» are two words written as one. */
  parts?: readonly [string, string] | undefined
}

type Language = Reading['language']

/** So long a word is recognised with a slip in it, whichever it is: hardly another word comes near. */
const longWord = 7
/** A strange word of so many letters may be two without a space. */
const [glued, longestGlued] = [6, 24]
/** Of two words written as one, neither is shorter. */
const shortestPart = 3
const cacheSize = 20_000
const shortLatin = 3
/** «деньги-то», «выведи-ка» */
const particle = /-(?:то|ка|таки|с)$/
const adjective = /(?:[ыио]й|[ая]я|[оеы]е|ие|[оe]го|ему|ому|[уюе]ю|[ыи]х|[ыи]ми?|ной)$/
/** A shorter transliterated word must stand in the lexicon as it is. */
const longLatin = 5

/** Reads single words: as they stand, misspelt, in Latin letters, on the wrong keyboard layout. Remembers the last ones. */
export class Reader {
  readonly #vocabulary: Vocabulary
  readonly #speller: Speller
  /** «деньги» by «денги»: transliteration loses the soft sign. */
  readonly #bySoftless: Map<string, string>
  readonly #cache = new Map<string, Reading>()

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
    this.#bySoftless = new Map([...vocabulary.surface].map(word => [word.replace(/[ьъ]/g, ''), word]))
    this.#speller = new Speller([
      ...vocabulary.misspelt,
      ...[...vocabulary.surface, ...vocabulary.common].filter(word => word.length >= longWord),
    ])
  }

  /** @param word one normalised word */
  read(word: string): Reading {
    const cached = this.#cache.get(word)
    if (cached) return cached
    const reading = this.#withNumber(word, this.#guess(withoutHomoglyphs(word)))
    if (reading.kind === 'strange' && word.length >= glued && word.length <= longestGlued)
      reading.parts = this.#partsOf(word)
    if (this.#cache.size >= cacheSize) this.#cache.clear()
    this.#cache.set(word, reading)
    return reading
  }

  /** The two words that were written as one; undefined when it is one word. */
  #partsOf(word: string): [string, string] | undefined {
    const border = /^\p{L}{4,}(?=\d+$)/u.exec(word)?.[0].length
    if (border !== undefined) return [word.slice(0, border), word.slice(border)]
    for (let at = word.length - shortestPart; at >= shortestPart; at--) {
      const [left, right] = [word.slice(0, at), word.slice(at)]
      const { surface, common } = this.#vocabulary
      if ((surface.has(left) && (surface.has(right) || common.has(right))) || (common.has(left) && surface.has(right)))
        return [left, right]
    }
    return undefined
  }

  /** A number or sum in digits: `#`, `№`, `₽`. */
  number(term: '#' | '№' | '₽'): Reading {
    return this.#reading(term, [term], 'common', 'ru')
  }

  /** «тысячу» and «500р» are words and sums. */
  #withNumber(word: string, reading: Reading): Reading {
    const term = isSum(word) ? '₽' : word.length > 2 && isLargeNumber(word) ? '#' : undefined
    if (term === undefined) return reading
    const number = this.number(term)
    return {
      ...reading,
      kind: 'common',
      elements: [...reading.elements.filter(one => !isStrange(one)), ...number.elements],
      concepts: [...reading.concepts, ...number.concepts],
    }
  }

  #guess(word: string): Reading {
    const latin = /[a-z]/.test(word)
    const language = latin ? 'en' : 'ru'
    const single = word.replace(/(.)\1+/g, '$1')
    const { surface } = this.#vocabulary
    const held = single !== word && surface.has(single) && !surface.has(word)
    const exact = this.#exact(held ? single : word, language) ?? this.#exact(single, language)
    if (exact && this.#isSlip(word)) return this.#withRight(exact)
    if (exact) return latin && word.length <= shortLatin ? this.#withRussian(exact) : exact
    const bare = word.replace(particle, '')
    if (bare !== word) return this.#guess(bare)
    const translated = latin ? this.#asRussian(word) : this.#asEnglish(word)
    const reading = translated ?? this.#misspelt(word, language)
    return reading ?? this.#reading(word, [], 'strange', language)
  }

  /** Short Latin words are often both: "do" is also «до» of "do svidaniya". */
  #withRussian(english: Reading): Reading {
    const russian = this.#asRussian(english.word)
    return russian ? { ...english, elements: [...english.elements, ...russian.elements] } : english
  }

  /** «помощ»: a slip may leave the stem, and miss the patterns of a form. */
  #isSlip(word: string): boolean {
    const { surface, common, foreign } = this.#vocabulary
    return word.length > shortLatin && !surface.has(word) && !common.has(word) && !foreign.has(word)
  }

  #withRight(slip: Reading): Reading {
    const right = this.#speller.correct(slip.word)
    if (right === undefined || stemOf(right) !== stemOf(slip.word)) return slip
    const { elements } = this.#reading(right, [`=${right}`], slip.kind, slip.language)
    return { ...slip, elements: [...slip.elements, ...elements] }
  }

  #reading(word: string, terms: string[], kind: Reading['kind'], language: Language): Reading {
    const { elementsOf } = this.#vocabulary
    const elements = terms.flatMap(term => elementsOf.call(this.#vocabulary, term))
    if (kind === 'strange' || kind === 'foreign') {
      elements.push(strangeElement)
      if (adjective.test(word)) elements.push(strangeAdjective)
    }
    const negatedElements = terms.flatMap(term => elementsOf.call(this.#vocabulary, `!${term}`))
    const concepts = elements.flatMap(element => this.#vocabulary.conceptOf(element) ?? [])
    return { word, stem: stemOf(word), terms, concepts, elements, negatedElements, kind, language }
  }

  #exact(word: string, language: Language): Reading | undefined {
    const stem = language === 'ru' ? stemRussian(word) : stemEnglish(word)
    const { common, foreign } = this.#vocabulary
    const meant = this.#vocabulary.variants.get(word)
    const terms = [`=${word}`, stem, ...(meant === undefined ? [] : [`=${meant}`, stemOf(meant)])]
    const isCommon = common.has(word) || common.has(stem)
    const isForeign = foreign.has(word) || (foreign.has(stem) && !common.has(word))
    const isKnown = terms.some(term => this.#vocabulary.speaks(term))
    const forbids = terms.some(term => this.#vocabulary.elementsOf(term).length > 0)
    if (!isCommon && !isForeign && !isKnown && !forbids) return undefined
    return this.#reading(
      word,
      terms,
      isForeign ? 'foreign' : isCommon ? 'common' : isKnown ? 'known' : 'strange',
      language,
    )
  }

  #asRussian(word: string): Reading | undefined {
    const readings = [asRussianLayout(word), ...transliterate(word)].filter(one => /^[а-я][а-я-]+$/.test(one))
    const inLexicon = readings.map(one => this.#bySoftless.get(one)).find(one => one !== undefined)
    const exact = inLexicon ?? readings.find(one => this.#vocabulary.common.has(one))
    if (exact !== undefined) return this.#exact(exact, 'ru')
    if (word.length < longLatin) return undefined
    for (const russian of readings) {
      const reading = this.#exact(russian, 'ru') ?? this.#misspelt(russian, 'ru')
      if (reading) return reading
    }
    return undefined
  }

  #asEnglish(word: string): Reading | undefined {
    const english = asEnglishLayout(word)
    if (english.length < 3 || /[^a-z']/.test(english)) return undefined
    const reading = this.#exact(english, 'en')
    return reading && reading.elements.length > 0 && reading.kind !== 'foreign' ? reading : undefined
  }

  #misspelt(word: string, language: Language): Reading | undefined {
    if (this.#vocabulary.lookalikes.has(word)) return undefined
    const right = this.#speller.correct(word)
    return right === undefined ? undefined : this.#exact(right, language)
  }
}
