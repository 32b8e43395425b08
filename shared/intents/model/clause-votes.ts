import type { ReadWord } from '../text/reading.ts'
import { unknown } from './model.ts'

/**
 * What speaks for an answer in a message of several clauses. The first five are votes: of the whole message; of the clause that
 * votes for this answer most; of the clause that votes for it most beyond its own vote for `unknown`, by how much; of the first
 * and of the last clause. The others are for `unknown` only: that nothing is asked, the logarithm of how many clauses there are,
 * and how many numbers.
 */
export const clauseEvidence = ['whole', 'surest', 'asking', 'first', 'last', 'silence', 'clauses', 'numbers'] as const

/** How much each counts. Learned by `npm run learn-intents`, of messages that the votes were not learned from. */
export type ClauseWeights = Readonly<Record<(typeof clauseEvidence)[number], number>>

/** More numbers count like so many. */
const maxNumbers = 2

/** How much speaks for each answer in a message of several clauses: for each kind of evidence, in the order of `clauseEvidence`. */
export function evidenceOf(
  words: readonly ReadWord[],
  whole: readonly number[],
  said: readonly (readonly number[])[],
): number[][] {
  const [first, last] = [said[0] as readonly number[], said.at(-1) as readonly number[]]
  const clauses = Math.log(said.length)
  const numbers = Math.min(words.filter(({ isNumber }) => isNumber).length, maxNumbers)
  return whole.map((vote, answer) => {
    let surest = Number.NEGATIVE_INFINITY
    let asking = Number.NEGATIVE_INFINITY
    for (const votes of said) {
      const own = votes[answer] as number
      surest = Math.max(surest, own)
      asking = Math.max(asking, own - (votes[unknown] as number))
    }
    const isUnknown = Number(answer === unknown)
    const [one, other] = [first[answer] as number, last[answer] as number]
    return [vote, surest, asking, one, other, isUnknown, isUnknown * clauses, isUnknown * numbers]
  })
}

/** The vote for each answer, out of the evidence for it. */
export function weighed(evidence: readonly (readonly number[])[], weights: ClauseWeights): number[] {
  const counts = clauseEvidence.map(name => weights[name])
  return evidence.map(own => {
    let vote = 0
    for (let at = 0; at < counts.length; at++) vote += (counts[at] as number) * (own[at] as number)
    return vote
  })
}
