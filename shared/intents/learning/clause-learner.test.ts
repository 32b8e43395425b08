import { expect, test } from '@jest/globals'
import { Random } from '../../testing/random.ts'
import { clauseEvidence, weighed } from '../model/clause-votes.ts'
import { learnClauseWeights } from './clause-learner.ts'

const truth = { whole: 0.7, surest: 0.3, asking: 0.2, first: -0.2, last: 0.4, silence: 1, clauses: -0.5, numbers: -1 }

/** Messages with three answers; each is right as often as the weights say. */
function messagesBy(count: number) {
  const random = new Random(1)
  const number = () => random.next() * 6 - 3
  return Array.from({ length: count }, () => {
    const evidence = [0, 1, 2].map(() => clauseEvidence.map(number))
    const odds = weighed(evidence, truth).map(Math.exp)
    const total = odds.reduce((sum, one) => sum + one, 0)
    let left = random.next() * total
    const answer = odds.findIndex(one => {
      left -= one
      return left < 0
    })
    return { evidence, answer }
  })
}

test('the weights that the answers came from are found again', () => {
  const learned = learnClauseWeights(messagesBy(2_000))
  for (const name of clauseEvidence) expect(Math.abs(learned[name] - truth[name])).toBeLessThan(0.15)
})

test('without messages, the whole one decides', () => {
  expect(learnClauseWeights([])).toEqual({
    whole: 1,
    surest: 0,
    asking: 0,
    first: 0,
    last: 0,
    silence: 0,
    clauses: 0,
    numbers: 0,
  })
})
