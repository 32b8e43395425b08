import { expect, test } from '@jest/globals'
import { Message } from '../text/message.ts'
import { findAmount } from './amounts.ts'

const amount = (text: string) => {
  const found = findAmount(new Message(text))
  return found.kind === 'amount' ? found.amount.toFixed() : found.kind
}

test.each([
  ['500', '500'],
  ['1 500', '1500'],
  ['1 000 000 рублей', '1000000'],
  ['1500,50 р', '1500.5'],
  ['1,500.50', '1500.5'],
  ['1.500,50', '1500.5'],
  ['12 345,67 ₽', '12345.67'],
  ['0,01', '0.01'],
  ['1500.505', '1500.505'],
  ['1.5k', '1500'],
  ['1.5к', '1500'],
  ['10 к', '10000'],
  ['5 тыс 200', '5200'],
  ['$50', '50'],
  ['50 баксов', '50'],
])('digits: «%s» is %s', (text, expected) => {
  expect(amount(text)).toBe(expected)
})

test.each([
  ['нет не сто а двести', '200'],
  ['не 500, а 300', '300'],
  ['выведи 500 хотя нет 300', '300'],
  ['поставь 100 на Спартак, точнее 150', '150'],
  ['bet 20, no wait, 30 on Chelsea', '30'],
  ['не хочу 500, хочу 300', '300'],
  ['не хочу 500 хочу 300', '300'],
  ['не надо 500, давай 300', '300'],
  ['нет не 500 я сказал 50', '50'],
  ["i don't want 500, i want 300", '300'],
  ['не выводи 500, выведи 300', '300'],
  ['100 или 200', 'invalid'],
])('a correction: «%s» is %s', (text, expected) => {
  expect(amount(text)).toBe(expected)
})

test.each([
  ['сто рублей', '100'],
  ['двадцать пять', '25'],
  ['две тысячи пятьсот', '2500'],
  ['полторы тысячи', '1500'],
  ['пол тысячи', '500'],
  ['пол ляма', '500000'],
  ['пару тысяч', '2000'],
  ['три с половиной тысячи', '3500'],
  ['500 рублей 50 копеек', '500.5'],
  ['100 рублей и 50 копеек', '100.5'],
  ['полторы', '1500'],
  ['тридцатку', '30'],
  ['a fiver', '5'],
  ['двадцатку', '20'],
  ['5тр', '5000'],
  ['пятихатку на зенит', '500'],
  ['косарь', '1000'],
  ['ставлю сотку на зенит', '100'],
  ['two hundred and fifty', '250'],
  ['a grand', '1000'],
])('words: «%s» is %s', (text, expected) => {
  expect(amount(text)).toBe(expected)
})

test.each([
  ['выведи 500 на карту', '500'],
  ['поставь 200р на тб 2.5 в матче 21 ноября', '200'],
  ['100 руб на п1 кф 1.85', '100'],
  ['на карту 4276 1234 5678 9012 500 рублей', '500'],
])('among other numbers: «%s» is %s', (text, expected) => {
  expect(amount(text)).toBe(expected)
})

test.each([
  '№17',
  'заявка 17',
  '19:30',
  'счет 2:1',
  'п1',
  'последние 10 ставок',
  'к',
  'за 5 дней',
  'ещё один вопрос',
  'a new one',
  'пять лет назад',
  '',
])('«%s» names no amount', text => {
  expect(amount(text)).toBe('none')
})

test.each(['-500', '500 или 600', 'сто двести'])('«%s» must be asked about', text => {
  expect(amount(text)).toBe('invalid')
})

test.each([
  ['4276 1234 5678 9012'],
  ['2200-7001-2345-6789'],
  ['+7 912 345-67-89'],
  ['+79123456789'],
  ['89123456789'],
  ['8 (912) 345 67 89'],
  ['пару раз'],
])('cards and telephones are no sums: «%s»', text => {
  expect(amount(text)).toBe('none')
})

test('a sum beside a card or telephone number is found', () => {
  expect(amount('500 на 89123456789')).toBe('500')
  expect(amount('на карту 4276 1234 5678 9012 пять тысяч')).toBe('5000')
  expect(amount('выведи 500 или 600')).toBe('invalid')
})

test.each([
  ['тысяч пять', '5000'],
  ['вывести тыщ 5', '5000'],
  ['тысячи полторы', '1500'],
  ['сотни две', '200'],
  ['тысяча пять', '1005'],
  ['тыс. 5', '5000'],
  ['полкосаря', '500'],
  ['пол-ляма', '500000'],
  ['half a grand', '500'],
  ['half a million', '500000'],
  ['a couple of hundred', '200'],
  ['two and a half thousand', '2500'],
  ['две тысячи с половиной', '2500'],
  ['5 кило', '5000'],
  ['2кк', '2000000'],
  ['лимон', '1000000'],
  ['пятсот', '500'],
  ['50 копеек', '0.5'],
  ['рублей 500', '500'],
  ['usd50', '50'],
  ['a couple of bets', 'none'],
  ['500 карта', '500'],
  ['500 карта 4276', 'invalid'],
  ['5 карточек', 'none'],
  ['Зенит, фора минус 1', 'none'],
  ['всё что есть минус сотка', 'invalid'],
  ['всё, что у меня есть, минус 100', 'invalid'],
  ['5⁰⁰', 'none'],
  ['минус 500', 'invalid'],
  ['минус пятьсот рублей', 'invalid'],
  ['-500', 'invalid'],
  ['minus 500', 'invalid'],
  ['сто пятьсот', 'invalid'],
  ['сто пятьдесят', '150'],
  ['100 рублей и вывести 200', 'invalid'],
  ['5̶0̶0̶ 300', '300'],
  ['5̶0̶0̶', 'none'],
  ['рискну тремя тысячами', '3000'],
  ['пятью сотнями', '500'],
  ['map 2 $15', '15'],
])('about so much, halves and slips: «%s» is %s', (text, expected) => {
  expect(amount(text)).toBe(expected)
})

const currency = (text: string) => {
  const found = findAmount(new Message(text))
  return found.kind === 'amount' ? found.currencies?.[0] : found.kind
}

test.each([
  ['50000 сумов', 'UZS'],
  ['500 сом', 'KGS'],
  ['5000 тг', 'KZT'],
  ['100 лари', 'GEL'],
  ['500 грн', 'UAH'],
  ['100 złotych', 'PLN'],
  ['100 манат', 'AZN'],
  ['1000 драм', 'AMD'],
  ['100 лей', 'MDL'],
  ['0.01 биткоина', 'BTC'],
  ['100 USDT', 'USDT'],
  ['EUR 50', 'EUR'],
  ['usd50', 'USD'],
  ['50 зелёных', 'USD'],
  ['100 канадских долларов', 'CAD'],
  ['100 бел. руб', 'BYN'],
  ['¥100', 'JPY'],
  ['5 т.р.', 'RUB'],
  ['5тр', 'RUB'],
  ['5 тыс. рублей', 'RUB'],
  ['500p', 'RUB'],
  ['рублей пятьсот', 'RUB'],
  ['100 chf', 'CHF'],
  ['50 cents', 'USD'],
  ['поставь 100 Лейпциг', undefined],
  ['поставь 100 на эфир', undefined],
  ['bet 100 all in', undefined],
  ['Bucks 50', undefined],
  ['500 сумма', undefined],
  ['ставка 100 р 2 тайм', 'RUB'],
])('the currency of «%s» is %s', (text, expected) => {
  expect(currency(text)).toBe(expected)
})
