import Big from 'big.js'
import type { Balance, Call, CustomerBackend, Id } from '../../backends/backend.ts'
import type { BalanceRecord } from '../../store/transaction.ts'

/** The player's balance, created if it does not exist (admin guide 5.2.4: 404 means that it is absent). */
export async function balanceOf(userId: Id, customer: CustomerBackend, call: Call): Promise<Balance> {
  return (await customer.findBalance(userId, call)) ?? (await customer.createBalance(userId, call))
}

/** The balance with `amount` moved from free to frozen; a negative amount moves it back. */
export function freeze(balance: Balance, amount: Big): Balance {
  return { ...balance, amount: balance.amount.minus(amount), frozen: balance.frozen.plus(amount) }
}

export const recordOf = ({ amount, frozen }: Balance): BalanceRecord => ({
  amount: amount.toFixed(),
  frozen: frozen.toFixed(),
})

export const matchesRecord = ({ amount, frozen }: Balance, record: BalanceRecord | undefined): boolean =>
  record !== undefined && amount.eq(new Big(record.amount)) && frozen.eq(new Big(record.frozen))
