import type { Detection } from './intents.ts'
import { type ExtraKeywords, KeywordMatcher } from './intents-file/keywords.ts'
import { clausesOf } from './model/clauses.ts'
import { decide, type Grounds } from './model/decision.ts'
import { IntentModel } from './model/model.ts'
import type { StoredWeights } from './model/stored-weights.ts'
import { weights as learned } from './model/weights.ts'
import type { Message } from './text/message.ts'
import { MessageReader } from './text/message-reader.ts'
import type { ReadWord } from './text/reading.ts'
import { Speller } from './text/typos.ts'

/** Everything that led to a detection. */
export interface Explanation extends Grounds {
  detection: Detection
  /** The words that speak for an intent more than for the others, the most telling first. */
  because(intent: string): string[]
  /** What each clause votes for, if the message has several. */
  clauses(): { words: readonly ReadWord[]; votes: readonly number[] }[]
}

export interface Detector {
  detect(message: Message): Detection
}

export interface ExplainingDetector extends Detector {
  explain(message: Message): Explanation
}

/**
 * Creates a detector. Its only state is a bounded cache of words.
 * @param extra an administrator's keywords (`extraKeywords` of an INTENTS_FILE)
 */
export function createDetector(extra: ExtraKeywords = {}, weights: StoredWeights = learned): ExplainingDetector {
  const model = new IntentModel(weights)
  const matcher = new KeywordMatcher(extra)
  const reader = new MessageReader(stem => model.knows(stem), new Speller([...matcher.words(), ...model.words]))

  function groundsOf({ plain }: Message): Grounds {
    const words = reader.read(plain)
    return { words, keywords: matcher.match(words), votes: model.weigh(words) }
  }

  return {
    detect: message => decide(groundsOf(message), model, weights.clauses),
    explain(message) {
      const grounds = groundsOf(message)
      const because = (intent: string) => model.wordsFor(intent, grounds.words)
      const clauses = () => {
        const all = clausesOf(grounds.words)
        return all.length > 1 ? all.map(words => ({ words, votes: model.weigh(words) })) : []
      }
      return { ...grounds, detection: decide(grounds, model, weights.clauses), because, clauses }
    },
  }
}
