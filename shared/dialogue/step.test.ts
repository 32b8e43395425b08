import { expect, test } from '@jest/globals'
import { createDetector } from '../intents/detector.ts'
import { createFormat } from './format.ts'
import { step } from './step.ts'
import { speaker } from './texts/catalogue.ts'
import { understand } from './understand.ts'

const now = new Date('2026-11-27T12:00:00Z')
const timeZone = 'Europe/Moscow'
const detector = createDetector()

test.each([
  ['мои выводы за 31.02.2026', 'выводы за'],
  ['мои выводы с 15 по 1 февраля', 'выводы с'],
  ['мои выводы за завтра', 'выводы за'],
  ['my withdrawals for 31.02.2026', '"withdrawals for'],
  ['мои ставки за 31.02.2026', 'ставки за'],
])('the answer to a period that cannot be, «%s», gives an example of the same kind', async (message, example) => {
  const turn = await understand(message, detector, { now, timeZone, transactions: true, label: intent => intent })
  const { language } = turn
  const format = createFormat(language, { timeZone, currency: 'RUB' }, () => now.getTime())
  const outcome = step(turn, undefined, { language, say: speaker(language), format, faq: new Map() }, 1n)
  expect(outcome).toMatchObject({ kind: 'reply', text: expect.stringContaining(example) })
})
