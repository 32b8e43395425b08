import Big from 'big.js'
import type { Bet, Call, CustomerBackend, Withdrawal, WithdrawalMethod } from '../../backends/backend.ts'
import type { Operation } from '../../store/operation.ts'
import type { Operations } from '../../store/operations.ts'

/** The guide wants a type; players name only the event. */
const eventType = 'other'

/** A clock may be wrong by this much on the customer's side, ms. */
const clockSkewMs = 300_000

const createdAt = ({ confirmedAt }: Operation) => new Date(confirmedAt).toISOString().replace(/\.\d+Z$/, 'Z')

/** Creates the withdrawal or bet; the same operation always gives the same object. Throws like the backend. */
export async function create(operation: Operation, customer: CustomerBackend, call: Call): Promise<void> {
  const { id, userId, target } = operation
  const common = { id, userId, amount: new Big(operation.amount), status: 'pending' as const }
  if (operation.kind === 'withdrawal') {
    const method = target as WithdrawalMethod
    return customer.createWithdrawal({ ...common, method, createdAt: createdAt(operation) }, call)
  }
  const bet = { ...common, eventType, eventName: target, winAmount: new Big(0), createdAt: createdAt(operation) }
  return customer.createBet(bet, call)
}

/**
 * Whether the backend has the withdrawal or bet. `unclear`: not under our id, but it has one just like it that is none of
 * our other operations, as of a backend that gives ids of its own. Throws like the backend.
 */
export async function lookUp(
  operation: Operation,
  customer: CustomerBackend,
  operations: Operations,
  call: Call,
): Promise<'found' | 'absent' | 'unclear'> {
  const { id, userId } = operation
  if (operation.kind === 'withdrawal' && (await customer.findWithdrawal(id, call))?.userId === userId) return 'found'
  const candidates = await similar(operation, customer, call)
  if (candidates.some(candidate => candidate.id === id)) return 'found'
  for (const candidate of candidates) if (!(await operations.find(candidate.id))) return 'unclear'
  return 'absent'
}

async function similar(operation: Operation, customer: CustomerBackend, call: Call): Promise<(Bet | Withdrawal)[]> {
  const { userId, target, confirmedAt } = operation
  const near = (item: Bet | Withdrawal) =>
    item.amount.eq(new Big(operation.amount)) && Math.abs(Date.parse(item.createdAt) - confirmedAt) <= clockSkewMs
  if (operation.kind === 'withdrawal') {
    const withdrawals = await customer.listWithdrawals(userId, call)
    return withdrawals.filter(item => item.method === target && near(item))
  }
  const [start, end] = [new Date(confirmedAt - clockSkewMs), new Date(confirmedAt + clockSkewMs)]
  const bets = await customer.listBetsBetween(userId, start, end, call)
  return bets.filter(item => item.eventName === target && near(item))
}
