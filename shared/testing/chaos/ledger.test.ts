import { expect, test } from '@jest/globals'
import Big from 'big.js'
import { Company } from '../../../infra-examples/reference-backend/company/company.ts'
import { compare, openLedger, startingBalance, unreconciled } from './ledger.ts'

function booksOf(username: string) {
  const company = new Company()
  const { id } = company.model.addUser({ username })
  company.model.addBalance(id, startingBalance)
  const withdraw = (number: bigint, amount: string) =>
    company.model.withdrawals.set(number, {
      id: number,
      user_id: id,
      amount: new Big(amount),
      method: 'card',
      status: 'pending',
      created_at: '2026-02-23T12:00:00Z',
    })
  return { company, id, withdraw, ledger: openLedger() }
}

test('a lost registration, withdrawal and text are found', () => {
  const { company, ledger } = booksOf('ivan')
  ledger.registered.add('ivan').add('olga')
  ledger.withdrawals.push({ username: 'ivan', id: 5n, amount: '1.50' })
  ledger.delivered.push({ username: 'ivan', text: 'помогите' })
  expect(compare(ledger, company)).toEqual([
    'olga was registered and is lost',
    'withdrawal 5 of ivan is lost',
    '"помогите" of ivan is lost',
  ])
})

test('a doubled withdrawal and a doubled text are found', () => {
  const { company, id, withdraw, ledger } = booksOf('ivan')
  withdraw(5n, '1.50')
  withdraw(6n, '1.50')
  ledger.confirmed.push({ username: 'ivan', amount: '1.50' })
  for (let i = 0; i < 2; i++) company.desk.request(id, 'помогите')
  ledger.sent.push({ username: 'ivan', text: 'помогите', lost: 0 })
  expect(compare(ledger, company)).toEqual(['ivan withdrew 1.50 2 times', '"помогите" of ivan came 2 times'])
  ledger.sent[0] = { username: 'ivan', text: 'помогите', lost: 1 }
  expect(compare(ledger, company)).toHaveLength(1)
})

test('a withdrawal of another amount than told, and one that nobody confirmed, are found', () => {
  const { company, id, withdraw, ledger } = booksOf('ivan')
  withdraw(5n, '1.50')
  withdraw(6n, '7.00')
  ledger.confirmed.push({ username: 'ivan', amount: '1.50' })
  ledger.withdrawals.push({ username: 'ivan', id: 5n, amount: '1.05' })
  expect(compare(ledger, company)).toEqual([
    'withdrawal 5 of ivan is 1.5, not 1.05',
    `nobody confirmed the withdrawal of 7 by the player with id ${id}`,
  ])
})

test('money that does not add up is found, until an operator has the case', () => {
  const { company, id, withdraw } = booksOf('ivan')
  expect(unreconciled(company)).toEqual([])
  withdraw(5n, '1.50')
  expect(unreconciled(company)).toEqual(['ivan'])
  company.desk.request(id, '[Бот] вывод №5')
  expect(unreconciled(company)).toEqual([])
})
