import { answers } from '../model/model.ts'

const size = answers.length
/** Local, because looking up a global is slow in Jest's sandbox. */
const { abs, exp, imul, sign, sqrt } = Math
const passes = 32
/** The weights are averaged over so many of the last passes, which evens out the effects of dropout. */
const averaged = 16
/** FTRL-proximal (McMahan et al. 2013): the step, and the L1 and L2 regularisation. */
const { step, sparsity, ridge } = { step: 1, sparsity: 6.1, ridge: 0.1 }
/**
 * The share of a phrase's features that is left out each time it is seen (dropout, Srivastava et al. 2014), so that no weight
 * relies on another, and a phrase of which half is unknown is understood by its other half.
 */
const dropout = 0.4
/** Smaller errors are not learned from, to save time. */
const minError = 0.003

/** A phrase as numbers: its features' rows and their values, and which answer is right. */
export interface Example {
  rows: Int32Array
  values: Float64Array
  answer: number
}

/** Multinomial logistic regression by FTRL-proximal, one weight a feature and answer; the last row is the bias. */
export class Learner {
  readonly #features: number
  readonly #gradients: Float64Array
  readonly #squares: Float64Array
  readonly #weights: Float64Array
  /** What is left of the phrase that is seen: this many rows, with their values. */
  #left = 0
  #rows = new Int32Array(0)
  #values = new Float64Array(0)
  readonly #votes = new Float64Array(size)
  /** The answers that are voted for too much or too little, and by how much. */
  readonly #wrong = new Int32Array(size)
  readonly #errors = new Float64Array(size)
  #seed = 1

  constructor(features: number) {
    this.#features = features
    this.#gradients = new Float64Array((features + 1) * size)
    this.#squares = new Float64Array((features + 1) * size)
    this.#weights = new Float64Array((features + 1) * size)
  }

  /** The same examples in the same order give the same weights. */
  learn(examples: readonly Example[]): Float64Array {
    const order = [...examples]
    const sums = new Float64Array(this.#weights.length)
    const most = examples.reduce((most, { rows }) => Math.max(most, rows.length), 0) + 1
    this.#rows = new Int32Array(most)
    this.#values = new Float64Array(most)
    for (let pass = 0; pass < passes; pass++) {
      for (let at = order.length - 1; at > 0; at--) {
        const other = this.#random() % (at + 1)
        const example = order[at] as Example
        order[at] = order[other] as Example
        order[other] = example
      }
      for (const example of order) {
        this.#drop(example)
        this.#see(example.answer)
      }
      if (pass < passes - averaged) continue
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (this.#weights[at] as number)
    }
    return sums.map((sum, at) => (this.#weights[at] === 0 ? 0 : sum / averaged))
  }

  /** Leaves the bias, and the features that dropout does, scaled so that their sum stays the same on average. */
  #drop({ rows, values }: Example) {
    this.#rows[0] = this.#features
    this.#values[0] = 1
    this.#left = 1
    for (let at = 0; at < rows.length; at++) {
      if (this.#random() < dropout * 2 ** 32) continue
      this.#rows[this.#left] = rows[at] as number
      this.#values[this.#left++] = (values[at] as number) / (1 - dropout)
    }
  }

  #see(answer: number) {
    const votes = this.#votes.fill(0)
    const [rows, values, weights] = [this.#rows, this.#values, this.#weights]
    for (let at = 0; at < this.#left; at++) {
      const [start, value] = [(rows[at] as number) * size, values[at] as number]
      for (let one = 0; one < size; one++)
        votes[one] = (votes[one] as number) + value * (weights[start + one] as number)
    }
    const most = Math.max(...votes)
    let sum = 0
    for (let one = 0; one < size; one++) sum += votes[one] = exp((votes[one] as number) - most)
    const [wrong, errors] = [this.#wrong, this.#errors]
    let count = 0
    for (let one = 0; one < size; one++) {
      const error = (votes[one] as number) / sum - Number(one === answer)
      if (abs(error) < minError) continue
      wrong[count] = one
      errors[count++] = error
    }
    if (count === 0) return
    for (let at = 0; at < this.#left; at++) {
      const [row, value] = [rows[at] as number, values[at] as number]
      for (let nth = 0; nth < count; nth++)
        this.#move(row * size + (wrong[nth] as number), (errors[nth] as number) * value, row === this.#features)
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

  /** 32 random bits: a linear congruential generator, its high bits first, as the low ones are less random. */
  #random(): number {
    this.#seed = (imul(this.#seed, 1664525) + 1013904223) >>> 0
    return ((this.#seed >>> 16) | (this.#seed << 16)) >>> 0
  }
}
