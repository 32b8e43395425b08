import type { Lexicon } from './lexicon/lexicon.ts'
import { stemEnglish } from './stem/en.ts'
import { stemRussian } from './stem/ru.ts'

/** The stem of a word by its alphabet. */
export const stemOf = (word: string): string => (/[а-я]/.test(word) ? stemRussian(word) : stemEnglish(word))

export interface Pattern {
  intent: string
  weight: number
  /** Rules the intent out instead of speaking for it. */
  forbids: boolean
  /** Element numbers, the rarest first. */
  elements: number[]
  source: string
}

/**
 * The lexicons as numbers: a word of a message gives terms (`=form`, stem), a term gives elements (a word, a group, an
 * alternative), and patterns are sets of elements.
 */
export class Vocabulary {
  readonly patterns: Pattern[] = []
  /** Sequences by the term of their first word. */
  readonly sequences = new Map<string, { rest: string[]; elements: number[] }[]>()
  readonly surface = new Set<string>()
  readonly common = new Set<string>()
  readonly foreign = new Set<string>()
  readonly #elements = new Map<string, number>()
  readonly #ofTerm = new Map<string, number[]>()
  readonly #byAnchor = new Map<number, Pattern[]>()

  constructor(lexicons: Lexicon[]) {
    for (const lexicon of lexicons) {
      for (const [intent, entry] of Object.entries(lexicon.intents)) {
        for (const [weight, phrases] of Object.entries(entry.phrases))
          this.#addPhrases(lexicon, intent, Number(weight), phrases, false)
        this.#addPhrases(lexicon, intent, 1, entry.forbid ?? '', true)
      }
      for (const word of lexicon.common.split(' ')) this.common.add(stemOf(word)).add(word)
      for (const word of lexicon.foreign.split(' ')) this.foreign.add(stemOf(word)).add(word)
    }
    const uses = new Map<number, number>()
    for (const { elements } of this.patterns) for (const one of elements) uses.set(one, (uses.get(one) ?? 0) + 1)
    for (const pattern of this.patterns) {
      pattern.elements.sort((a, b) => (uses.get(a) as number) - (uses.get(b) as number))
      const anchor = pattern.elements[0] as number
      this.#byAnchor.set(anchor, [...(this.#byAnchor.get(anchor) ?? []), pattern])
    }
  }

  elementsOf(term: string): readonly number[] {
    return this.#ofTerm.get(term) ?? []
  }

  patternsAt(element: number): readonly Pattern[] {
    return this.#byAnchor.get(element) ?? []
  }

  #addPhrases(lexicon: Lexicon, intent: string, weight: number, phrases: string, forbids: boolean) {
    for (const source of phrases.split(',').map(phrase => phrase.trim())) {
      if (source === '') continue
      const elements = source.split(' ').map(part => this.#element(lexicon, part))
      this.patterns.push({ intent, weight, forbids, elements: [...new Set(elements)], source })
    }
  }

  #element(lexicon: Lexicon, part: string): number {
    const words = part.split('|').flatMap(alternative => {
      const group = /^\{(.+)\}$/.exec(alternative)?.[1]
      if (group === undefined) return [alternative]
      const members = lexicon.groups[group]
      if (members === undefined) throw new Error(`lexicon: no group ${alternative}`)
      return members.split(' ')
    })
    const key = words.join('|')
    const known = this.#elements.get(key)
    if (known !== undefined) return known
    const element = this.#elements.size
    this.#elements.set(key, element)
    for (const word of words) this.#addWord(word, element)
    return element
  }

  #addWord(word: string, element: number) {
    const [first, ...rest] = word.split('_').map(one => this.#term(one)) as [string, ...string[]]
    if (rest.length === 0) return this.#ofTerm.set(first, [...(this.#ofTerm.get(first) ?? []), element])
    return this.sequences.set(first, [...(this.sequences.get(first) ?? []), { rest, elements: [element] }])
  }

  #term(word: string): string {
    if (!/\p{L}/u.test(word)) return word
    const text = word.replace(/^=/, '').replaceAll('ё', 'е')
    this.surface.add(text)
    return word.startsWith('=') ? `=${text}` : stemOf(text)
  }
}
