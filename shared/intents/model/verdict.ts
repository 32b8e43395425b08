import { type IntentName, isRequest } from '../intents.ts'
import { answers, unknown } from './model.ts'

/** Added to the log odds of «unknown»: silence does less harm than a wrong answer. */
const caution = 1.2
/** The player is asked which of two intents is meant when the second has at least this probability … */
const likelyEnough = 0.2
/** … and this share of the first's. */
const closeEnough = 0.4

/** What the model's votes mean: how likely each answer is. */
export function probabilitiesOf(votes: readonly number[]): number[] {
  const odds = votes.slice()
  odds[unknown] = (odds[unknown] as number) + caution
  let sum = 0
  for (let answer = 0; answer < odds.length; answer++) sum += odds[answer] = exp(odds[answer] as number)
  for (let answer = 0; answer < odds.length; answer++) odds[answer] = (odds[answer] as number) / sum
  return odds
}
const { exp } = Math

export interface Likelihood {
  answer: number
  intent: IntentName | 'unknown'
  score: number
}

export interface Verdict {
  best: Likelihood
  /** The likeliest intent after the best. */
  next: Likelihood
  ambiguous: boolean
}

/** The likeliest answers. */
export function verdictOf(probabilities: readonly number[]): Verdict {
  let [best, next] = [unknown, -1]
  for (let answer = 0; answer < unknown; answer++) {
    const score = probabilities[answer] as number
    if (score > (probabilities[best] as number)) {
      if (best !== unknown) next = best
      best = answer
    } else if (next < 0 || score > (probabilities[next] as number)) next = answer
  }
  const [first, second] = [likelihoodOf(best, probabilities), likelihoodOf(next, probabilities)]
  return { best: first, next: second, ambiguous: isClose(first, second) }
}

const likelihoodOf = (answer: number, probabilities: readonly number[]): Likelihood => ({
  answer,
  intent: answers[answer] as IntentName | 'unknown',
  score: probabilities[answer] as number,
})

const isClose = (best: Likelihood, next: Likelihood): boolean =>
  next.score >= likelyEnough &&
  next.score >= closeEnough * best.score &&
  isRequest(best.intent) &&
  isRequest(next.intent)
