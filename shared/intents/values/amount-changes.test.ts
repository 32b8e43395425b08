import { expect, test } from '@jest/globals'
import Big from 'big.js'
import { Message } from '../text/message.ts'
import { changedAmount } from './amount-changes.ts'

test.each([
  ['добавь 100', '600'],
  ['добавь ещё 100', '600'],
  ['добавь к сумме 100', '600'],
  ['прибавь сотню', '600'],
  ['на 100 больше', '600'],
  ['ещё 100', '600'],
  ['+100', '600'],
  ['плюс 100 рублей', '600'],
  ['увеличь на 100', '600'],
  ['увеличь сумму на 100', '600'],
  ['100 more', '600'],
  ['add another 100', '600'],
  ['increase it by 100', '600'],
  ['100,50 сверху', '600.5'],
  ['на 50 меньше', '450'],
  ['убавь 50', '450'],
  ['минус 50', '450'],
  ['уменьши на 50', '450'],
  ['50 less', '450'],
  ['less 50', '450'],
  ['reduce it by 50', '450'],
  ['удвой', '1000'],
  ['удвой сумму', '1000'],
  ['вдвое больше', '1000'],
  ['в 2 раза больше', '1000'],
  ['double it', '1000'],
  ['вдвое меньше', '250'],
  ['half as much', '250'],
  ['давай половину', '250'],
  ['on second thought half of it', '250'],
])('«%s» makes %s of 500', (text, amount) => {
  expect(changedAmount(new Message(text), new Big(500))?.toFixed()).toBe(amount)
})

test.each([
  '100',
  'нет, 600',
  'увеличь до 700',
  '100, больше не надо',
  'не добавляй 100',
  'тотал больше 2.5',
  'double chance Zenit',
  'больше',
  'ещё один вопрос',
  'добавь ещё одно событие',
  'вы же писали вывод без комиссии, а у меня минус 35 рублей',
  'ещё',
  '',
])('«%s» changes no amount', text => {
  expect(changedAmount(new Message(text), new Big(500))).toBeUndefined()
})
