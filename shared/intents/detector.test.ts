import { expect, test } from '@jest/globals'
import { createDetector } from './detector.ts'
import { Message } from './text/message.ts'

const detector = createDetector()

test.each([
  ['привет, какой у меня баланс?', 'balance'],
  ['balans', 'balance'],
  ['бланс', 'balance'],
  ['ghbdtn', 'greeting'],
  ['скок на счету', 'balance'],
  ['спасибо, а где мой вывод 17?', 'withdrawal_status'],
  ['выведи 500 на карту', 'withdrawal_create'],
  ['хочу поставить на спартак 100', 'bet_create'],
  ['последние 10 ставок', 'bets'],
  ['мои выводы', 'withdrawals'],
  ['живой человек', 'operator'],
  ['ставка по ипотеке', 'unknown'],
  ['вывод из запоя', 'unknown'],
  ['выход', 'unknown'],
  ['не хочу выводить', 'unknown'],
])('«%s» is %s', (text, intent) => {
  expect(detector.detect(new Message(text)).intent).toBe(intent)
})

test.each([
  ['a Latin letter in a Russian word', 'мой бaлaнс', 'balance'],
  ['an unstressed vowel at the start', 'аператор', 'operator'],
  ['a word written by ear', 'апиратор', 'operator'],
  ['two words written as one', 'хочувывести', 'withdrawal_create'],
  ['a number at the end of a word', 'выведи500', 'withdrawal_create'],
  ['words that no keyword covers', 'каким количеством средств я располагаю', 'balance'],
  ['keywords in the talk of others', 'сосед вчера вывел сорок тысяч, завидую', 'unknown'],
  ['щ in Latin letters', 'pomosh', 'help'],
  ['a spoken spelling', 'чё на счету', 'balance'],
  ['a sum in slang', 'выведи полташку на карту', 'withdrawal_create'],
  ['a wish behind a refusal without a comma', 'не хочу говорить с ботом дайте человека', 'operator'],
  ['a refusal with an infinitive behind it', 'не надо мне деньги выводить', 'unknown'],
  ['an unknown adjective before a word of ours', 'гормональный баланс', 'unknown'],
  ['a slip that nobody knows before it', 'пкаазш мой баланс', 'balance'],
  ['a word whose stem is that of another topic', 'спросить баланс', 'balance'],
])('%s: «%s» is %s', (_, text, intent) => {
  expect(detector.detect(new Message(text)).intent).toBe(intent)
})

test.each([
  ['bet 100 on Real Madrid', 'en'],
  ['put 10 on Dinamo', 'en'],
  ['vivedi 1000 na kartu', 'ru'],
  ['stavka 100 na Real Madrid', 'ru'],
])('"%s", with names that both languages have, is in %s', (text, language) => {
  expect(detector.detect(new Message(text)).language).toBe(language)
})
