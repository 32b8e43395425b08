import { type Detection, type IntentName, isRequest, type Language, sureEnough } from '../intents.ts'
import type { KeywordMatch } from '../intents-file/keywords.ts'
import type { ReadWord } from '../text/reading.ts'
import { clausesOf } from './clauses.ts'
import { answers, type IntentModel, unknown } from './model.ts'

/** Added to the log odds of «unknown»: silence does less harm than a wrong answer. */
const caution = 1.2
/** The player is asked which of two intents is meant when the second has at least this probability, and this share of the first's. */
const [likelyEnough, closeEnough] = [0.2, 0.4]
/** Two clauses, each a request of at most so many words and at least this probability, are two requests: «ставки и выводы». */
const [shortClause, likelyRequest] = [4, 0.6]
/**
 * The more clauses, the likelier one of them looks like a request by chance. Beyond this number, the certainty required of a
 * clause grows with their number.
 */
const fewClauses = 10
const maxAskedWords = 2 * shortClause + 1

const betting = answers.indexOf('bet_create')

/** What led to a decision. */
export interface Grounds {
  words: readonly ReadWord[]
  /** An administrator's keywords, the surest first. */
  keywords: readonly KeywordMatch[]
  /** What the model says: how likely each of `answers` is. */
  probabilities: readonly number[]
}

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

/**
 * What a message means. An administrator's keyword decides, with one exception: a single FAQ word within a message that is
 * likely a request. Then the player is asked which is meant, or the request wins when it is all but certain. Without a keyword,
 * the model's likeliest answer is it.
 */
export function decide({ words, keywords, probabilities }: Grounds, model: IntentModel): Detection {
  const about = {
    language: languageOf(words),
    betting: probabilities[betting] as number,
    strangers: words.filter(({ reading }) => !reading.isKnown || reading.isCorrected).length,
  }
  if (words.length === 0) return { intent: 'unknown', score: 0, ambiguous: false, ...about }
  const whole = verdictOf(probabilities)
  const [keyword] = keywords
  const doubt =
    keyword?.isAside && keyword.intent.startsWith('faq:') && isRequest(whole.best.intent) ? whole.best.score : 0
  if (keyword && doubt < sureEnough) {
    const { intent, score } = keyword
    const next = whole.best.answer === unknown || whole.best.intent === intent ? whole.next : whole.best
    const ambiguous = doubt >= likelyRequest
    return { intent: intent as IntentName, score, runnerUp: asRunnerUp(next), ambiguous, ...about }
  }
  const { best, next, ambiguous } = verdictByClauses(words, whole, model) ?? whole
  return { intent: best.intent, score: best.score, runnerUp: asRunnerUp(next), ambiguous, ...about }
}

interface Likelihood {
  answer: number
  intent: IntentName | 'unknown'
  score: number
}

interface Verdict {
  best: Likelihood
  /** The likeliest intent after the best. */
  next: Likelihood
  ambiguous: boolean
}

function verdictOf(probabilities: readonly number[]): Verdict {
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

/** The verdict of the message's clauses, where it adds to the verdict of the whole. */
function verdictByClauses(words: readonly ReadWord[], whole: Verdict, model: IntentModel): Verdict | undefined {
  if (whole.best.answer !== unknown && words.length > maxAskedWords) return undefined
  const clauses = clausesOf(words)
  if (clauses.length < 2) return undefined
  const verdicts = clauses.map(clause => verdictOf(probabilitiesOf(model.weigh(clause))))
  const requests = verdicts.filter(({ best }) => isRequest(best.intent) && best.score >= likelyRequest)
  const [one, other] = requests as [Verdict, Verdict]
  if (clauses.length === 2 && requests.length === 2 && one.best.answer !== other.best.answer)
    if (clauses.every(({ length }) => length <= shortClause))
      return { best: one.best, next: other.best, ambiguous: true }
  if (whole.best.answer !== unknown) return undefined
  const [surest] = requests.sort((a, b) => b.best.score - a.best.score)
  const needed = 1 - (1 - sureEnough) * Math.min(1, fewClauses / clauses.length)
  return surest && surest.best.score >= needed ? surest : undefined
}

const asRunnerUp = ({ intent, score }: Likelihood) => ({ intent: intent as IntentName, score })

function languageOf(words: readonly ReadWord[]): Language {
  let letters = 0
  let english = 0
  for (const { isNumber, reading } of words) {
    if (isNumber) continue
    letters++
    if (reading.language === 'en') english++
  }
  return english * 2 > letters ? 'en' : 'ru'
}
