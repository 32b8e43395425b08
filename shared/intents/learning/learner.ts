import { answers } from '../model.ts'

const size = answers.length
/** In Jest's sandbox a global is looked up slowly. */
const { abs, exp, sign, sqrt } = Math
const passes = 12
/** FTRL-proximal (McMahan et al. 2013): the step, and what a weight must bring to be more than 0. */
const { step, sparsity, ridge } = { step: 0.5, sparsity: 1.6, ridge: 0.35 }
/** A smaller error is not worth the work of learning from it. */
const minError = 0.003

/** A phrase as numbers: its features' rows and values, and which answer is right. */
export interface Example {
  features: readonly (readonly [row: number, value: number])[]
  answer: number
}

/** Multinomial logistic regression by FTRL-proximal, one weight a feature and answer; the last row is the bias. */
export class Learner {
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

  learn(rows: readonly Example[]): Float64Array {
    const bias = [this.#features, 1] as const
    const order = rows.map(({ features, answer }): Example => ({ answer, features: [...features, bias] }))
    let seed = 1
    for (let pass = 0; pass < passes; pass++) {
      for (let at = order.length - 1; at > 0; at--) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
        const other = seed % (at + 1)
        const row = order[at] as Example
        order[at] = order[other] as Example
        order[other] = row
      }
      for (const row of order) this.#see(row)
    }
    return this.#weights
  }

  #see({ features, answer }: Example) {
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
}
