import { expect, test } from '@jest/globals'
import Big from 'big.js'
import { Message } from '../intents/text/message.ts'
import { answerDraft } from './draft-reply.ts'
import { openDraft } from './flows/drafts.ts'
import { createFormat } from './format.ts'
import { speaker } from './texts/speaker.ts'

const balance = { id: 1n, userId: 1n, amount: new Big(5000), frozen: new Big(0), updatedAt: '' }
const say = await speaker('en')

function reply(kind: 'withdrawal' | 'bet', text: string, currency: string) {
  const message = new Message(text)
  const move = openDraft(kind, message)
  if (move.kind !== 'draft') throw new Error(move.kind)
  const format = createFormat('en', { timeZone: 'UTC', currency }, () => Date.UTC(2026, 10, 27, 12))
  return answerDraft({ ...move, message }, balance, { language: 'en', say, format, faq: new Map() }, 9n)
}

test.each<['withdrawal' | 'bet', string, string]>([
  ['withdrawal', 'withdraw $20.50 to my card', 'RUB'],
  ['withdrawal', 'выведи 20 долларов на карту', 'RUB'],
  ['withdrawal', 'выведи €50', 'RUB'],
  ['withdrawal', 'выведи 100 тенге', 'RUB'],
  ['withdrawal', 'выведи 500 рублей', 'KZT'],
  ['bet', 'поставь 20 евро на Спартак', 'RUB'],
  ['withdrawal', 'выведи 50000 сум', 'RUB'],
  ['withdrawal', 'выведи 100 лари на карту', 'RUB'],
  ['withdrawal', 'выведи 20 USDT', 'RUB'],
  ['withdrawal', 'выведи рублей 500', 'EUR'],
  ['bet', 'поставь сотку злотых на Спартак', 'RUB'],
])('a %s «%s» is asked for again where accounts are in %s', (kind, message, currency) => {
  const { text, flow } = reply(kind, message, currency)
  expect(text).toContain('in another currency')
  expect(flow).not.toHaveProperty('amount')
})

test.each<[string, string]>([
  ['withdraw $20.50', 'USD'],
  ['withdraw 20 dollars', 'CAD'],
  ['выведи 20 тенге', 'KZT'],
  ['выведи 20 р', 'RUB'],
  ['выведи 20', 'EUR'],
])('«%s» is taken where accounts are in %s', (message, currency) => {
  expect(reply('withdrawal', message, currency).flow).toMatchObject({ amount: expect.stringMatching(/^20/) })
})
