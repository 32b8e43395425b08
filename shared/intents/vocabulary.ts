import type { Lexicon } from './lexicon/lexicon.ts'
import { stemEnglish } from './stem/en.ts'
import { stemRussian } from './stem/ru.ts'

/** The stem of a word by its alphabet. */
export const stemOf = (word: string): string => (/[а-я]/.test(word) ? stemRussian(word) : stemEnglish(word))

/** A phrase of the lexicon. */
export interface Pattern {
  /** '*' stands for every intent. */
  intent: string
  weight: number
  /** Rules the intent out instead of speaking for it. */
  forbids: boolean
  /** Element numbers, the rarest first. */
  elements: number[]
  /** As it stands in the lexicon. */
  source: string
}

/** Elements next to each other that together are another element. */
export interface Sequence {
  steps: number[]
  element: number
}

/** The element of a word that nobody knows. */
export const strangeElement = 0

/**
 * The lexicons as numbers. A word of a message has terms (its form as `=form`, its stem; behind `!` when negated), a term
 * gives elements (a word, a group or an alternative of a phrase), and a pattern is a set of elements.
 */
export class Vocabulary {
  readonly patterns: Pattern[] = []
  /** Every form in which a word stands in the lexicon. */
  readonly surface = new Set<string>()
  readonly common = new Set<string>()
  readonly foreign = new Set<string>()
  /** Words that are recognised with a slip in them. */
  readonly misspelt = new Set<string>()
  readonly lookalikes = new Set<string>()
  readonly negators = new Set<string>()
  readonly negatable = new Set<string>()
  readonly negatableAlone = new Set<string>()
  /** Terms of the phrases that speak for an intent. */
  readonly #speaking = new Set<string>()
  readonly #elements = new Map<string, number>([['~', strangeElement]])
  readonly #ofTerm = new Map<string, number[]>()
  readonly #byAnchor: Pattern[][] = []
  readonly #byFirstStep: Sequence[][] = []

  /** @param taught goes before the others: what speaks there is foreign no more */
  constructor(lexicons: readonly Lexicon[], taught?: Lexicon) {
    const own = taught ? [taught] : []
    for (const lexicon of [...own, ...lexicons]) {
      for (const [intent, { phrases, forbid = '' }] of Object.entries(lexicon.intents)) {
        for (const [weight, list] of Object.entries(phrases)) this.#add(lexicon, intent, Number(weight), list, false)
        this.#add(lexicon, intent, 1, forbid, true)
      }
      this.#add(lexicon, '*', 1, lexicon.forbid, true)
      collect(this.common, lexicon.common)
      collect(this.foreign, lexicon.foreign)
      for (const word of wordsIn(lexicon.lookalikes)) this.lookalikes.add(word)
      for (const word of wordsIn(lexicon.negators)) this.negators.add(word)
      for (const word of wordsIn(lexicon.negatable)) this.negatable.add(word)
      for (const word of wordsIn(lexicon.misspelt)) this.misspelt.add(word)
      collect(this.negatableAlone, lexicon.negatableAlone)
    }
    for (const lexicon of own)
      for (const word of wordsIn(lexicon.misspelt))
        for (const form of [word, stemOf(word)]) {
          this.foreign.delete(form)
          this.lookalikes.delete(form)
        }
    this.#index()
  }

  /** How many elements there are; their numbers are below it. */
  get size(): number {
    return this.#elements.size
  }

  elementsOf(term: string): readonly number[] {
    return this.#ofTerm.get(term) ?? none
  }

  /** The patterns whose rarest element is this one. */
  patternsAt(element: number): readonly Pattern[] {
    return this.#byAnchor[element] ?? none
  }

  sequencesAt(element: number): readonly Sequence[] {
    return this.#byFirstStep[element] ?? none
  }

  #add(lexicon: Lexicon, intent: string, weight: number, list: string, forbids: boolean) {
    for (const source of list.split(',').map(phrase => phrase.trim())) {
      if (source === '') continue
      const parts = source.split(' ')
      const elements = [...new Set(parts.map(part => this.#element(lexicon, part)))]
      if (!forbids) for (const part of parts) this.#speak(lexicon, part)
      this.patterns.push({ intent, weight, forbids, elements, source })
    }
  }

  /** Whether a word of the lexicon speaks for an intent; one that only forbids is not known by that. */
  speaks(term: string): boolean {
    return this.#speaking.has(term)
  }

  #speak(lexicon: Lexicon, part: string) {
    for (const word of expand(lexicon, part).flatMap(choice => choice.split('_')))
      if (word.startsWith('{')) this.#speak(lexicon, word)
      else this.#speaking.add(termOf(word))
  }

  /** The number of `word`, `{group}`, `a|b` or `a_b`. */
  #element(lexicon: Lexicon, part: string): number {
    const choices = expand(lexicon, part)
    const key = choices.join('|')
    const known = this.#elements.get(key)
    if (known !== undefined) return known
    const element = this.#elements.size
    this.#elements.set(key, element)
    for (const choice of choices) {
      const steps = choice.split('_')
      if (steps.length === 1) push(this.#ofTerm, this.#spell(choice), element)
      else {
        const sequence = { steps: steps.map(step => this.#element(lexicon, step)), element }
        const first = sequence.steps[0] as number
        this.#byFirstStep[first] = [...(this.#byFirstStep[first] ?? []), sequence]
      }
    }
    return element
  }

  #spell(word: string): string {
    if (/\p{L}/u.test(word)) this.surface.add(word.replace(/^!?=?/, ''))
    return termOf(word)
  }

  #index() {
    const uses = new Map<number, number>()
    for (const { elements } of this.patterns) for (const one of elements) uses.set(one, (uses.get(one) ?? 0) + 1)
    for (const pattern of this.patterns) {
      pattern.elements.sort((a, b) => (uses.get(a) as number) - (uses.get(b) as number))
      const anchor = pattern.elements[0] as number
      const here = this.#byAnchor[anchor]
      if (here) here.push(pattern)
      else this.#byAnchor[anchor] = [pattern]
    }
  }
}

/** `=form` and `!` stay; a plain word becomes its stem, where that is long enough to be its own. */
function termOf(word: string): string {
  const [, negated = '', exact = '', text = ''] = /^(!?)(=?)(.*)$/.exec(word) as RegExpExecArray
  if (exact || !/\p{L}/u.test(text)) return word
  const stem = stemOf(text)
  return stem.length >= shortestStem ? negated + stem : `${negated}=${text}`
}

const none: readonly never[] = []
/** A shorter stem belongs to too many words («заем» → «за»). */
const shortestStem = 4

const wordsIn = (list: string): string[] => list.replaceAll('ё', 'е').split(/\s+/).filter(Boolean)

function collect(set: Set<string>, list: string) {
  for (const word of wordsIn(list)) {
    const stem = stemOf(word)
    set.add(stem.length >= shortestStem ? stem : word).add(word)
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

/** The words and sequences that a part of a phrase may be. */
function expand(lexicon: Lexicon, part: string): string[] {
  return part
    .replaceAll('ё', 'е')
    .split('|')
    .flatMap(choice => {
      const group = /^\{(.+)\}$/.exec(choice)?.[1]
      if (group === undefined) return [choice]
      const members = lexicon.groups[group]
      if (members === undefined) throw new Error(`the lexicon has no group ${choice}`)
      return wordsIn(members)
    })
}
