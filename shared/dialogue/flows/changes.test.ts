import { expect, test } from '@jest/globals'
import { createDetector } from '../../intents/detector.ts'
import { Message } from '../../intents/text/message.ts'
import { continueDraft } from './drafts.ts'
import type { CompleteDraft, Draft } from './flow.ts'

const detector = createDetector()
const bet = { kind: 'bet' as const, amount: '100', event: 'Спартак', id: 1n }
const withdrawal = { kind: 'withdrawal' as const, amount: '500', method: 'card' as const, id: 1n }

function moveUpon(draft: Draft, text: string) {
  const message = new Message(text)
  return continueDraft(draft, message, detector.detect(message))
}
function answer(draft: CompleteDraft, text: string) {
  const move = moveUpon(draft, text)
  return move?.kind === 'draft' ? move.draft : move?.kind
}
const changed = (draft: CompleteDraft, values: object) => {
  const { id: _, ...known } = draft
  return { ...known, ...values }
}

test.each<[string, object]>([
  ['лучше зенит', { event: 'зенит' }],
  ['лучше на зенит', { event: 'зенит' }],
  ['зенит лучше', { event: 'зенит' }],
  ['нет, лучше Зенит', { event: 'Зенит' }],
  ['нет, Зенит', { event: 'Зенит' }],
  ['давай на зенит', { event: 'зенит' }],
  ['ой нет на зенит', { event: 'зенит' }],
  ['не Спартак, а Зенит', { event: 'Зенит' }],
  ['не спартак а зенит', { event: 'зенит' }],
  ['не на Спартак, а на Зенит', { event: 'Зенит' }],
  ['не хочу на спартак, хочу на зенит', { event: 'зенит' }],
  ['не спартак, зенит', { event: 'зенит' }],
  ['Зенит, а не Спартак', { event: 'Зенит' }],
  ['Зенит вместо Спартака', { event: 'Зенит' }],
  ['замени на Зенит', { event: 'Зенит' }],
  ['поменяй ставку на Зенит', { event: 'Зенит' }],
  ['100 на зенит', { event: 'зенит' }],
  ['50 на зенит', { amount: '50', event: 'зенит' }],
  ['на Зенит 50', { amount: '50', event: 'Зенит' }],
  ['лучше 50 на зенит', { amount: '50', event: 'зенит' }],
  ['поставь 50 на зенит', { amount: '50', event: 'зенит' }],
  ['make it Zenit instead', { event: 'Zenit' }],
  ['actually 50 on Arsenal', { amount: '50', event: 'Arsenal' }],
  ['no, Arsenal', { event: 'Arsenal' }],
  ['no wait Arsenal', { event: 'Arsenal' }],
  ['тогда всё ставь', { amount: 'all' }],
  ['all in', { amount: 'all' }],
  ['actually Arsenal', { event: 'Arsenal' }],
  ['change it to Arsenal', { event: 'Arsenal' }],
  ['50 на Спартака', { amount: '50' }],
  ['добавь 100', { amount: '200' }],
  ['ещё 100', { amount: '200' }],
  ['поставь ещё 100', { amount: '200' }],
  ['ещё 100 на спартак', { amount: '200' }],
  ['100 more', { amount: '200' }],
  ['удвой', { amount: '200' }],
  ['на 50 меньше', { amount: '50' }],
  ['подними ставку до 200', { amount: '200' }],
  ['не 100, а 200', { amount: '200' }],
  ['ошибся, Барса', { event: 'Барса' }],
  ['я хотел на Барсу', { event: 'Барсу' }],
  ['не, Барса', { event: 'Барса' }],
  ['same but on Everton', { event: 'Everton' }],
])('a shown bet of 100 on Спартак, told «%s», becomes %j and is shown again', (message, values) => {
  expect(answer(bet, message)).toEqual(changed(bet, values))
})

test.each(['not Chelsea but Arsenal', 'Arsenal instead of Chelsea', 'Arsenal, not Chelsea', 'i meant Arsenal'])(
  'a shown bet on Chelsea, told "%s", is on Arsenal',
  message => {
    expect(answer({ ...bet, event: 'Chelsea' }, message)).toEqual(changed(bet, { event: 'Arsenal' }))
  },
)

const match = 'Зенит - Спартак'
test.each([
  [`${match}, тотал больше 2`, 'не тотал больше, а тотал меньше', `${match}, тотал меньше 2`],
  [`${match}, тотал больше 2.5`, 'не больше, а меньше', `${match}, тотал меньше 2.5`],
  [`${match}, победа Зенита`, 'не победа, а ничья', `${match}, ничья`],
  [`${match}, П1`, 'не П1, а П2', `${match}, П2`],
  [`${match}, П1`, 'нет, не п1, а п2', `${match}, п2`],
  ['Arsenal v Chelsea, over 2.5', 'not over but under', 'Arsenal v Chelsea, under 2.5'],
  ['Arsenal v Chelsea, over 2.5', 'no, under 3.5', 'Arsenal v Chelsea, under 3.5'],
  [`${match}, тотал больше 2`, 'нет, тотал меньше 3', `${match}, тотал меньше 3`],
  [`${match}, П1`, 'лучше ничья', `${match}, ничья`],
  ['победу Спартака', 'нет, ничья', 'ничья'],
  ['победу Спартака', 'не победа, а ничья', 'ничья'],
  ['победу Спартака', 'ничью', 'ничью'],
])('a shown bet on «%s», told «%s», is on «%s», and is shown again', (event, message, changedEvent) => {
  expect(answer({ ...bet, event }, message)).toEqual(changed(bet, { event: changedEvent }))
})

test.each(['меньше', 'больше', 'в первом', 'победа', 'ничья?', 'х2', 'over'])(
  '«%s» names no other outcome of a bet on «победа Зенита»',
  message => {
    expect(answer({ ...bet, event: 'победа Зенита' }, message)).toBe('lost')
  },
)

test.each([
  'лучше потом',
  'лучше подумаю',
  'да, на следующей неделе',
  'да, на новую карту',
  'нет, подожди',
  'тогда ладно',
  'давай потом',
  'да ну его',
  'спартак же',
  'не знаю, лучше или хуже',
  'actually later',
  'hmm',
])('a shown bet is neither changed nor made by «%s»', message => {
  expect(['lost', 'cancel', undefined]).toContain(answer(bet, message))
})

test.each<[string, object]>([
  ['не хочу 500, хочу 300', { amount: '300' }],
  ['не хочу 500 хочу 300', { amount: '300' }],
  ["i don't want 500, i want 300", { amount: '300' }],
  ['не хочу на карту хочу на кошелёк', { method: 'wallet' }],
  ["i don't want card, i want wallet", { method: 'wallet' }],
  ['добавь 100', { amount: '600' }],
  ['выведи ещё 100', { amount: '600' }],
  ['на 100 больше', { amount: '600' }],
  ['на 50 меньше', { amount: '450' }],
  ['добавь 100 и на кошелёк', { amount: '600', method: 'wallet' }],
  ['double it', { amount: '1000' }],
  ['+100', { amount: '600' }],
  ['да, +500', { amount: '1000' }],
  ['-50', { amount: '450' }],
  ['да, -50', { amount: '450' }],
  ['− 50', { amount: '450' }],
  ['увеличь до 700', { amount: '700' }],
])('a shown withdrawal of 500 to a card, told «%s», becomes %j and is shown again', (message, values) => {
  expect(answer(withdrawal, message)).toEqual(changed(withdrawal, values))
})

test('with no amount so far, «ещё 100» is 100', () => {
  const move = moveUpon({ kind: 'withdrawal' }, 'ещё 100')
  expect(move).toMatchObject({ kind: 'draft', draft: { amount: '100' } })
})

test.each<[CompleteDraft, string, string]>([
  [bet, 'не спартак', 'event'],
  [bet, 'нет, не на Спартак', 'event'],
  [bet, 'не 100', 'amount'],
  [withdrawal, 'не на карту', 'method'],
  [withdrawal, 'нет, не 500', 'amount'],
  [withdrawal, 'not to my card', 'method'],
])('%j, told «%s», lacks its %s again', (draft, message, value) => {
  const { id: _, [value as 'amount']: __, ...rest } = draft
  expect(answer(draft, message)).toEqual(rest)
})

test.each(["i don't have a card", "i don't know"])('"%s" cancels nothing', message => {
  expect(answer(withdrawal, message)).toBe('lost')
})

test.each(['how does it work', 'сколько можно', 'is it safe'])('«%s» is a question, and no event of a bet', message => {
  expect(moveUpon({ kind: 'bet' }, message)?.kind).toBe('lost')
})

test.each<[CompleteDraft, string]>([
  [withdrawal, 'Пять тысяч лет назад я снял хороший выигрыш и купил себе мотоцикл'],
  [withdrawal, 'приложение показывает баланс 700, а на сайте всё норм, почините'],
  [withdrawal, 'у меня ещё один вопрос'],
  [withdrawal, 'do withdrawals to crypto wallets exist here?'],
  [bet, 'ставка не принимается'],
  [bet, 'is it legal to bet in my country'],
])('%j is not changed by «%s»', (draft, message) => {
  expect(['lost', undefined]).toContain(answer(draft, message))
})

test.each(['отмена, мне бы на 100 меньше', 'стоп, ещё 100 это много', 'я передумал, плюс 100 не хватает'])(
  '«%s» ends it, whatever amount it names',
  message => {
    expect(answer(withdrawal, message)).toBe('cancel')
  },
)
