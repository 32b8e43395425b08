import type { Withdrawal } from '../../shared/backends/backend.ts'
import { operations } from '../../shared/backends/remote/operations.ts'
import { withdrawalPayload } from '../../shared/backends/remote/payloads.ts'
import { anEmptyList, keepDigits, ofUser, type Step, sameOwner, unlike } from './step.ts'
import { nobody } from './story.ts'

export const withdrawalSteps: Step[] = [
  {
    operation: operations.listWithdrawals,
    what: 'the withdrawals',
    reads: true,
    payload: ofUser(),
    allows: ['data', 'absent'],
    judge: sameOwner,
    fix: anEmptyList,
  },
  {
    operation: operations.findWithdrawal,
    what: 'a withdrawal that does not exist, by 19 digits',
    reads: true,
    payload: () => ({ id: nobody }),
    allows: ['absent'],
    fix: ({ absent }) => `Read the id as an int64, and answer ${absent}.`,
  },
  {
    operation: operations.createWithdrawal,
    what: 'a new withdrawal',
    reads: false,
    payload: ofUser(({ withdrawal }, userId) => withdrawalPayload({ ...withdrawal, userId })),
    allows: ['data'],
    judge: (_none: undefined, { withdrawal, created }) => {
      created.add(withdrawal.id)
      return undefined
    },
    fix: ({ success }) => `Answer ${success}. The id is ours: keep it.`,
  },
  {
    operation: operations.findWithdrawal,
    what: 'the withdrawal, by our id',
    reads: false,
    payload: ofUser(({ withdrawal: { id }, created }) => (created.has(id) ? { id } : undefined)),
    allows: ['data'],
    judge: (found: Withdrawal, { withdrawal, userId }) =>
      unlike('id', found.id, withdrawal.id) ??
      unlike('user_id', found.userId, userId) ??
      unlike('amount', found.amount, withdrawal.amount),
    fix: keepDigits,
  },
  {
    operation: operations.listWithdrawals,
    what: 'the withdrawals, ours among them',
    reads: false,
    payload: ofUser(({ withdrawal: { id }, created }, user_id) => (created.has(id) ? { user_id } : undefined)),
    allows: ['data'],
    judge: (found: Withdrawal[], story) => {
      const { id } = story.withdrawal
      return found.some(withdrawal => withdrawal.id === id)
        ? sameOwner(found, story)
        : `id: the withdrawal ${id} is not in the list`
    },
    fix: 'Answer every withdrawal of this user, and of nobody else.',
  },
]
