import { createHash } from 'node:crypto'
import type { LabelledPhrase } from '../evaluation.ts'
import { evidenceOf } from '../model/clause-votes.ts'
import { clausesOf } from '../model/clauses.ts'
import { answers, IntentModel } from '../model/model.ts'
import type { StoredVotes, StoredWeights } from '../model/stored-weights.ts'
import { MessageReader } from '../text/message-reader.ts'
import { normalise } from '../text/normalise.ts'
import { Speller } from '../text/typos.ts'
import { type ClauseExample, learnClauseWeights } from './clause-learner.ts'
import { votesFrom } from './votes.ts'

/** Identifies a set of phrases. */
export const digestOf = (phrases: readonly LabelledPhrase[]): string =>
  createHash('sha256')
    .update(JSON.stringify(phrases.map(({ text, intent }) => [text, intent])))
    .digest('hex')

/** Phrases that stand together in a file are often of one hand: so many of them are in one half. */
const together = 500

/**
 * Learns weights from labelled phrases. The same phrases give the same weights. How clauses are weighed is learned from half of the
 * phrases as a model hears them that has learned from the other half: a model is too sure of phrases that it has met.
 */
export function learnFrom(phrases: readonly LabelledPhrase[]): StoredWeights {
  const isOfFirstHalf = (_: LabelledPhrase, at: number) => Math.floor(at / together) % 2 === 0
  const votes = votesFrom(phrases.filter(isOfFirstHalf))
  const examples = clauseExamples(
    phrases.filter((phrase, at) => !isOfFirstHalf(phrase, at)),
    votes,
  )
  return { ...votesFrom(phrases), clauses: learnClauseWeights(examples), phrases: digestOf(phrases) }
}

/** The phrases of several clauses, as a model sees them. */
function clauseExamples(phrases: readonly LabelledPhrase[], votes: StoredVotes): ClauseExample[] {
  const model = new IntentModel(votes)
  const reader = new MessageReader(stem => model.knows(stem), new Speller(model.words))
  return phrases.flatMap(({ text, intent }) => {
    const words = reader.read(normalise(text))
    const clauses = clausesOf(words)
    if (clauses.length < 2) return []
    const said = clauses.map(clause => model.weigh(clause))
    const answer = (answers as readonly string[]).indexOf(intent)
    return [{ evidence: evidenceOf(words, model.weigh(words), said), answer }]
  })
}
