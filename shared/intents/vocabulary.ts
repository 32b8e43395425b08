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
  /** Of an administrator's own keywords. */
  taught: boolean
}

/** Elements next to each other that together are another element. */
export interface Sequence {
  steps: number[]
  element: number
}

/** The element of a word that nobody knows. */
export const strangeElement = 0
/** The element of an adjective that nobody knows: «водный баланс» is another balance, «пкажи баланс» a slip. */
export const strangeAdjective = 1

export const isStrange = (element: number): boolean => element === strangeElement || element === strangeAdjective

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
  /** How words are said in speech → how they stand in the lexicon. */
  readonly variants = new Map<string, string>()
  readonly negators = new Set<string>()
  readonly negatable = new Set<string>()
  readonly negatableAlone = new Set<string>()
  /** Terms of the phrases that speak for an intent. */
  readonly #speaking = new Set<string>()
  readonly #stems = new Map<string, string>()
  #size = strangeAdjective + 1
  readonly #groups = new Map<string, string[]>()
  readonly #terms = new Map<string, string>()
  readonly #ofTerm = new Map<string, number[]>()
  readonly #concepts = new Map<number, string>()
  readonly #byAnchor: Pattern[][] = []
  readonly #byFirstStep: Sequence[][] = []

  /** @param taught goes before the others: what speaks there is foreign no more */
  constructor(lexicons: readonly Lexicon[], taught?: Lexicon) {
    const own = taught ? [taught] : []
    for (const lexicon of [...own, ...lexicons]) {
      const source = {
        lexicon,
        taught: lexicon === taught,
        made: new Map([
          ['~', strangeElement],
          ['~ый', strangeAdjective],
        ]),
        spoken: new Set<string>(),
      }
      for (const [intent, { phrases, forbid = '' }] of Object.entries(lexicon.intents)) {
        for (const [weight, list] of Object.entries(phrases)) this.#add(source, intent, Number(weight), list, false)
        this.#add(source, intent, 1, forbid, true)
      }
      this.#add(source, '*', 1, lexicon.forbid, true)
      this.#collect(this.common, lexicon.common)
      this.#collect(this.foreign, lexicon.foreign)
      for (const word of wordsIn(lexicon.lookalikes)) this.lookalikes.add(word)
      for (const [meant, said] of Object.entries(lexicon.variants))
        for (const word of wordsIn(said)) this.variants.set(word, meant)
      for (const word of wordsIn(lexicon.negators)) this.negators.add(word)
      for (const word of wordsIn(lexicon.negatable)) this.negatable.add(word)
      for (const word of wordsIn(lexicon.misspelt)) this.misspelt.add(word)
      for (const word of wordsIn(lexicon.negatableAlone)) this.negatableAlone.add(this.#negatableTerm(word))
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
    return this.#size
  }

  elementsOf(term: string): readonly number[] {
    return this.#ofTerm.get(term) ?? none
  }

  /** The name of the group that an element is, if it is one: `{деньги}`. */
  conceptOf(element: number): string | undefined {
    return this.#concepts.get(element)
  }

  /** The patterns whose rarest element is this one. */
  patternsAt(element: number): readonly Pattern[] | undefined {
    return this.#byAnchor[element]
  }

  /** The sequences that begin with this one. */
  sequencesAt(element: number): readonly Sequence[] | undefined {
    return this.#byFirstStep[element]
  }

  #add(
    {
      lexicon,
      taught,
      made,
      spoken,
    }: { lexicon: Lexicon; taught: boolean; made: Map<string, number>; spoken: Set<string> },
    intent: string,
    weight: number,
    list: string,
    forbids: boolean,
  ) {
    for (const source of list.split(/[,\n]/).map(phrase => phrase.trim())) {
      if (source === '') continue
      const parts = source.split(' ')
      const elements = [...new Set(parts.map(part => this.#element(lexicon, part, made)))]
      if (!forbids) for (const part of parts) this.#speak(lexicon, part, spoken)
      this.patterns.push({ intent, weight, forbids, elements, source, taught })
    }
  }

  /** Whether a word of the lexicon speaks for an intent; one that only forbids is not known by that. */
  speaks(term: string): boolean {
    return this.#speaking.has(term)
  }

  #speak(lexicon: Lexicon, part: string, done: Set<string>) {
    if (done.has(part)) return
    done.add(part)
    for (const word of this.#expand(lexicon, part).flatMap(choice =>
      choice.includes('_') ? choice.split('_') : choice,
    ))
      if (word.startsWith('{')) this.#speak(lexicon, word, done)
      else this.#speaking.add(this.#termOf(word))
  }

  /** The number of `word`, `{group}`, `a|b` or `a_b`. */
  #element(lexicon: Lexicon, part: string, made: Map<string, number>): number {
    const before = made.get(part)
    if (before !== undefined) return before
    const element = this.#size++
    made.set(part, element)
    if (/^\{[^|]*\}$/.test(part)) this.#concepts.set(element, part)
    for (const choice of this.#expand(lexicon, part)) {
      if (!choice.includes('_')) push(this.#ofTerm, this.#termOf(choice), element)
      else {
        const sequence = { steps: choice.split('_').map(step => this.#element(lexicon, step, made)), element }
        const first = sequence.steps[0] as number
        const here = this.#byFirstStep[first]
        if (here) here.push(sequence)
        else this.#byFirstStep[first] = [sequence]
      }
    }
    return element
  }

  /** `=form` and `!` stay; a plain word becomes its stem, where that is long enough to be its own. */
  #termOf(word: string): string {
    const known = this.#terms.get(word)
    if (known !== undefined) return known
    const [, negated = '', exact = '', text = ''] = /^(!?)(=?)(.*)$/.exec(word) as RegExpExecArray
    let term = word
    if (/\p{L}/u.test(text)) {
      this.surface.add(text)
      const stem = exact ? '' : this.#stemOf(text)
      if (!exact) term = stem.length >= shortestStem ? negated + stem : `${negated}=${text}`
    }
    this.#terms.set(word, term)
    return term
  }

  /** The words and sequences that a part of a phrase may be. */
  #expand(lexicon: Lexicon, part: string): string[] {
    const choices = part.replaceAll('ё', 'е').split('|')
    return choices.length === 1 && !part.startsWith('{')
      ? choices
      : choices.flatMap(choice =>
          choice.startsWith('{') && choice.endsWith('}') ? this.#group(lexicon, choice) : choice,
        )
  }

  #group(lexicon: Lexicon, name: string): string[] {
    const known = this.#groups.get(name)
    if (known !== undefined) return known
    const members = lexicon.groups[name.slice(1, -1)]
    if (members === undefined) throw new Error(`the lexicon has no group ${name}`)
    const words = wordsIn(members)
    this.#groups.set(name, words)
    return words
  }

  #stemOf(word: string): string {
    const known = this.#stems.get(word)
    if (known !== undefined) return known
    const stem = stemOf(word)
    this.#stems.set(word, stem)
    return stem
  }

  /** «не вывод, а ставки» negates the noun, «деньги не выводятся» nothing, though the stem is the same. */
  #negatableTerm(word: string): string {
    if (word.startsWith('=')) return word
    const stem = this.#stemOf(word)
    return stem.length >= shortestStem ? stem : word
  }

  #collect(set: Set<string>, list: string) {
    for (const word of wordsIn(list)) {
      if (word.startsWith('=')) {
        set.add(word.slice(1))
        continue
      }
      const stem = this.#stemOf(word)
      set.add(stem.length >= shortestStem ? stem : word).add(word)
    }
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

const none: readonly never[] = []
/** A shorter stem belongs to too many words («заем» → «за»). */
const shortestStem = 4

const wordsIn = (list: string): string[] => list.replaceAll('ё', 'е').split(/\s+/).filter(Boolean)

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
