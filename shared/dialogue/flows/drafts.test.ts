import { expect, test } from '@jest/globals'
import { createDetector } from '../../intents/detector.ts'
import { Message } from '../../intents/text/message.ts'
import { continueDraft, type DraftMove, openDraft } from './drafts.ts'
import type { CompleteDraft, Draft } from './flow.ts'

const detector = createDetector()
function answer(draft: Draft, text: string) {
  const message = new Message(text)
  return continueDraft(draft, message, detector.detect(message))
}
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
  ['bet', 'поставь всё на Зенит', { amount: 'all', event: 'Зенит' }],
  ['bet', 'bet everything on Arsenal', { amount: 'all', event: 'Arsenal' }],
  ['bet', '100 на динамо', { amount: '100', event: 'динамо' }],
  ['bet', 'bet 50 on Liverpool', { amount: '50', event: 'Liverpool' }],
  ['bet', 'поставь 500 на Вольфсбург и Ганновер 96', { amount: '500', event: 'Вольфсбург и Ганновер 96' }],
  ['bet', 'поставь 500 на КС 2 на Нави', { amount: '500', event: 'КС 2 на Нави' }],
  ['bet', 'поставь сто пятьсот на Зенит', { event: 'Зенит' }],
  ['bet', 'поставь минус сто на Спартак', { event: 'Спартак' }],
])('a %s begun with «%s» knows %j', (kind, message, known) => {
  expect(draftOf(openDraft(kind, new Message(message)))).toEqual({ kind, ...known })
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
  [withdrawal, 'не хочу с ботом разговаривать, дайте оператора', undefined],
  [withdrawal, 'хватит ли у меня денег на счету?', undefined],
  [withdrawal, 'мои ставки', undefined],
  [bet, '100', { ...bet, amount: '100' }],
  [{ ...bet, event: 'Зенит' }, 'всё', { ...bet, amount: 'all', event: 'Зенит' }],
  [bet, 'Спартак — Зенит, победа Спартака', { ...bet, event: 'Спартак — Зенит, победа Спартака' }],
  [{ ...bet, amount: '100' }, 'на ЦСКА', { ...bet, amount: '100', event: 'ЦСКА' }],
  [bet, 'No goals in the first half', { ...bet, event: 'No goals in the first half' }],
  [bet, 'да, динамо', { ...bet, event: 'динамо' }],
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

const shownWithdrawal = { ...withdrawal, amount: '500', method: 'card' as const, id: 1n }
const shownBet = { ...bet, amount: '100', event: 'победу Зенита', id: 1n }

test.each<[Draft, string]>([
  [shownWithdrawal, 'да, 500 на карту'],
  [shownWithdrawal, 'да, подтверждаю вывод'],
  [shownWithdrawal, 'ага выводи 500'],
  [shownWithdrawal, 'да пятьсот рублей на карту всё верно'],
  [shownWithdrawal, 'да, хочу вывести'],
  [shownWithdrawal, 'да, сделай это'],
  [shownWithdrawal, 'подтверждаю операцию'],
  [shownWithdrawal, 'да, 500 на карту 🙏'],
  [shownWithdrawal, 'давай, да, на карту'],
  [shownWithdrawal, 'yes, withdraw 500 to my card'],
  [shownWithdrawal, 'yes i want to withdraw 500'],
  [shownBet, 'да, ставь 100 на победу Зенита'],
  [shownBet, 'да, на победа зенит'],
  [shownBet, 'подтверждаю ставку'],
  [{ ...shownBet, event: 'Реал — Барса, тотал больше 2.5' }, 'да, 100 на реал барса тотал больше 2.5'],
  [{ ...shownBet, event: 'Arsenal' }, 'yes, bet 100 on arsenal'],
])('%j is agreed to by «%s», which repeats it', (draft, message) => {
  expect(answer(draft, message)).toMatchObject({ kind: 'confirm', draft })
})

test.each<[Draft, string, object]>([
  [shownWithdrawal, 'да, но 300', { amount: '300' }],
  [shownWithdrawal, 'да, выведи 300 на карту', { amount: '300' }],
  [shownWithdrawal, 'да, только на кошелёк', { method: 'wallet' }],
  [shownWithdrawal, 'да, 500 на кошелёк', { method: 'wallet' }],
  [shownWithdrawal, 'да, не 500, а 300', { amount: '300' }],
  [shownWithdrawal, 'yes, but 300', { amount: '300' }],
  [shownBet, 'да, но 50', { amount: '50' }],
  [shownBet, 'да, ставь 50 на победу Зенита', { amount: '50', event: 'победу Зенита' }],
  [shownBet, 'да, 100 на победу Спартака', { event: 'победу Спартака' }],
])('%j with another value in the yes, «%s», is changed and shown again', (draft, message, changed) => {
  const { id: _, ...known } = draft as CompleteDraft
  expect(draftOf(answer(draft, message))).toEqual({ ...known, ...changed })
})

test.each<[Draft, string]>([
  [shownWithdrawal, 'выведи 500 на карту'],
  [shownWithdrawal, 'выводи 500 на карту'],
  [shownWithdrawal, 'давай 500 на карту'],
  [shownWithdrawal, 'да, 500 на карту?'],
  [shownWithdrawal, 'да, 500 на карту завтра'],
  [shownWithdrawal, 'да, 500 на карту, а потом 200'],
  [shownWithdrawal, 'да, 500 на карту или кошелёк'],
  [shownWithdrawal, 'если 500 на карту, то да'],
  [shownWithdrawal, 'да, 500 на карту *1234'],
  [shownWithdrawal, 'да, 500 на сбер'],
  [shownWithdrawal, 'да, am i out of money'],
  [shownWithdrawal, 'да, вчера выводил 500 на карту'],
  [shownWithdrawal, 'да, 500 ставь'],
  [shownWithdrawal, 'да не 500 на карту'],
  [shownWithdrawal, 'yes, not 500 to my card'],
  [shownWithdrawal, 'да ладно 500'],
  [shownWithdrawal, 'да, хочу есть'],
  [shownWithdrawal, 'да, есть деньги'],
  [shownWithdrawal, 'am i right'],
  [shownWithdrawal, 'подтверждаю только сумму'],
  [shownWithdrawal, 'do i withdraw 500 ok'],
  [shownWithdrawal, 'is 500 to my card right'],
  [shownWithdrawal, 'да, на'],
  [shownWithdrawal, 'да, 500 на карту 🙄'],
  [shownWithdrawal, 'да, +500'],
  [shownWithdrawal, 'бот сказал да 500'],
  [shownBet, 'поставь 100 на победу Зенита'],
  [shownBet, 'да, на Зенит'],
  [shownBet, 'да, 100 на победу Зенита, а 50 на Спартак'],
  [shownBet, 'да, выводи 100'],
])('%j is not agreed to by «%s»', (draft, message) => {
  expect(answer(draft, message)?.kind).not.toBe('confirm')
})

test('whatever the yes is, with anything but what was shown it moves nothing', () => {
  const others = ['300', '501', '5000', 'но 300', '500 и 300', '500, нет, 300', 'не 500', '500 на кошелёк', 'кошелёк']
  const doubts = [
    'завтра',
    'наверное',
    'если получится',
    '500 на карту другу',
    '500 на карту?',
    'потом 500',
    'но не сейчас',
  ]
  for (const yes of ['да', 'ага', 'верно', 'подтверждаю', 'ок', 'yes', 'confirm'])
    for (const other of [...others, ...doubts])
      for (const message of [`${yes}, ${other}`, `${yes} ${other}`, `${other}, ${yes}`])
        expect({ message, kind: answer(shownWithdrawal, message)?.kind }).not.toEqual({ message, kind: 'confirm' })
})

test('the request sent twice is shown again, and is no miss', () => {
  expect(answer(shownWithdrawal, 'выведи 500 на карту')).toMatchObject({ kind: 'draft' })
  expect(answer(shownBet, 'поставь 100 на победу Зенита')).toMatchObject({ kind: 'draft' })
  expect(answer(shownWithdrawal, 'это точно на карту?')).toMatchObject({ kind: 'draft' })
})

test.each(['500 долларов', '500 $'])('«%s» is not the 500 that were shown', message => {
  expect(answer(shownWithdrawal, message)).toMatchObject({ kind: 'draft', currencies: expect.anything() })
})

test.each(['100 и 200', 'выведи 100 и 200 на карту', 'withdraw 100 and 200'])('«%s» names two amounts', message => {
  expect(answer(withdrawal, message)).toMatchObject({ kind: 'draft', unclearAmount: true })
  expect(answer(shownWithdrawal, message)).toMatchObject({ kind: 'draft', unclearAmount: true })
})

test.each([
  'поставь 100 на Спартак и 50 на Зенит',
  '50 на победу и 50 на ничью',
  'bet 100 on Arsenal and 50 on Chelsea',
  'да, 500 на Спартак и 500 на Зенит',
  'поставь, пожалуйста, 500 на Спартак и 300 на Зенит',
  'поставь 100 на Спартак и ещё 200 на Зенит',
  '500 на Спартак; 300 на Зенит',
  'сто на Спартак и двести на Зенит',
  '5 на Спартак и 5 на Зенит',
  'ставка Спартак 500, Зенит 300',
  'поставь 500 на Спартак и Зенит 300 р',
])('«%s»: bets are placed one by one, and none of them is chosen', message => {
  const oneByOne = { kind: 'draft', draft: bet, askedAgain: 'oneByOne' }
  expect(openDraft('bet', new Message(message))).toMatchObject(oneByOne)
  expect(answer(bet, message)).toMatchObject(oneByOne)
  expect(answer({ ...bet, event: 'Ростов' }, message)).toMatchObject({ ...oneByOne, draft: { event: 'Ростов' } })
})

test.each(['100 или 200', '-5'])('«%s» is no clear amount', message => {
  expect(answer(withdrawal, message)).toMatchObject({ kind: 'draft', unclearAmount: true })
})

test('a message that is too long for an answer agrees to nothing and changes nothing', () => {
  const long = 'ну '.repeat(200)
  expect(answer(shownWithdrawal, `да, 500 на карту ${long}`)?.kind).not.toBe('confirm')
  expect(['lost', undefined]).toContain(answer(shownWithdrawal, `${'абвгд '.repeat(90)} 300`)?.kind)
})

test('an event has at most 200 characters', () => {
  const event = 'Арсенал — Челси, '.repeat(15).trim()
  expect(draftOf(answer(bet, event))).toEqual({ kind: 'bet', event: event.slice(0, 200) })
})

test('«ещё 300 на кошелёк» behind a withdrawal to a card may be another one: the sum is asked for', () => {
  const shown: CompleteDraft = { kind: 'withdrawal', amount: '500', method: 'card', id: 1n }
  for (const message of ['да, и ещё 300 на кошелёк', 'ещё 300 рублей на кошелёк', 'yes, and another 300 to my wallet'])
    expect(answer(shown, message)).toMatchObject({ kind: 'draft', unclearAmount: true })
  for (const message of ['ещё 300', 'и ещё 300 на карту'])
    expect(draftOf(answer(shown, message))).toMatchObject({ amount: '800', method: 'card' })
})
