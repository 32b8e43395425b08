import type { Call, CustomerBackend, Id } from '../backends/backend.ts'
import type { Facts, Read } from '../dialogue/turn.ts'
import { balanceOf } from './transactions/balance.ts'

/** Carries out a reading for one user. Throws like the backend. */
export async function readFacts(read: Read, customer: CustomerBackend, userId: Id, call: Call): Promise<Facts> {
  switch (read.kind) {
    case 'balance':
      return { kind: 'balance', balance: await balanceOf(userId, customer, call) }
    case 'bets':
      return { kind: 'bets', bets: (await customer.listBets(userId, read.limit, call)).slice(0, read.limit) }
    case 'betsBetween': {
      const bets = await customer.listBetsBetween(userId, read.start, read.end, call)
      return { kind: 'betsBetween', bets, start: read.start, end: read.end }
    }
    case 'withdrawals':
      return { ...read, withdrawals: await customer.listWithdrawals(userId, call) }
    case 'withdrawal': {
      const found = await customer.findWithdrawal(read.id, call)
      return { kind: 'withdrawal', id: read.id, withdrawal: found?.userId === userId ? found : undefined }
    }
  }
}
