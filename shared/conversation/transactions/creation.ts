import Big from 'big.js'
import type { Bet, Call, CustomerBackend, Withdrawal, WithdrawalMethod } from '../../backends/backend.ts'
import type { Transaction } from '../../store/transaction.ts'
import type { TransactionJournal } from '../../store/transaction-journal.ts'

/** The guide requires an event type, but players name only the event. */
const eventType = 'other'

/** How far the company's clock may differ from ours, ms. */
const clockSkewMs = 300_000

const createdAt = ({ confirmedAt }: Transaction) => new Date(confirmedAt).toISOString().replace(/\.\d+Z$/, 'Z')

/** Creates the withdrawal or bet. The same transaction always creates the same object. Throws like the backend. */
export async function create(transaction: Transaction, customer: CustomerBackend, call: Call): Promise<void> {
  const { id, userId, target } = transaction
  const common = { id, userId, amount: new Big(transaction.amount), status: 'pending' as const }
  if (transaction.kind === 'withdrawal') {
    const method = target as WithdrawalMethod
    return customer.createWithdrawal({ ...common, method, createdAt: createdAt(transaction) }, call)
  }
  const bet = { ...common, eventType, eventName: target, winAmount: new Big(0), createdAt: createdAt(transaction) }
  return customer.createBet(bet, call)
}

/**
 * Whether the backend has the withdrawal or bet. `unclear` means that it has none with our id, but an equal one that belongs
 * to no other transaction of ours: some backends assign their own ids. Throws like the backend.
 */
export async function lookUp(
  transaction: Transaction,
  customer: CustomerBackend,
  journal: TransactionJournal,
  call: Call,
): Promise<'found' | 'absent' | 'unclear'> {
  const { id, userId } = transaction
  if (transaction.kind === 'withdrawal' && (await customer.findWithdrawal(id, call))?.userId === userId) return 'found'
  const candidates = await similar(transaction, customer, call)
  if (candidates.some(candidate => candidate.id === id)) return 'found'
  for (const candidate of candidates) if (!(await journal.find(candidate.id))) return 'unclear'
  return 'absent'
}

async function similar(transaction: Transaction, customer: CustomerBackend, call: Call): Promise<(Bet | Withdrawal)[]> {
  const { userId, target, confirmedAt } = transaction
  const near = (item: Bet | Withdrawal) =>
    item.amount.eq(new Big(transaction.amount)) && Math.abs(Date.parse(item.createdAt) - confirmedAt) <= clockSkewMs
  if (transaction.kind === 'withdrawal') {
    const withdrawals = await customer.listWithdrawals(userId, call)
    return withdrawals.filter(item => item.method === target && near(item))
  }
  const [start, end] = [new Date(confirmedAt - clockSkewMs), new Date(confirmedAt + clockSkewMs)]
  const bets = await customer.listBetsBetween(userId, start, end, call)
  return bets.filter(item => item.eventName === target && near(item))
}
