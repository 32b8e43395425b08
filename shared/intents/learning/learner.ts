import { answers } from '../model/model.ts'

const size = answers.length
/** Local, because looking up a global is slow in Jest's sandbox. */
const { abs, exp, imul, sign, sqrt } = Math
const passes = 32
/** The weights are averaged over so many of the last passes, which evens out the effects of dropout. */
const averaged = 10
/** FTRL-proximal (McMahan et al. 2013): the step, and the L1 and L2 regularisation. */
const { step, sparsity, ridge } = { step: 1, sparsity: 5.6, ridge: 0.1 }
/**
 * The share of a phrase's features that is left out each time it is seen (dropout, Srivastava et al. 2014), so that no weight
 * relies on another, and a phrase of which half is unknown is understood by its other half.
 */
const dropout = 0.4
/** Smaller errors are not learned from, to save time. */
const minError = 0.003

type Features = readonly (readonly [row: number, value: number])[]

/** A phrase as numbers: its features' rows and values, and which answer is right. */
export interface Example {
  features: Features
  answer: number
}

/** Multinomial logistic regression by FTRL-proximal, one weight a feature and answer; the last row is the bias. */
export class Learner {
  readonly #features: number
  readonly #gradients: Float64Array
  readonly #squares: Float64Array
  readonly #weights: Float64Array
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
    for (let pass = 0; pass < passes; pass++) {
      for (let at = order.length - 1; at > 0; at--) {
        const other = this.#random() % (at + 1)
        const example = order[at] as Example
        order[at] = order[other] as Example
        order[other] = example
      }
      for (const { features, answer } of order) this.#see(this.#some(features), answer)
      if (pass < passes - averaged) continue
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (this.#weights[at] as number)
    }
    return sums.map((sum, at) => (this.#weights[at] === 0 ? 0 : sum / averaged))
  }

  /** The features left after dropout, scaled so that their sum stays the same on average, and the bias. */
  #some(features: Features): Features {
    const some: (readonly [row: number, value: number])[] = [[this.#features, 1]]
    for (const [row, value] of features)
      if (this.#random() >= dropout * 2 ** 32) some.push([row, value / (1 - dropout)])
    return some
  }

  #see(features: Features, answer: number) {
    const votes = new Float64Array(size)
    for (const [row, value] of features)
      for (let one = 0; one < size; one++)
        votes[one] = (votes[one] as number) + value * (this.#weights[row * size + one] as number)
    const most = Math.max(...votes)
    let sum = 0
    for (let one = 0; one < size; one++) sum += votes[one] = exp((votes[one] as number) - most)
    for (let one = 0; one < size; one++) {
      const error = (votes[one] as number) / sum - Number(one === answer)
      if (abs(error) < minError) continue
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

  /** 32 random bits: a linear congruential generator, its high bits first, as the low ones are less random. */
  #random(): number {
    this.#seed = (imul(this.#seed, 1664525) + 1013904223) >>> 0
    return ((this.#seed >>> 16) | (this.#seed << 16)) >>> 0
  }
}
