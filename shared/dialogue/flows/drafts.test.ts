import { expect, test } from '@jest/globals'
import { createDetector } from '../../intents/detector.ts'
import { continueDraft, type DraftMove, openDraft } from './drafts.ts'
import type { Draft } from './flow.ts'

const detector = createDetector()
const answer = (draft: Draft, message: string) => continueDraft(draft, message, detector.detect(message))
const draftOf = (move: DraftMove | undefined) => (move?.kind === 'draft' ? move.draft : move?.kind)

const withdrawal = { kind: 'withdrawal' as const }
const bet = { kind: 'bet' as const }

test.each<[Draft['kind'], string, object]>([
  ['withdrawal', 'хочу вывести деньги', {}],
  ['withdrawal', 'выведи 500', { amount: '500' }],
  ['withdrawal', 'выведи 1 500,50 на карту', { amount: '1500.5', method: 'card' }],
  ['withdrawal', 'вывести всё на кошелёк', { amount: 'all', method: 'wallet' }],
  ['withdrawal', 'хочу снять всё до копейки на карту', { amount: 'all', method: 'card' }],
  ['withdrawal', 'вывести не всё', {}],
  ['withdrawal', 'withdraw all of it to my card', { amount: 'all', method: 'card' }],
  ['bet', 'хочу сделать ставку', {}],
  ['bet', 'поставь 100 на победу Спартака', { amount: '100', event: 'победу Спартака' }],
  ['bet', 'поставь 100 рублей на Спартак, хотя нет, 150', { amount: '150', event: 'Спартак' }],
  ['bet', 'bet 50 on Liverpool', { amount: '50', event: 'Liverpool' }],
])('a %s begun with «%s» knows %j', (kind, message, known) => {
  expect(draftOf(openDraft(kind, message))).toEqual({ kind, ...known })
})

test.each<[Draft, string, object | string | undefined]>([
  [withdrawal, '500', { ...withdrawal, amount: '500' }],
  [withdrawal, 'пятьсот рублей', { ...withdrawal, amount: '500' }],
  [withdrawal, 'на карту', { ...withdrawal, method: 'card' }],
  [withdrawal, 'весь баланс', { ...withdrawal, amount: 'all' }],
  [withdrawal, 'всё', { ...withdrawal, amount: 'all' }],
  [{ ...withdrawal, amount: '500' }, 'вывод на карту', { ...withdrawal, amount: '500', method: 'card' }],
  [{ ...withdrawal, amount: '500' }, 'кошелек', { ...withdrawal, amount: '500', method: 'wallet' }],
  [{ ...withdrawal, amount: '500', method: 'card', id: 1n }, 'да', 'confirm'],
  [{ ...withdrawal, amount: '500', method: 'card', id: 1n }, 'всё верно', 'confirm'],
  [{ ...withdrawal, amount: '500', method: 'card', id: 1n }, 'yes', 'confirm'],
  [
    { ...withdrawal, amount: '500', method: 'card', id: 1n },
    'нет, 600',
    { ...withdrawal, amount: '600', method: 'card' },
  ],
  [{ ...withdrawal, amount: '500', method: 'card', id: 1n }, 'да нет', 'cancel'],
  [{ ...withdrawal, amount: '500', method: 'card', id: 1n }, 'ммм не знаю', 'lost'],
  [{ ...withdrawal, amount: '500' }, 'да', 'lost'],
  [withdrawal, 'отмена', 'cancel'],
  [withdrawal, 'я передумал', 'cancel'],
  [withdrawal, 'ой нет, не хочу выводить', 'cancel'],
  [withdrawal, 'never mind', 'cancel'],
  [withdrawal, 'абракадабра', 'lost'],
  [withdrawal, 'какой у меня баланс?', undefined],
  [withdrawal, 'позови оператора', undefined],
  [withdrawal, 'мои ставки', undefined],
  [bet, '100', { ...bet, amount: '100' }],
  [bet, 'Спартак — Зенит, победа Спартака', { ...bet, event: 'Спартак — Зенит, победа Спартака' }],
  [{ ...bet, amount: '100' }, 'на ЦСКА', { ...bet, amount: '100', event: 'ЦСКА' }],
  [bet, 'on Arsenal', { ...bet, event: 'Arsenal' }],
  [bet, 'Спартак 500', { ...bet, amount: '500', event: 'Спартак' }],
  [bet, 'Реал - Барса тотал больше 2.5, 300 р', { ...bet, amount: '300', event: 'Реал - Барса тотал больше 2.5' }],
  [{ ...bet, amount: '100' }, 'Зенит, тотал больше 2', { ...bet, amount: '100', event: 'Зенит, тотал больше 2' }],
  [{ ...bet, amount: '100', event: 'Зенит', id: 1n }, 'нет, на ЦСКА', { ...bet, amount: '100', event: 'ЦСКА' }],
  [{ ...bet, amount: '100', event: 'Зенит', id: 1n }, 'нет не сто а двести', { ...bet, amount: '200', event: 'Зенит' }],
  [{ ...bet, amount: '100', event: 'Зенит', id: 1n }, 'лучше 200', { ...bet, amount: '200', event: 'Зенит' }],
  [{ ...bet, amount: '100', event: 'Chelsea', id: 1n }, 'make it 60', { ...bet, amount: '60', event: 'Chelsea' }],
  [{ ...bet, amount: '100', event: 'Зенит', id: 1n }, 'не надо', 'cancel'],
  [bet, 'какой у меня баланс?', undefined],
  [{ ...bet, amount: '100', event: 'Зенит', id: 1n }, 'выводи', undefined],
  [{ ...withdrawal, amount: '500', method: 'card', id: 1n }, 'ставь', undefined],
  [
    { ...withdrawal, amount: '500', method: 'card', id: 1n },
    'выводи всё',
    { ...withdrawal, amount: 'all', method: 'card' },
  ],
  [{ ...withdrawal, amount: '500', method: 'card', id: 1n }, 'почему всё так долго', 'lost'],
  [{ ...withdrawal, amount: '500', method: 'card', id: 1n }, 'знаешь, я всё-таки передумал', 'cancel'],
  [withdrawal, 'не всё', 'lost'],
  [withdrawal, 'слушай, отмени вывод', 'cancel'],
  [withdrawal, 'не надо, на сегодня хватит', 'cancel'],
  [withdrawal, 'ни в коем случае', 'cancel'],
  [withdrawal, 'нет, не надо, спасибо', 'cancel'],
  [
    { ...withdrawal, amount: '500' },
    'не хочу на карту, хочу на кошелёк',
    { ...withdrawal, amount: '500', method: 'wallet' },
  ],
  [{ ...withdrawal, amount: '500' }, 'всё равно куда', 'lost'],
  [{ ...withdrawal, amount: '500' }, 'на обе', 'lost'],
  [{ ...bet, amount: '100', event: 'Зенит', id: 1n }, 'не на Спартак', 'lost'],
  [bet, 'какие матчи сегодня', 'lost'],
  [bet, 'спартак или зенит?', 'lost'],
  [bet, 'не знаю', 'lost'],
])('%j, told «%s», is %j', (draft, message, expected) => {
  expect(draftOf(answer(draft, message))).toEqual(expected)
})

test.each(['100 или 200', '-5'])('«%s» is no clear amount', message => {
  expect(answer(withdrawal, message)).toMatchObject({ kind: 'draft', unclearAmount: true })
})

test('an event has at most 200 characters', () => {
  const move = answer(bet, '⚽'.repeat(300))
  expect(draftOf(move)).toEqual({ kind: 'bet', event: '⚽'.repeat(200) })
})
