import { expect, test } from '@jest/globals'
import { MessageReader } from '../text/message-reader.ts'
import { Speller } from '../text/typos.ts'
import { verdictByClauses } from './clause-verdict.ts'
import { answers, IntentModel } from './model.ts'
import { probabilitiesOf, verdictOf } from './verdict.ts'
import { weights } from './weights.ts'

const model = new IntentModel(weights)
const reader = new MessageReader(stem => model.knows(stem), new Speller([]))
const alone = { whole: 1, surest: 0, first: 0, last: 0, silence: 0, clauses: 0, numbers: 0 }

/** The verdict of a message whose whole says nothing, with a probability of `unknown` that depends on `silence`. */
function verdictOn(text: string, silence: number, weights: Partial<typeof alone>) {
  const words = reader.read(text)
  const votes = answers.map(answer => (answer === 'unknown' ? silence : 0))
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

test('where the whole is sure, they have no vote', () => {
  expect(verdictOn(text, 9, { last: 1 })).toBe('unknown')
})

test('of so many clauses as few players write, a sure one counts', () => {
  const story = 'собака гуляет по двору, '.repeat(12)
  expect(verdictOn(`${story}какой у меня баланс`, 9, {})).toBe('balance')
  expect(verdictOn(`${story}погода хорошая`, 9, {})).toBe('unknown')
})
