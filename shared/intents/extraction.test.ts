import { expect, test } from '@jest/globals'
import { findAnswer } from './answers/answers.ts'
import { Message } from './text/message.ts'
import { findCount } from './values/counts.ts'
import { findEvent } from './values/events.ts'
import { findWithdrawalId } from './values/ids.ts'
import { findMethod } from './values/methods.ts'

test.each([
  ['№17', 17n],
  ['статус заявки номер 17', 17n],
  ['где вывод №17', 17n],
  ['вывод №17 на 500 р', 17n],
  ['вывод 17 висит 3 дня', 17n],
  ['withdrawal 17', 17n],
  ['9007199254740993', 9007199254740993n],
  ['вывел 5000 на карту, где', undefined],
  ['где вывод на 3000', undefined],
  ['телефон 89123456789, где вывод', undefined],
  ['где деньги на карте 4276123412341234', undefined],
  ['order #42', 42n],
  ['#9223372036854775807', 9223372036854775807n],
  ['№9223372036854775808', undefined],
  ['вывод 500 рублей', undefined],
  ['вывод за 5 мая', undefined],
  ['вывод 5 дней', undefined],
  ['0', undefined],
])('the withdrawal of «%s» is %s', (text, id) => {
  expect(findWithdrawalId(new Message(text))).toBe(id)
})

test.each([
  ['последние 10 ставок', 10],
  ['десять последних ставок', 10],
  ['последние двадцать ставок', 20],
  ['last five bets', 5],
  ['my last 5', 5],
  ['последнюю ставку', 1],
  ['show me my last bet', 1],
  ['последние ставки', undefined],
  ['последние 3 дня', undefined],
  ['поставь 100', undefined],
])('the count of «%s» is %s', (text, count) => {
  expect(findCount(new Message(text))).toBe(count)
})

test.each([
  ['на карту', 'card'],
  ['yf rfhne', 'card'],
  ['na kartu', 'card'],
  ['картчоку', 'card'],
  ['на кошелёк', 'wallet'],
  ['не на карту а на кошелек', 'wallet'],
  ['не хочу на карту хочу на кошелек', 'wallet'],
  ["i don't want card, i want wallet", 'wallet'],
  ['не хочу на карту', undefined],
  ['на карту нет на кошелек', 'wallet'],
  ['to my card, no wait, to my wallet', 'wallet'],
  ['карты нет, на кошелек', 'wallet'],
  ['карта или кошелек', undefined],
  ['500', undefined],
])('the method of «%s» is %s', (text, method) => {
  expect(findMethod(new Message(text))).toBe(method)
})

test.each([
  'да',
  'ДА!!!',
  'дааа',
  'ага, давай',
  'lf',
  '👍',
  '+',
  'всё верно',
  'yes please',
  'go ahead',
  'да, выводи',
  'все правильно, выводи',
  'да, всё так',
  'дада',
  'я сказал да',
  'да, скорее',
  'yes, now',
  'sure thing',
  'всё так',
  'так и есть',
  'да блин да',
  'да, можешь',
  'дa', // with a Latin a
  'looks good',
  'everything is correct',
  'do it',
  'да 😊',
])('«%s» is a yes', text => {
  expect(findAnswer(new Message(text))).toBe('yes')
})

test.each([
  'нет',
  'нет, спасибо',
  'да нет',
  'не надо',
  'не подтверждаю',
  'ytn',
  '👎',
  "don't",
  'never mind',
  'давай не надо',
  'конечно нет',
  'ладно, отмена',
  'ok forget it',
  'пока нет',
  'не сейчас',
  'всё, хватит',
  'неверно',
  'not good',
])('«%s» is a no', text => {
  expect(findAnswer(new Message(text))).toBe('no')
})

test.each([
  'да и нет',
  'нет да',
  'да 500',
  'какой баланс',
  'пока',
  '',
  '?',
  'точно?',
  'да?',
  'sure?',
  'давай потом',
  'ок пока',
  'да ну',
  'да ладно',
  'тогда ладно',
  'ладно тогда',
  'ну и ладно',
  'не отменяй',
  "don't stop",
  'выводи всё',
  'всё ставь',
  'ok all of it',
  'не всё',
  'is that correct',
  'am i right',
  'do i confirm',
  'а это точно',
  'а можно',
  'бот сказал да',
  'you said yes',
  "i'm fine thanks",
  'i am ok',
  'давай лучше',
  'скорее да',
  'ну да, конечно',
  'yeah right',
  'oh sure',
  'да есть',
  'да, а',
  'yes, the',
  'да 🙄',
  'да？',
  'да؟',
  ...['да՞', 'да‽', 'да⁇', 'да⁈', 'да¿'],
  ...['да. . .', 'да ‥', 'да⋯', 'да —', 'да -'],
  ...['д\u0336а\u0336', 'да\u20e0'],
  'everything ok',
  'good for you',
  'ok 🤔',
  'да 👎',
])('«%s» is no answer', text => {
  expect(findAnswer(new Message(text))).toBeUndefined()
})

test.each([
  ['поставь 100 на победу Спартака', 'победу Спартака'],
  ['хочу поставить на Спартак 100 рублей', 'Спартак'],
  ['ставка 500р Зенит - ЦСКА П1', 'Зенит - ЦСКА П1'],
  ['поставь пятьсот рублей на ничью, плиз', 'ничью'],
  ['ставлю сотку на тотал больше 2.5 в матче Реал — Барса', 'тотал больше 2.5 в матче Реал — Барса'],
  ['хочу поставить 300 рублей на фору -1.5 Реал', 'фору -1.5 Реал'],
  ['I want to bet $50 on Liverpool', 'Liverpool'],
  ['поставь ещё 100 на зенит', 'зенит'],
  ['поставь на зенит 100 да', 'зенит'],
  ['поставь сто пятьсот', undefined],
  ['поставь спартак (300р)', 'спартак'],
  ['поставь 100 на обе забьют да', 'обе забьют да'],
  ['поставь 100 ещё на зенит', 'зенит'],
  ['поставь ещё раз 100 на Зенит', 'Зенит'],
  ['bet another 100 on Chelsea', 'Chelsea'],
  ['bet 50 on Arsenal instead', 'Arsenal'],
  ['поставь 100', undefined],
  ['поставь ещё 100', undefined],
  ['make it Zenit', undefined],
  ['хочу сделать ставку', undefined],
  ['place a bet', undefined],
  ['поставь 100 на победу Спартака. Спасибо', 'победу Спартака'],
  ['поставь 100 на Манчестер Юнайтед, дома. спасибо большое!', 'Манчестер Юнайтед, дома'],
  ['bet 50 on Arsenal thanks a lot', 'Arsenal'],
])('the event of «%s» is %s', (text, event) => {
  expect(findEvent(new Message(text))).toBe(event)
})
