import Big from 'big.js'
import type { Balance } from '../../shared/backends/backend.ts'
import { operations } from '../../shared/backends/remote/operations.ts'
import { balancePayload } from '../../shared/backends/remote/payloads.ts'
import { at, keepDigits, ofUser, type Step, unlike } from './step.ts'
import { nobody } from './story.ts'

export const balanceSteps: Step[] = [
  {
    operation: operations.findBalance,
    what: 'the balance of an id with 19 digits that nobody has',
    reads: true,
    payload: () => ({ user_id: nobody }),
    allows: ['absent'],
    fix: ({ absent }) => `Read user_id as an int64, and answer ${absent}.`,
  },
  {
    operation: operations.createBalance,
    what: 'a new balance',
    reads: false,
    payload: ofUser(),
    allows: ['data'],
    judge: (balance: Balance, { userId }) => unlike('user_id', balance.userId, userId),
    fix: ({ data }) => `Answer ${data} the balance: id, user_id, amount, frozen, updated_at (RFC 3339).`,
  },
  {
    operation: operations.findBalance,
    what: 'the balance',
    reads: true,
    payload: ofUser(),
    allows: ['data', 'absent'],
    judge: (balance: Balance, story) => {
      story.balance = balance
      return unlike('user_id', balance.userId, story.userId)
    },
    fix: ({ data, absent }) =>
      `Answer ${data} id, user_id, amount, frozen, updated_at (RFC 3339); or ${absent} when there is none.`,
  },
  {
    operation: operations.updateBalance,
    what: 'a new amount',
    reads: false,
    payload: ({ balance }) =>
      balance && balancePayload({ ...balance, amount: new Big('123.45'), frozen: new Big('0.1'), updatedAt: at(0) }),
    allows: ['data'],
    fix: ({ success }) => `Answer ${success}.`,
  },
  {
    operation: operations.findBalance,
    what: 'the new amount, to the last digit',
    reads: false,
    payload: ofUser(),
    allows: ['data'],
    judge: (balance: Balance) => unlike('amount', balance.amount, '123.45') ?? unlike('frozen', balance.frozen, '0.1'),
    fix: keepDigits,
  },
]
