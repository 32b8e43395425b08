import { expect, test } from '@jest/globals'
import { Message } from '../text/message.ts'
import { findCount } from './counts.ts'
import { findWithdrawalStatuses, isOfSeveral } from './withdrawal-statuses.ts'

test.each([
  ['выводы в обработке', 'processing'],
  ['какие заявки обрабатываются', 'processing'],
  ['withdrawals being processed', 'processing'],
  ['payouts in progress', 'processing'],
  ['заявки в ожидании', 'pending'],
  ['выводы, которые ожидают обработки', 'pending'],
  ['pending withdrawals', 'pending'],
  ['какие выводы отклонены', 'rejected'],
  ['отклонённые заявки за март', 'rejected'],
  ['отменённые выводы', 'rejected'],
  ['выводы, в которых мне отказали', 'rejected'],
  ['какие выводы не прошли', 'rejected'],
  ['declined payouts', 'rejected'],
  ['which withdrawals failed', 'rejected'],
  ['выплаченные заявки', 'completed'],
  ['какие выводы выполнены', 'completed'],
  ['какие выводы прошли', 'completed'],
  ['which of my withdrawals were paid', 'completed'],
  ['my completed withdrawals', 'completed'],
  ['processed withdrawals', 'completed'],
  ['невыплаченные выводы', 'pending processing'],
  ['какие выводы ещё не выплачены', 'pending processing'],
  ['какие выводы ещё не пришли', 'pending processing'],
  ['активные заявки на вывод', 'pending processing'],
  ['unpaid withdrawals', 'pending processing'],
  ['withdrawals that are not yet processed', 'pending processing'],
  ['выводы не отклонённые', 'pending processing completed'],
  ['неотклонённые заявки', 'pending processing completed'],
  ['withdrawals not rejected', 'pending processing completed'],
  ['выполненные и отклонённые выводы', 'completed rejected'],
  ['все выводы, кроме отклонённых', 'pending processing completed'],
  ['all withdrawals except the rejected ones', 'pending processing completed'],
  ['what withdrawals are there besides rejected', 'pending processing completed'],
  ['заявки за исключением выполненных и отклонённых', 'pending processing'],
])('«%s» asks for what is %s', (text, statuses) => {
  expect(findWithdrawalStatuses(new Message(text))?.statuses.join(' ')).toBe(statuses)
})

test.each(['мои выводы', 'последние 3 вывода', 'выводы за вчера', 'my withdrawals', 'show payouts for last week'])(
  '«%s» names no status',
  text => {
    expect(findWithdrawalStatuses(new Message(text))).toBeUndefined()
  },
)

test('a count stands next to its noun once the status is taken out', () => {
  const named = findWithdrawalStatuses(new Message('последние 3 отклонённых вывода'))
  expect(named && findCount(named.rest)).toBe(3)
})

test('one withdrawal or several', () => {
  expect(isOfSeveral(new Message('какие заявки отклонены'))).toBe(true)
  expect(isOfSeveral(new Message('почему вывод отклонён'))).toBe(false)
})
