import type { Pattern, Vocabulary } from './vocabulary.ts'

/** A word of the message as patterns see it. */
export interface PatternWord {
  position: number
  elements: readonly number[]
}

/** A pattern found in a message. */
export interface Match {
  pattern: Pattern
  /** The positions of its words, in the order of the pattern's elements. */
  positions: number[]
}

/** The words of a phrase may stand this much further apart than side by side. */
const slack = 3

/** Finds the patterns of a vocabulary in messages. The work grows linearly with the number of words. */
export class Matcher {
  readonly #vocabulary: Vocabulary
  /** Where each element stands in the message at hand; valid where the stamp is the message's. */
  readonly #places: number[][]
  readonly #stamps: Int32Array
  #stamp = 0

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
    this.#places = Array.from({ length: vocabulary.size }, () => [])
    this.#stamps = new Int32Array(vocabulary.size)
  }

  match(words: readonly PatternWord[]): Match[] {
    this.#stamp++
    const present: number[] = []
    const place = (element: number, position: number) => {
      const places = this.#places[element] as number[]
      if (this.#stamps[element] !== this.#stamp) {
        this.#stamps[element] = this.#stamp
        places.length = 0
        present.push(element)
      } else if (places[places.length - 1] === position) return
      places.push(position)
    }
    for (const [at, { elements, position }] of words.entries())
      for (const element of elements) {
        place(element, position)
        for (const { steps, element: whole } of this.#vocabulary.sequencesAt(element))
          if (follows(words, at, steps)) place(whole, position)
      }
    const matches: Match[] = []
    for (const element of present)
      for (const pattern of this.#vocabulary.patternsAt(element)) {
        const positions = this.#positionsOf(pattern)
        if (positions) matches.push({ pattern, positions })
      }
    return matches
  }

  #at(element: number): readonly number[] | undefined {
    return this.#stamps[element] === this.#stamp ? this.#places[element] : undefined
  }

  /** The closest set of places for a pattern's elements, each on a word of its own. */
  #positionsOf({ elements }: Pattern): number[] | undefined {
    const [anchor, ...others] = elements as [number, ...number[]]
    const reach = others.length + slack
    const rest: (readonly number[])[] = []
    for (const other of others) {
      const places = this.#at(other)
      if (places === undefined) return undefined
      rest.push(places)
    }
    let best: number[] | undefined
    let bestSpread = Number.POSITIVE_INFINITY
    for (const start of this.#at(anchor) ?? []) {
      const positions = [start]
      for (const places of rest) {
        const near = nearest(places, start, positions)
        if (near === undefined || Math.abs(near - start) > reach) break
        positions.push(near)
      }
      if (positions.length < elements.length) continue
      const spread = Math.max(...positions) - Math.min(...positions)
      if (spread < bestSpread) [best, bestSpread] = [positions, spread]
    }
    return best
  }
}

function follows(words: readonly PatternWord[], at: number, steps: readonly number[]): boolean {
  for (let step = 1; step < steps.length; step++) {
    const word = words[at + step]
    if (word === undefined || word.position !== (words[at + step - 1] as PatternWord).position + 1) return false
    if (!word.elements.includes(steps[step] as number)) return false
  }
  return true
}

/** The place nearest to `start` that is not taken; places are in ascending order. */
function nearest(places: readonly number[], start: number, taken: readonly number[]): number | undefined {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as number) < start) low = middle + 1
    else high = middle
  }
  let best: number | undefined
  for (let at = Math.max(0, low - 3); at < Math.min(places.length, low + 3); at++) {
    const place = places[at] as number
    if (!taken.includes(place) && (best === undefined || Math.abs(place - start) < Math.abs(best - start))) best = place
  }
  return best
}
