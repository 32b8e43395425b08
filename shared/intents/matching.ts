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

/** Finds the patterns of a vocabulary in messages. The work grows linearly with the number of words. */
export class Matcher {
  readonly #patterns: (readonly Pattern[] | undefined)[]
  readonly #sequences: (readonly Sequence[] | undefined)[]
  /** Where each element stands in the message at hand, and how often; valid where the stamp is the message's. */
  readonly #places: number[][]
  readonly #counts: Int32Array
  readonly #stamps: Int32Array
  /** The elements of the message at hand. */
  readonly #present: number[] = []
  #stamp = 0
  /** Which elements the next word has: those marked with its number. */
  readonly #marks: Int32Array
  #mark = 0

  constructor(vocabulary: Vocabulary) {
    const elements = Array.from({ length: vocabulary.size }, (_, element) => element)
    this.#patterns = elements.map(element => vocabulary.patternsAt(element))
    this.#sequences = elements.map(element => vocabulary.sequencesAt(element))
    this.#places = elements.map(() => [])
    this.#counts = new Int32Array(vocabulary.size)
    this.#stamps = new Int32Array(vocabulary.size)
    this.#marks = new Int32Array(vocabulary.size)
  }

  match(words: readonly PatternWord[]): Match[] {
    this.#stamp++
    this.#present.length = 0
    for (let at = 0; at < words.length; at++) {
      const { elements, position } = words[at] as PatternWord
      const next = words[at + 1]
      const isFollowed = next !== undefined && next.position === position + 1
      if (isFollowed) {
        this.#mark++
        for (let one = 0; one < next.elements.length; one++) this.#marks[next.elements[one] as number] = this.#mark
      }
      for (let one = 0; one < elements.length; one++) {
        const element = elements[one] as number
        this.#place(element, position)
        const sequences = isFollowed ? this.#sequences[element] : undefined
        if (sequences === undefined) continue
        for (let each = 0; each < sequences.length; each++) {
          const { steps, element: whole } = sequences[each] as Sequence
          if (this.#marks[steps[1] as number] === this.#mark && follows(words, at, steps)) this.#place(whole, position)
        }
      }
    }
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

  #place(element: number, position: number) {
    const places = this.#places[element] as number[]
    const count = this.#counts[element] as number
    if (this.#stamps[element] !== this.#stamp) {
      this.#stamps[element] = this.#stamp
      this.#present.push(element)
      this.#counts[element] = 1
      places[0] = position
    } else if (places[count - 1] !== position) {
      this.#counts[element] = count + 1
      places[count] = position
    }
  }

  /** The closest set of places for a pattern's elements, each on a word of its own. */
  #positionsOf(elements: readonly number[]): readonly number[] | undefined {
    const count = elements.length
    for (let one = 1; one < count; one++) if (this.#stamps[elements[one] as number] !== this.#stamp) return undefined
    const anchor = elements[0] as number
    const starts = this.#places[anchor] as number[]
    if (count === 1) return [starts[0] as number]
    const reach = count - 1 + slack
    let best: number[] | undefined
    let bestSpread = Number.POSITIVE_INFINITY
    for (let each = 0; each < (this.#counts[anchor] as number); each++) {
      const start = starts[each] as number
      const positions = [start]
      let [low, high] = [start, start]
      for (let one = 1; one < count; one++) {
        const other = elements[one] as number
        const near = nearest(this.#places[other] as number[], this.#counts[other] as number, start, positions)
        if (near === undefined || Math.abs(near - start) > reach) break
        positions.push(near)
        if (near < low) low = near
        if (near > high) high = near
      }
      if (positions.length < count || high - low >= bestSpread) continue
      best = positions
      bestSpread = high - low
    }
    return best
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
