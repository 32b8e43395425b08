import { type ClauseWeights, clauseEvidence } from '../model/clause-votes.ts'

const size = clauseEvidence.length
/** Without examples, the whole message decides. */
const prior = clauseEvidence.map(name => Number(name === 'whole'))
/** How strongly a weight is held to the prior: what a distance of 1 costs is half of it, in nats. */
const ridge = 0.5
const steps = 15
const shortestStep = 1e-3

/** A message of several clauses: the evidence for each answer, and which answer is right. */
export interface ClauseExample {
  evidence: readonly (readonly number[])[]
  answer: number
}

/**
 * Conditional logistic regression (McFadden 1974) by Newton's method: the likelihood has one maximum. A step that overshoots it
 * is halved.
 */
export function learnClauseWeights(examples: readonly ClauseExample[]): ClauseWeights {
  let weights: readonly number[] = prior
  let likelihood = likelihoodOf(weights, examples)
  for (let step = 0; step < steps; step++) {
    const change = solve(...derivativesAt(weights, examples))
    for (let length = 1; length >= shortestStep; length /= 2) {
      const next = weights.map((weight, at) => weight + length * (change[at] as number))
      const reached = likelihoodOf(next, examples)
      if (reached <= likelihood) continue
      weights = next
      likelihood = reached
      break
    }
  }
  const rounded = weights.map(weight => Math.round(weight * 1000) / 1000)
  return Object.fromEntries(clauseEvidence.map((name, at) => [name, rounded[at]])) as unknown as ClauseWeights
}

const product = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, at) => sum + value * (other[at] as number), 0)

/** How likely each answer is, by the weighed evidence alone: `caution` is added to it only when a message is heard. */
function sharesOf({ evidence }: ClauseExample, weights: readonly number[]): number[] {
  const votes = evidence.map(own => product(own, weights))
  const most = Math.max(...votes)
  const odds = votes.map(vote => Math.exp(vote - most))
  const total = odds.reduce((sum, one) => sum + one, 0)
  return odds.map(one => one / total)
}

/** The logarithm of how likely the right answers are, less what the weights' distance from the prior costs. */
function likelihoodOf(weights: readonly number[], examples: readonly ClauseExample[]): number {
  const far = weights.map((weight, at) => weight - (prior[at] as number))
  return examples.reduce(
    (sum, example) => sum + Math.log(sharesOf(example, weights)[example.answer] as number),
    (-ridge / 2) * product(far, far),
  )
}

/** The second derivatives of the likelihood with the sign changed, and the first ones. */
function derivativesAt(weights: readonly number[], examples: readonly ClauseExample[]): [number[][], number[]] {
  const first = weights.map((weight, at) => ridge * ((prior[at] as number) - weight))
  const second: number[][] = weights.map((_, row) => weights.map((_, column) => (row === column ? ridge : 0)))
  for (const example of examples) {
    const { evidence, answer } = example
    const shares = sharesOf(example, weights)
    const mean = prior.map((_, at) =>
      evidence.reduce((sum, own, one) => sum + (shares[one] as number) * (own[at] as number), 0),
    )
    const right = evidence[answer] as readonly number[]
    for (let at = 0; at < size; at++) first[at] = (first[at] as number) + (right[at] as number) - (mean[at] as number)
    for (const [one, own] of evidence.entries()) {
      const far = own.map((value, at) => value - (mean[at] as number))
      for (const [row, cells] of second.entries())
        for (let at = 0; at < size; at++)
          cells[at] = (cells[at] as number) + (shares[one] as number) * (far[row] as number) * (far[at] as number)
    }
  }
  return [second, first]
}

/** Solves a system of linear equations whose matrix is symmetric and positive definite, by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] as number])
  for (const [pivot, top] of rows.entries()) {
    const head = top[pivot] as number
    for (let at = pivot; at <= size; at++) top[at] = (top[at] as number) / head
    for (const [row, cells] of rows.entries()) {
      const factor = cells[pivot] as number
      if (row === pivot) continue
      for (let at = pivot; at <= size; at++) cells[at] = (cells[at] as number) - factor * (top[at] as number)
    }
  }
  return rows.map(row => row[size] as number)
}
