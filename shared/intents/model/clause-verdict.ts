import { isRequest, sureEnough } from '../intents.ts'
import type { ReadWord } from '../text/reading.ts'
import { type ClauseWeights, evidenceOf, weighed } from './clause-votes.ts'
import { clausesOf } from './clauses.ts'
import { type IntentModel, unknown } from './model.ts'
import { probabilitiesOf, type Verdict, verdictOf } from './verdict.ts'

/** A request with at least this probability is a likely one. */
export const likelyRequest = 0.6
/** Two clauses of at most so many words, each a likely request, are two requests: «ставки и выводы». */
const shortClause = 4
/**
 * There are too few labelled messages of more clauses to learn how to weigh these. Such a story asks for something if one of its
 * clauses does, which has to be the surer, the more there are: the likelier one of them sounds like a request by chance.
 */
const fewClauses = 10

interface Whole {
  words: readonly ReadWord[]
  votes: readonly number[]
  verdict: Verdict
}

/**
 * The verdict of a whole message. Where that is not sure of a request, its clauses vote too: a long story that asks for nothing as a
 * whole may ask for something in one of them.
 */
export function verdictByClauses(
  { words, votes, verdict }: Whole,
  model: IntentModel,
  weights: ClauseWeights,
): Verdict {
  const isSilent = verdict.best.answer === unknown
  const isSure = verdict.best.score >= sureEnough && !isSilent
  const isShort = words.length <= 2 * shortClause + 1
  if (isSure && !isShort) return verdict
  const clauses = clausesOf(words)
  const areMany = clauses.length > fewClauses
  if (clauses.length < 2 || (areMany && !isSilent)) return verdict
  const said = clauses.map(clause => model.weigh(clause))
  if (areMany) return surestOf(said) ?? verdict
  const both = said.length === 2 && clauses.every(({ length }) => length <= shortClause) ? bothOf(said) : undefined
  if (both) return both
  return isSure ? verdict : verdictOf(probabilitiesOf(weighed(evidenceOf(words, votes, said), weights)))
}

/** Two different requests. */
function bothOf(said: readonly (readonly number[])[]): Verdict | undefined {
  const [one, other] = said.map(votes => verdictOf(probabilitiesOf(votes))) as [Verdict, Verdict]
  if (!isLikelyRequest(one) || !isLikelyRequest(other) || one.best.answer === other.best.answer) return undefined
  return { best: one.best, next: other.best, ambiguous: true }
}

const isLikelyRequest = ({ best }: Verdict) => isRequest(best.intent) && best.score >= likelyRequest

/** The verdict of the surest request among many clauses, if it is sure enough for so many. */
function surestOf(said: readonly (readonly number[])[]): Verdict | undefined {
  const [surest] = said
    .map(votes => verdictOf(probabilitiesOf(votes)))
    .filter(({ best }) => isRequest(best.intent))
    .sort((a, b) => b.best.score - a.best.score)
  const needed = 1 - ((1 - sureEnough) * fewClauses) / said.length
  return surest && surest.best.score >= needed ? surest : undefined
}
