import { inflateRawSync } from 'node:zlib'
import type { IntentName } from './intents.ts'
import { intentNames } from './intents.ts'
import { beginning, end, featuresOf, keys, type OpinionWord, pairKey, pairValue, scaleOf } from './opinion-features.ts'

/** What a message may be, in the order of the weights. */
export const answers = [...intentNames, 'unknown'] as const satisfies (IntentName | 'unknown')[]
const size = answers.length
export const unknown = size - 1
/** No vote for any answer. */
const none: readonly number[] = answers.map(() => 0.5).fill(0)

/** What one word says, whatever stands beside it. */
interface Evidence {
  key: number
  /** For each answer. */
  votes: readonly number[]
  square: number
}

/** Weights as they are stored: keys as differences, then the rows, each number a byte; deflated, in base64. */
export interface StoredWeights {
  /** How many features there are. */
  features: number
  /** What a stored 1 is worth. */
  unit: number
  bias: readonly number[]
  data: string
  /** SHA-256 of the phrases that they were learned from. */
  phrases: string
}

/**
 * A second opinion on a message: a linear model (multinomial logistic regression) over the stems of its words, their
 * neighbours, the lexicon's groups and runs of letters, learned from the labelled phrases by `npm run learn-intents`.
 */
export class Opinion {
  /** key → the number of its row; row 0 is of keys that are not known */
  readonly #rows = new Uint16Array(keys)
  readonly #weights: Int8Array
  readonly #unit: number
  readonly #bias: readonly number[]
  /** Readings are remembered by the reader, and what they say by this, as long as they are. */
  readonly #plain = new WeakMap<OpinionWord, Evidence>()
  readonly #negated = new WeakMap<OpinionWord, Evidence>()

  constructor({ features, unit, bias, data }: StoredWeights) {
    const bytes = inflateRawSync(Buffer.from(data, 'base64'))
    let at = 0
    let key = 0
    for (let row = 1; row <= features; row++) {
      let step = 0
      let shift = 0
      for (; (bytes[at] as number) > 127; at++, shift += 7) step |= ((bytes[at] as number) & 127) << shift
      key += step | ((bytes[at++] as number) << shift)
      this.#rows[key] = row
    }
    this.#weights = new Int8Array(bytes.buffer, bytes.byteOffset + at, features * size)
    this.#unit = unit
    this.#bias = bias
  }

  #evidenceOf(word: OpinionWord, negated: boolean): Evidence {
    const known = (negated ? this.#negated : this.#plain).get(word)
    if (known) return known
    const { key, features, square } = featuresOf(word, negated)
    const votes = none.slice()
    for (const [key, value] of features) this.#add(votes, key, value)
    const evidence = { key, votes, square }
    ;(negated ? this.#negated : this.#plain).set(word, evidence)
    return evidence
  }

  #add(votes: number[], key: number, value: number) {
    const row = this.#rows[key] as number
    if (row === 0) return
    const worth = value * this.#unit
    for (let answer = 0, at = (row - 1) * size; answer < size; answer++, at++)
      votes[answer] = (votes[answer] as number) + worth * (this.#weights[at] as number)
  }

  /** How much speaks for each answer (log odds but for a constant). */
  weigh(words: readonly { reading: OpinionWord; negated: boolean }[]): number[] {
    const votes = none.slice()
    let before = beginning
    let squares = 0
    for (const { reading, negated } of words) {
      const { key, votes: own, square } = this.#evidenceOf(reading, negated)
      for (let answer = 0; answer < size; answer++) votes[answer] = (votes[answer] as number) + (own[answer] as number)
      this.#add(votes, pairKey(before, key), pairValue)
      before = key
      squares += square
    }
    this.#add(votes, pairKey(before, end), pairValue)
    const scale = scaleOf(squares)
    for (let answer = 0; answer < size; answer++)
      votes[answer] = (votes[answer] as number) * scale + (this.#bias[answer] as number)
    return votes
  }

  /** The answers, the likeliest first, and the words that speak for each most. */
  explain(words: readonly { text: string; reading: OpinionWord; negated: boolean }[]): Likelihood[] {
    const votes = this.weigh(words)
    const sum = votes.reduce((sum, vote) => sum + Math.exp(vote), 0)
    return answers
      .map((intent, answer) => ({
        intent,
        probability: Math.exp(votes[answer] as number) / sum,
        because: words
          .map(({ text, reading, negated }) => {
            const own = this.#evidenceOf(reading, negated).votes
            return { text, vote: (own[answer] as number) - mean(own) }
          })
          .filter(({ vote }) => vote > 0)
          .sort((a, b) => b.vote - a.vote)
          .slice(0, 3)
          .map(({ text }) => text),
      }))
      .sort((a, b) => b.probability - a.probability)
  }
}

const mean = (votes: readonly number[]) => votes.reduce((sum, vote) => sum + vote, 0) / votes.length

/** How likely the second opinion holds an answer, and the words that speak for it most. */
export interface Likelihood {
  intent: IntentName | 'unknown'
  probability: number
  because: string[]
}
