import type { Pattern, Sequence, Vocabulary } from './vocabulary.ts'

/** A word of the message as patterns see it. */
export interface PatternWord {
  position: number
  elements: readonly number[]
}

/** A pattern found in a message. */
export interface Match {
  pattern: Pattern
  /** The positions of its words, in the order of the pattern's elements. */
  positions: readonly number[]
}

/** The words of a phrase may stand this much further apart than side by side. */
const slack = 3

/** What is kept of an element, next to each other in memory; a field is of the message whose number `stamp` has. */
const fields = { stamp: 0, count: 1, first: 2, mark: 3 }
const width = 4

/** Finds the patterns of a vocabulary in messages. The work grows linearly with the number of words. */
export class Matcher {
  readonly #patterns: (readonly Pattern[] | undefined)[]
  readonly #sequences: (readonly Sequence[] | undefined)[]
  readonly #state: Int32Array
  /** Where an element stands that stands more than once. */
  readonly #places: number[][]
  /** The elements of the message at hand. */
  readonly #present: number[] = []
  #stamp = 0
  /** The elements of the next word are marked with its number. */
  #mark = 0

  constructor(vocabulary: Vocabulary) {
    const elements = Array.from({ length: vocabulary.size }, (_, element) => element)
    this.#patterns = elements.map(element => vocabulary.patternsAt(element))
    this.#sequences = elements.map(element => vocabulary.sequencesAt(element))
    this.#places = elements.map(() => [])
    this.#state = new Int32Array(vocabulary.size * width)
  }

  match(words: readonly PatternWord[]): Match[] {
    this.#stamp++
    this.#present.length = 0
    for (let at = 0; at < words.length; at++) this.#enter(words, at)
    const matches: Match[] = []
    for (const element of this.#present) {
      const patterns = this.#patterns[element]
      if (patterns === undefined) continue
      for (let each = 0; each < patterns.length; each++) {
        const pattern = patterns[each] as Pattern
        const positions = this.#positionsOf(pattern.elements)
        if (positions) matches.push({ pattern, positions })
      }
    }
    return matches
  }

  /** Notes the elements of a word, and those of the sequences that begin with it. */
  #enter(words: readonly PatternWord[], at: number) {
    const { elements, position } = words[at] as PatternWord
    const next = words[at + 1]
    const isFollowed = next !== undefined && next.position === position + 1
    if (isFollowed) {
      this.#mark++
      for (let one = 0; one < next.elements.length; one++)
        this.#state[(next.elements[one] as number) * width + fields.mark] = this.#mark
    }
    for (let one = 0; one < elements.length; one++) {
      const element = elements[one] as number
      this.#place(element, position)
      const sequences = isFollowed ? this.#sequences[element] : undefined
      if (sequences === undefined) continue
      for (let each = 0; each < sequences.length; each++) {
        const { steps, element: whole } = sequences[each] as Sequence
        const isNext = this.#state[(steps[1] as number) * width + fields.mark] === this.#mark
        if (isNext && follows(words, at, steps)) this.#place(whole, position)
      }
    }
  }

  #place(element: number, position: number) {
    const state = this.#state
    const at = element * width
    if (state[at] !== this.#stamp) {
      state[at] = this.#stamp
      state[at + fields.count] = 1
      state[at + fields.first] = position
      this.#present.push(element)
      return
    }
    const count = state[at + fields.count] as number
    const places = this.#places[element] as number[]
    if (count === 1) places[0] = state[at + fields.first] as number
    if (position === (count === 1 ? state[at + fields.first] : places[count - 1])) return
    places[count] = position
    state[at + fields.count] = count + 1
  }

  /** The closest set of places for a pattern's elements, each on a word of its own. */
  #positionsOf(elements: readonly number[]): readonly number[] | undefined {
    const state = this.#state
    let isRepeated = false
    for (let one = 0; one < elements.length; one++) {
      const at = (elements[one] as number) * width
      if (state[at] !== this.#stamp) return undefined
      if ((state[at + fields.count] as number) > 1) isRepeated = true
    }
    const first = state[(elements[0] as number) * width + fields.first] as number
    if (elements.length === 1) return [first]
    if (isRepeated) return this.#closest(elements)
    return this.#from(first, elements)
  }

  /** Of the places of an element that stands more than once, the one whose set is closest. */
  #closest(elements: readonly number[]): readonly number[] | undefined {
    let best: number[] | undefined
    let bestSpread = Number.POSITIVE_INFINITY
    const anchor = elements[0] as number
    const count = this.#state[anchor * width + fields.count] as number
    for (let each = 0; each < count; each++) {
      const start = (count === 1 ? this.#state[anchor * width + fields.first] : this.#places[anchor]?.[each]) as number
      const positions = this.#from(start, elements)
      if (positions === undefined) continue
      const spread = Math.max(...positions) - Math.min(...positions)
      if (spread >= bestSpread) continue
      best = positions
      bestSpread = spread
    }
    return best
  }

  /** The places nearest to `start` for the other elements; undefined when one of them is out of reach. */
  #from(start: number, elements: readonly number[]): number[] | undefined {
    const reach = elements.length - 1 + slack
    const positions = [start]
    for (let one = 1; one < elements.length; one++) {
      const at = (elements[one] as number) * width
      const count = this.#state[at + fields.count] as number
      const only = this.#state[at + fields.first] as number
      const near =
        count === 1
          ? positions.includes(only)
            ? undefined
            : only
          : nearest(this.#places[elements[one] as number] as number[], count, start, positions)
      if (near === undefined || Math.abs(near - start) > reach) return undefined
      positions.push(near)
    }
    return positions
  }
}

function follows(words: readonly PatternWord[], at: number, steps: readonly number[]): boolean {
  for (let step = 2; step < steps.length; step++) {
    const word = words[at + step]
    if (word === undefined || word.position !== (words[at + step - 1] as PatternWord).position + 1) return false
    if (!word.elements.includes(steps[step] as number)) return false
  }
  return true
}

/** Of the first `count` places, the nearest to `start` that is not taken; they are in ascending order. */
function nearest(
  places: readonly number[],
  count: number,
  start: number,
  taken: readonly number[],
): number | undefined {
  let first = 0
  if (count > 6) {
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[middle] as number) < start) low = middle + 1
      else high = middle
    }
    first = Math.max(0, low - 3)
  }
  let best: number | undefined
  for (let at = first; at < Math.min(count, first + 6); at++) {
    const place = places[at] as number
    if (!taken.includes(place) && (best === undefined || Math.abs(place - start) < Math.abs(best - start))) best = place
  }
  return best
}
