import { type Detection, type IntentName, isRequest, type Language, sureEnough } from '../intents.ts'
import type { KeywordMatch } from '../intents-file/keywords.ts'
import type { ReadWord } from '../text/reading.ts'
import { likelyRequest, verdictByClauses } from './clause-verdict.ts'
import type { ClauseWeights } from './clause-votes.ts'
import { answers, type IntentModel, unknown } from './model.ts'
import { type Likelihood, probabilitiesOf, verdictOf } from './verdict.ts'

const betting = answers.indexOf('bet_create')

/** What led to a decision. */
export interface Grounds {
  words: readonly ReadWord[]
  /** An administrator's keywords, the surest first. */
  keywords: readonly KeywordMatch[]
  /** What the model says of the whole message: how much speaks for each of `answers`. */
  votes: readonly number[]
}

/**
 * What a message means. An administrator's keyword decides, with one exception: a single FAQ word within a message that is
 * likely a request. Then the player is asked which is meant, or the request wins when it is all but certain. Without a keyword,
 * the model's likeliest answer is it.
 */
export function decide({ words, keywords, votes }: Grounds, model: IntentModel, clauses: ClauseWeights): Detection {
  const probabilities = probabilitiesOf(votes)
  const about = {
    language: languageOf(words),
    betting: probabilities[betting] as number,
    strangers: strangersIn(words),
  }
  if (words.length === 0) return { intent: 'unknown', score: 0, ambiguous: false, ...about }
  const whole = verdictOf(probabilities)
  const keyword = keywords[0]
  const doubt =
    keyword?.isAside && keyword.intent.startsWith('faq:') && isRequest(whole.best.intent) ? whole.best.score : 0
  if (keyword && doubt < sureEnough) {
    const { intent, score } = keyword
    const next = whole.best.answer === unknown || whole.best.intent === intent ? whole.next : whole.best
    const ambiguous = doubt >= likelyRequest
    return { intent: intent as IntentName, score, runnerUp: asRunnerUp(next), ambiguous, ...about }
  }
  const { best, next, ambiguous } = verdictByClauses({ words, votes, verdict: whole }, model, clauses)
  return { intent: best.intent, score: best.score, runnerUp: asRunnerUp(next), ambiguous, ...about }
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

function strangersIn(words: readonly ReadWord[]): number {
  let strangers = 0
  for (const { reading } of words) if (!reading.isKnown || reading.isCorrected) strangers++
  return strangers
}
