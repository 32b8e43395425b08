import { type IntentName, intentNames } from '../intents.ts'
import type { Reading } from '../text/reading.ts'
import { Evidence } from './evidence.ts'
import { addFeatures, Pairs, pairCounts, scaleOf, stemKey } from './features.ts'
import { KeyIndex } from './key-index.ts'
import { type StoredVotes, unpack } from './stored-weights.ts'

/** What a message may be, in the order of the weights. */
export const answers = [...intentNames, 'unknown'] as const satisfies (IntentName | 'unknown')[]
const size = answers.length
export const unknown = size - 1
/** In a row of evidence, behind the votes for the answers: the sum of the squares of the word's features, and the key of its stem. */
const [squareAt, keyAt, width] = [size, size + 1, size + 2]
/** How many words met lately have a row: some 2 MiB. */
const keptWords = 16_384
/** No vote for any answer. */
const none: readonly number[] = answers.map(() => 0.5).fill(0)

/**
 * A linear model (multinomial logistic regression) over the stems of a message's words, pairs of words and runs of letters.
 * The weights are learned from the labelled phrases by `npm run learn-intents`.
 */
export class IntentModel {
  /** What misspelt words are corrected to, the commonest first. */
  readonly words: readonly string[]
  readonly #places: KeyIndex
  readonly #stems: Uint8Array
  /** A row for each feature, and one of zeros. */
  readonly #weights: Int8Array
  readonly #unit: number
  readonly #bias: readonly number[]
  readonly #evidence = new Evidence(width, keptWords)
  /** Of the message being weighed. */
  readonly #sums = new Float64Array(size)

  constructor(stored: StoredVotes) {
    const { words, keys, stems, rows } = unpack(stored)
    this.words = words
    this.#places = new KeyIndex(keys)
    this.#stems = stems
    this.#weights = new Int8Array(rows.length + size)
    this.#weights.set(rows)
    this.#unit = stored.unit
    this.#bias = stored.bias
  }

  /** Whether a stem occurs often enough in the phrases that the weights were learned from. */
  knows(stem: string): boolean {
    const row = this.#places.placeOf(stemKey(stem))
    return row >= 0 && this.#stems[row] === 1
  }

  /** How much speaks for each answer: log odds up to a constant. */
  weigh(words: readonly { reading: Reading }[]): number[] {
    const sums = this.#sums
    for (let answer = 0; answer < size; answer++) sums[answer] = 0
    const weights = this.#weights
    const [near, far] = [this.#unit * pairCounts.neighbours, this.#unit * pairCounts.apart]
    const pairs = new Pairs()
    let squares = 0
    const { rows } = this.#evidence
    for (const { reading } of words) {
      const own = this.#evidenceOf(reading)
      squares += rows[own + squareAt] as number
      pairs.add(rows[own + keyAt] as number)
      const neighbours = this.#rowOf(pairs.neighbours)
      const apart = this.#rowOf(pairs.apart)
      for (let answer = 0; answer < size; answer++)
        sums[answer] =
          (sums[answer] as number) +
          (rows[own + answer] as number) +
          near * (weights[neighbours + answer] as number) +
          far * (weights[apart + answer] as number)
    }
    const end = this.#rowOf(pairs.end)
    const scale = scaleOf(squares)
    const votes = none.slice()
    for (let answer = 0; answer < size; answer++)
      votes[answer] =
        ((sums[answer] as number) + near * (weights[end + answer] as number)) * scale + (this.#bias[answer] as number)
    return votes
  }

  /** The words that speak for an answer more than for the others, the most telling first. */
  wordsFor(intent: string, words: readonly { reading: Reading }[]): string[] {
    const answer = (answers as readonly string[]).indexOf(intent)
    if (answer < 0) return []
    return words
      .map(({ reading }) => {
        const own = this.#evidenceOf(reading)
        const votes = this.#evidence.rows.subarray(own, own + size)
        return { word: reading.word, vote: (votes[answer] as number) - mean(votes) }
      })
      .filter(({ vote }) => vote > 0)
      .sort((a, b) => b.vote - a.vote)
      .slice(0, 3)
      .map(({ word }) => word)
  }

  /** Where the row of a word begins. */
  #evidenceOf(reading: Reading): number {
    return reading.evidence >= 0 ? reading.evidence : this.#hear(reading)
  }

  #hear(reading: Reading): number {
    const { rows } = this.#evidence
    const own = this.#evidence.newFor(reading)
    const { key, square } = addFeatures(reading, (feature, value) => {
      const row = this.#rowOf(feature)
      const worth = value * this.#unit
      for (let answer = 0; answer < size; answer++)
        rows[own + answer] = (rows[own + answer] as number) + worth * (this.#weights[row + answer] as number)
    })
    rows[own + squareAt] = square
    rows[own + keyAt] = key
    return own
  }

  /** Where the weights of a feature begin; those of an unknown one are zeros. */
  #rowOf(key: number): number {
    const place = this.#places.placeOf(key)
    return (place < 0 ? this.#stems.length : place) * size
  }
}

const mean = (votes: Float64Array) => votes.reduce((sum, vote) => sum + vote, 0) / votes.length
