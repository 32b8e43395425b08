import { asEnglishLayout, asRussianLayout } from './keyboard-layout.ts'
import { stemEnglish } from './stem/en.ts'
import { stemRussian } from './stem/ru.ts'
import { transliterate } from './transliterate.ts'
import { Speller } from './typos.ts'
import { stemOf, type Vocabulary } from './vocabulary.ts'

/** What a word of a message was taken for. */
export interface Reading {
  /** The word as understood: corrected, transliterated, or as it stands. */
  word: string
  terms: string[]
  kind: 'known' | 'common' | 'foreign' | 'strange'
  language: 'ru' | 'en'
}

const cacheSize = 5_000

/** Reads single words: as they stand, misspelt, in Latin letters, on the wrong keyboard layout. Remembers the last ones. */
export class Reader {
  readonly #vocabulary: Vocabulary
  readonly #speller: Speller
  readonly #stems: Speller
  readonly #cache = new Map<string, Reading>()

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
    this.#speller = new Speller(vocabulary.surface)
    this.#stems = new Speller(new Set([...vocabulary.surface].map(stemOf)))
  }

  read(word: string): Reading {
    const cached = this.#cache.get(word)
    if (cached) return cached
    const reading = this.#read(word)
    if (this.#cache.size >= cacheSize) this.#cache.clear()
    this.#cache.set(word, reading)
    return reading
  }

  #read(word: string): Reading {
    const latin = /^[a-z'\d-]*[a-z]/.test(word)
    const language = latin ? 'en' : 'ru'
    const exact = this.#exact(word, language) ?? this.#exact(word.replace(/(.)\1+/g, '$1'), language)
    if (exact) return exact
    if (latin) {
      const russian = this.#asRussian(word)
      if (russian) return russian
    } else {
      const english = asEnglishLayout(word)
      const reading = /^[a-z']{2,}$/.test(english) ? this.#exact(english, 'en') : undefined
      if (reading?.kind === 'known') return reading
    }
    return this.#misspelt(word, language) ?? { word, terms: [], kind: 'strange', language }
  }

  #exact(word: string, language: 'ru' | 'en'): Reading | undefined {
    const stem = language === 'ru' ? stemRussian(word) : stemEnglish(word)
    const { common, foreign } = this.#vocabulary
    const terms = [`=${word}`, stem]
    const { sequences } = this.#vocabulary
    const known = terms.some(term => this.#vocabulary.elementsOf(term).length > 0 || sequences.has(term))
    if (known) return { word, terms, kind: common.has(stem) || common.has(word) ? 'common' : 'known', language }
    if (common.has(stem) || common.has(word)) return { word, terms, kind: 'common', language }
    if (foreign.has(stem)) return { word, terms, kind: 'foreign', language }
    return undefined
  }

  #asRussian(word: string): Reading | undefined {
    for (const russian of [asRussianLayout(word), ...transliterate(word)]) {
      if (russian.length < 2 || /[^а-я]/.test(russian)) continue
      const reading = this.#exact(russian, 'ru')
      if (reading) return reading
    }
    return undefined
  }

  #misspelt(word: string, language: 'ru' | 'en'): Reading | undefined {
    const right = this.#speller.correct(word)
    if (right !== undefined) return this.#exact(right, language)
    const stem = this.#stems.correct(language === 'ru' ? stemRussian(word) : stemEnglish(word))
    return stem === undefined ? undefined : { word: stem, terms: [stem], kind: 'known', language }
  }
}
