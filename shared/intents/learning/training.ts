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
const halves = [0, 1]

/**
 * Learns weights from labelled phrases. The same phrases give the same weights. How clauses are weighed is learned from each half
 * by a model that has learned from the other half, as of phrases that it has met a model is too sure.
 */
export function learnFrom(phrases: readonly LabelledPhrase[]): StoredWeights {
  const examples = halves.flatMap(half => {
    const isOther = (_: LabelledPhrase, at: number) => Math.floor(at / together) % halves.length !== half
    return clauseExamples(
      phrases.filter((phrase, at) => !isOther(phrase, at)),
      votesFrom(phrases.filter(isOther)),
    )
  })
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
