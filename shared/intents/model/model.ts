import { type IntentName, intentNames } from '../intents.ts'
import type { Evidence, Reading } from '../text/reading.ts'
import { addFeatures, pairCounts, pairsOf, scaleOf, stemKey } from './features.ts'
import { KeyIndex } from './key-index.ts'
import { type StoredVotes, unpack } from './stored-weights.ts'

/** What a message may be, in the order of the weights. */
export const answers = [...intentNames, 'unknown'] as const satisfies (IntentName | 'unknown')[]
const size = answers.length
export const unknown = size - 1
/** No vote for any answer. */
const none: readonly number[] = answers.map(() => 0.5).fill(0)

/**
 * A linear model (multinomial logistic regression) over the stems of a message's words, pairs of words and runs of letters.
 * The weights are learned from the labelled phrases by `npm run learn-intents`.
 */
export class IntentModel {
  /** What misspelt words are corrected to, the commonest first. */
  readonly words: readonly string[]
  readonly #rows: KeyIndex
  readonly #stems: Uint8Array
  readonly #weights: Int8Array
  readonly #unit: number
  readonly #bias: readonly number[]

  constructor(stored: StoredVotes) {
    const { words, keys, stems, rows } = unpack(stored)
    this.words = words
    this.#rows = new KeyIndex(keys)
    this.#stems = stems
    this.#weights = rows
    this.#unit = stored.unit
    this.#bias = stored.bias
  }

  /** Whether a stem occurs often enough in the phrases that the weights were learned from. */
  knows(stem: string): boolean {
    const row = this.#rows.placeOf(stemKey(stem))
    return row >= 0 && this.#stems[row] === 1
  }

  /** How much speaks for each answer: log odds up to a constant. */
  weigh(words: readonly { reading: Reading }[]): number[] {
    const votes = none.slice()
    const keys: number[] = []
    let squares = 0
    for (const { reading } of words) {
      const { key, votes: own, square } = this.#evidenceOf(reading)
      for (let answer = 0; answer < size; answer++) votes[answer] = (votes[answer] as number) + (own[answer] as number)
      keys.push(key)
      squares += square
    }
    const pairs = pairsOf(keys)
    for (let at = 0; at < pairs.length; at++) this.#add(votes, pairs[at] as number, pairCounts[at & 1] as number)
    const scale = scaleOf(squares)
    for (let answer = 0; answer < size; answer++)
      votes[answer] = (votes[answer] as number) * scale + (this.#bias[answer] as number)
    return votes
  }

  /** The words that speak for an answer more than for the others, the most telling first. */
  wordsFor(intent: string, words: readonly { reading: Reading }[]): string[] {
    const answer = (answers as readonly string[]).indexOf(intent)
    if (answer < 0) return []
    return words
      .map(({ reading }) => {
        const { votes } = this.#evidenceOf(reading)
        return { word: reading.word, vote: (votes[answer] as number) - mean(votes) }
      })
      .filter(({ vote }) => vote > 0)
      .sort((a, b) => b.vote - a.vote)
      .slice(0, 3)
      .map(({ word }) => word)
  }

  #evidenceOf(reading: Reading): Evidence {
    if (reading.evidence) return reading.evidence
    const votes = none.slice()
    const { key, square } = addFeatures(reading, (feature, value) => this.#add(votes, feature, value))
    reading.evidence = { key, votes, square }
    return reading.evidence
  }

  #add(votes: number[], key: number, value: number) {
    const row = this.#rows.placeOf(key)
    if (row < 0) return
    const worth = value * this.#unit
    for (let answer = 0, at = row * size; answer < size; answer++, at++)
      votes[answer] = (votes[answer] as number) + worth * (this.#weights[at] as number)
  }
}

const mean = (votes: readonly number[]) => votes.reduce((sum, vote) => sum + vote, 0) / votes.length
