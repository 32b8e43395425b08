import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { LabelledPhrase } from './evaluation.ts'
import { english } from './lexicon/en.ts'
import { russian } from './lexicon/ru.ts'
import { MessageReader } from './message.ts'
import { normalise } from './normalise.ts'
import { answers, type StoredWeights } from './opinion.ts'
import { beginning, end, featuresOf, pairKey, pairValue, scaleOf, type WordFeatures } from './opinion-features.ts'
import { Vocabulary } from './vocabulary.ts'

/** A phrase to learn from. */
interface Example {
  words: readonly WordFeatures[]
  intent: string
}

const size = answers.length
/** Looked up once: in Jest's sandbox a global costs more than what it does. */
const { abs, exp, sign, sqrt } = Math
const passes = 15
/** A feature of fewer phrases teaches nothing about others. */
const fewestPhrases = 3
/** FTRL-proximal (McMahan et al. 2013): the step, and what a weight must bring to be more than 0. */
const { step, sparsity, ridge } = { step: 0.5, sparsity: 1.2, ridge: 0.35 }
const largest = 15
/** A smaller error is not worth the work of learning from it. */
const smallestError = 0.003

type Row = { features: [row: number, value: number][]; answer: number }

/** Learns weights from labelled phrases. The same phrases give the same weights. */
export function learnFrom(phrases: readonly LabelledPhrase[]): StoredWeights {
  const reader = new MessageReader(new Vocabulary([russian, english]))
  const examples = phrases.map(({ text, intent }) => ({
    words: reader.read(normalise(text)).map(({ reading, negated }) => featuresOf(reading, negated)),
    intent,
  }))
  return { ...learn(examples), phrases: digestOf(phrases) }
}

/** Tells sets of phrases apart. */
export const digestOf = (phrases: readonly LabelledPhrase[]): string =>
  createHash('sha256')
    .update(JSON.stringify(phrases.map(({ text, intent }) => [text, intent])))
    .digest('hex')

function learn(examples: readonly Example[]): Omit<StoredWeights, 'phrases'> {
  const sums = examples.map(({ words }) => sumOf(words))
  const uses = new Map<number, number>()
  for (const sum of sums) for (const key of sum.keys()) uses.set(key, (uses.get(key) ?? 0) + 1)
  const keys = [...uses]
    .filter(([, count]) => count >= fewestPhrases)
    .map(([key]) => key)
    .sort((a, b) => a - b)
  const rowOf = new Map(keys.map((key, row) => [key, row]))
  const rows = sums.map((sum, at): Row => {
    const features = [...sum].flatMap(([key, value]): [number, number][] => {
      const row = rowOf.get(key)
      return row === undefined ? [] : [[row, value]]
    })
    const intent = examples[at]?.intent
    return { features, answer: answers.indexOf(intent as (typeof answers)[number]) }
  })
  return stored(keys, new Learner(keys.length).learn(rows))
}

function sumOf(words: readonly WordFeatures[]): Map<number, number> {
  const sum = new Map<number, number>()
  const add = (key: number, value: number) => sum.set(key, (sum.get(key) ?? 0) + value)
  let before = beginning
  let squares = 0
  for (const { key, features, square } of words) {
    for (const [key, value] of features) add(key, value)
    add(pairKey(before, key), pairValue)
    before = key
    squares += square
  }
  add(pairKey(before, end), pairValue)
  const scale = scaleOf(squares)
  for (const [key, value] of sum) sum.set(key, value * scale)
  return sum
}

/** Multinomial logistic regression by FTRL-proximal, one weight a feature and answer; the last row is the bias. */
class Learner {
  readonly #features: number
  readonly #gradients: Float64Array
  readonly #squares: Float64Array
  readonly #weights: Float64Array

  constructor(features: number) {
    this.#features = features
    this.#gradients = new Float64Array((features + 1) * size)
    this.#squares = new Float64Array((features + 1) * size)
    this.#weights = new Float64Array((features + 1) * size)
  }

  learn(rows: Row[]): Float64Array {
    const order = rows.map(({ features, answer }) => ({
      answer,
      features: [...features, [this.#features, 1] as [number, number]],
    }))
    let seed = 1
    for (let pass = 0; pass < passes; pass++) {
      for (let at = order.length - 1; at > 0; at--) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
        const other = seed % (at + 1)
        const row = order[at] as Row
        order[at] = order[other] as Row
        order[other] = row
      }
      for (const row of order) this.#see(row)
    }
    return this.#weights
  }

  #see({ features, answer }: Row) {
    const votes = new Float64Array(size)
    for (const [row, value] of features)
      for (let one = 0; one < size; one++)
        votes[one] = (votes[one] as number) + value * (this.#weights[row * size + one] as number)
    const most = Math.max(...votes)
    let sum = 0
    for (let one = 0; one < size; one++) sum += votes[one] = exp((votes[one] as number) - most)
    for (let one = 0; one < size; one++) {
      const error = (votes[one] as number) / sum - Number(one === answer)
      if (abs(error) < smallestError) continue
      for (const [row, value] of features) this.#move(row * size + one, error * value, row === this.#features)
    }
  }

  #move(at: number, gradient: number, isBias: boolean) {
    const before = this.#squares[at] as number
    const after = before + gradient * gradient
    const rate = (sqrt(after) - sqrt(before)) / step
    this.#squares[at] = after
    this.#gradients[at] = (this.#gradients[at] as number) + gradient - rate * (this.#weights[at] as number)
    const pull = this.#gradients[at] as number
    const free = isBias ? 0 : sparsity
    this.#weights[at] =
      abs(pull) <= free ? 0 : -(pull - sign(pull) * free) / (sqrt(after) / step + (isBias ? 0 : ridge))
  }
}

/** Weights as bytes: a unit so small that the largest fits, rows that are all 0 left out. */
function stored(keys: readonly number[], weights: Float64Array): Omit<StoredWeights, 'phrases'> {
  const end = keys.length * size
  const unit = weights.subarray(0, end).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / largest
  const steps: number[] = []
  const rows: number[] = []
  let last = 0
  let features = 0
  for (const [row, key] of keys.entries()) {
    const bytes = [...weights.subarray(row * size, (row + 1) * size)].map(weight => Math.round(weight / unit))
    if (bytes.every(byte => byte === 0)) continue
    features++
    let gap = key - last
    for (last = key; gap > 127; gap >>>= 7) steps.push((gap & 127) | 128)
    steps.push(gap)
    rows.push(...bytes.map(byte => byte & 255))
  }
  return {
    features,
    unit,
    bias: [...weights.subarray(end)].map(value => Math.round(value * 1000) / 1000),
    data: deflateRawSync(Buffer.from([...steps, ...rows]), { level: 9 }).toString('base64'),
  }
}
