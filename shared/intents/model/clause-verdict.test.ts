import { expect, test } from '@jest/globals'
import { MessageReader } from '../text/message-reader.ts'
import { Speller } from '../text/typos.ts'
import { verdictByClauses } from './clause-verdict.ts'
import { answers, IntentModel } from './model.ts'
import { probabilitiesOf, verdictOf } from './verdict.ts'
import { weights } from './weights.ts'

const model = new IntentModel(weights)
const reader = new MessageReader(stem => model.knows(stem), new Speller([]))
const alone = { whole: 1, surest: 0, asking: 0, first: 0, last: 0, silence: 0, clauses: 0, numbers: 0 }

/** The verdict of a message whose whole votes for one answer only. */
function verdictOn(text: string, vote: number, weights: Partial<typeof alone>, answer = 'unknown') {
  const words = reader.read(text)
  const votes = answers.map(one => (one === answer ? vote : 0))
  const verdict = verdictOf(probabilitiesOf(votes))
  return verdictByClauses({ words, votes, verdict }, model, { ...alone, ...weights }).best.intent
}
const text = 'пришел домой, поел, а какой у меня баланс'

test('where the whole is not sure, the clauses vote by their weights', () => {
  expect(verdictOn(text, 2, {})).toBe('unknown')
  expect(verdictOn(text, 2, { last: 1 })).toBe('balance')
  expect(verdictOn(text, 2, { surest: 1, silence: -10 })).toBe('balance')
  expect(verdictOn(text, 2, { first: 1 })).toBe('unknown')
})

test('where the whole is sure of a request, they have no vote; where it is sure that nothing is asked, they have', () => {
  expect(verdictOn(text, 9, { last: 10 }, 'bets')).toBe('bets')
  expect(verdictOn(text, 9, { last: 10 })).toBe('balance')
  expect(verdictOn(text, 9, { asking: 10 })).toBe('balance')
  expect(verdictOn(text, 9, { first: 10 })).toBe('unknown')
})

test('of so many clauses as few players write, a sure one counts', () => {
  const story = 'собака гуляет по двору, '.repeat(12)
  expect(verdictOn(`${story}какой у меня баланс`, 9, {})).toBe('balance')
  expect(verdictOn(`${story}погода хорошая`, 9, {})).toBe('unknown')
})
