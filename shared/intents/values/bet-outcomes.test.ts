import { expect, test } from '@jest/globals'
import { Message } from '../text/message.ts'
import { findBetOutcome } from './bet-outcomes.ts'

test.each([
  ['нерассчитанные ставки', 'open'],
  ['Не рассчитанные ставки за март', 'open'],
  ['нерасчитаные пари', 'open'],
  ['почему не рассчитали ставку', 'open'],
  ['открытые ставки', 'open'],
  ['активные ставки', 'open'],
  ['текущие ставки', 'open'],
  ['незавершённые пари', 'open'],
  ['ставки в игре', 'open'],
  ['какие ставки ещё не сыграли', 'open'],
  ['open bets', 'open'],
  ['show my active bets', 'open'],
  ['unsettled bets', 'open'],
  ['bets not yet settled', 'open'],
  ['which of my bets are open', 'open'],
  ['рассчитанные ставки', 'settled'],
  ['settled bets', 'settled'],
  ['выигранные и проигранные ставки', 'settled'],
  ['won and lost bets', 'settled'],
  ['выигранные ставки', 'won'],
  ['мои выигравшие ставки за вчера', 'won'],
  ['какие ставки сыграли', 'won'],
  ['ставки, которые я выиграл', 'won'],
  ['winning bets last week', 'won'],
  ['bets I won', 'won'],
  ['which bets did I win', 'won'],
  ['проигранные ставки', 'lost'],
  ['какие ставки не сыграли', 'lost'],
  ['ставки которые проиграли', 'lost'],
  ['невыигравшие ставки', 'lost'],
  ['lost bets', 'lost'],
  ['my losing bets', 'lost'],
  ["which bets didn't win", 'lost'],
])('«%s» asks for what is %s', (text, outcome) => {
  expect(findBetOutcome(new Message(text))?.outcome).toBe(outcome)
})

test.each([
  'мои ставки',
  'last 10 bets',
  'открой мои ставки',
  'открыть ставки',
  'open my bets',
  'сколько я выиграл',
  'ставки за прошлую неделю',
  'все ставки: и открытые, и рассчитанные',
  'open and settled bets',
  'ставки за текущий месяц',
  'bets of the current week',
  'все ставки, кроме проигранных',
  'bets except the lost ones',
])('«%s» asks for all', text => {
  expect(findBetOutcome(new Message(text))).toBeUndefined()
})

test.each([
  ['последние 3 выигранные ставки', 'последние 3 ставки'],
  ['my last two lost bets', 'my last two bets'],
])('«%s» without its outcome is «%s»', (text, rest) => {
  expect(findBetOutcome(new Message(text))?.rest.plain).toBe(rest)
})
