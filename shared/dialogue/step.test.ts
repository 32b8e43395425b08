import { expect, test } from '@jest/globals'
import { createDetector } from '../intents/detector.ts'
import { findPeriod } from '../intents/period/period.ts'
import { Message } from '../intents/text/message.ts'
import { createFormat } from './format.ts'
import { step } from './step.ts'
import { speaker } from './texts/speaker.ts'
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
  ['мои ставки за 18, 20 и 22 ноября', '«ставки за 18–22 ноября»'],
  ['мои выводы за 18 и 20 ноября', '«выводы за 18–20 ноября»'],
  ['my bets on 18 and 20 November', '"bets for 18 – 20 November"'],
  ['мои ставки за несколько дней', '«ставки с'],
  ['my withdrawals for the last few days', '"withdrawals from'],
])('the answer to a period that cannot be shown, «%s», gives an example of the same kind', async (message, example) => {
  const turn = await understand(message, detector, { now, timeZone, transactions: true, label: async intent => intent })
  const { language } = turn
  const format = createFormat(language, { timeZone, currency: 'RUB' }, () => now.getTime())
  const outcome = step(turn, undefined, { language, say: await speaker(language), format, faq: new Map() }, 1n)
  if (outcome.kind !== 'reply') throw new Error(outcome.kind)
  expect(outcome.text.replace(/[\s\u2009]/gu, ' ')).toContain(example)
})

test('the period that is offered instead of days with gaps is understood', () => {
  const days = ['3 ноября', '28 октября', '30 декабря 2024', '1 января 2026', '22 ноября']
  for (const language of ['ru', 'en'] as const) {
    const format = createFormat(language, { timeZone, currency: 'RUB' }, () => now.getTime())
    for (const one of days)
      for (const other of days) {
        const found = findPeriod(new Message(`${one} и ${other}`), { now, timeZone })
        if (found.kind === 'none' || !('start' in found)) continue
        const { start, end } = found
        expect(findPeriod(new Message(format.period(start, end)), { now, timeZone })).toEqual({
          kind: 'period',
          start,
          end,
        })
      }
  }
})
