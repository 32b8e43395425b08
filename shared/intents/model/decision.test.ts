import { expect, test } from '@jest/globals'
import { MessageReader } from '../text/message-reader.ts'
import { Speller } from '../text/typos.ts'
import { decide } from './decision.ts'
import { answers, IntentModel } from './model.ts'
import { weights } from './weights.ts'

const model = new IntentModel(weights)
const words = new MessageReader(stem => model.knows(stem), new Speller([])).read('оформить экспресс')
const keyword = { intent: 'faq:express', keyword: 'экспресс', score: 0.9, isAside: true }

/** What is decided of one word of a question in a message that is a bet with about this probability. */
const decided = (probability: number) => {
  const votes = answers.map(answer =>
    Math.log(answer === 'bet_create' ? probability : (1 - probability) / answers.length),
  )
  return decide({ words, keywords: [keyword], votes }, model, weights.clauses)
}

test.each([
  [0.3, { intent: 'faq:express', ambiguous: false }],
  [0.7, { intent: 'faq:express', runnerUp: { intent: 'bet_create' }, ambiguous: true }],
  [0.97, { intent: 'bet_create', ambiguous: false }],
])('a word of a question in what is a bet with probability %d: %j', (probability, decision) => {
  expect(decided(probability)).toMatchObject(decision)
})
