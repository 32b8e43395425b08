import { decide, type Grounds } from './decision.ts'
import type { Detection, Detector } from './intents.ts'
import { type ExtraKeywords, lexiconOf } from './keywords.ts'
import { english } from './lexicon/en.ts'
import { russian } from './lexicon/ru.ts'
import { type Match, Matcher } from './matching.ts'
import { MessageReader } from './message.ts'
import { normalise } from './normalise.ts'
import { type Likelihood, Opinion, type StoredWeights } from './opinion.ts'
import { weights as learned } from './opinion-weights.ts'
import { scoresOf, weighAll } from './scoring.ts'
import { Vocabulary } from './vocabulary.ts'

/** Everything that led to a detection. */
export interface Explanation extends Grounds {
  detection: Detection
  normalised: string
  forbidding: readonly Match[]
  /** What the second opinion alone says, the likeliest first. */
  opinion: Likelihood[]
}

export interface ExplainingDetector extends Detector {
  explain(text: string): Explanation
}

/**
 * Makes a detector; the lexicons are compiled here, once. A detector keeps no state but a bounded memory of words.
 * @param extra what an administrator adds, as `extraKeywords` has it of an INTENTS_FILE
 * @param weights the second opinion's
 */
export function createDetector(extra: ExtraKeywords = {}, weights: StoredWeights = learned): ExplainingDetector {
  const vocabulary = new Vocabulary([russian, english], lexiconOf(extra))
  const reader = new MessageReader(vocabulary)
  const matcher = new Matcher(vocabulary)
  const opinion = new Opinion(weights)

  function groundsOf(normalised: string): Grounds & { forbidding: Match[] } {
    const words = reader.read(normalised)
    const { matches, forbidding } = weighAll(matcher.match(words), words)
    return { words, matches, forbidding, scores: scoresOf(matches), votes: opinion.weigh(words) }
  }

  return {
    detect: text => decide(groundsOf(normalise(text))),
    explain(text) {
      const normalised = normalise(text)
      const grounds = groundsOf(normalised)
      return { ...grounds, normalised, detection: decide(grounds), opinion: opinion.explain(grounds.words) }
    },
  }
}
