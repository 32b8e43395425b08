import type { Balance, Call, CustomerBackend, Id } from '../backends/backend.ts'
import type { Facts, Read } from '../dialogue/turn.ts'

/** Facts as read, in which the balance may not exist yet. */
export type FoundFacts = Exclude<Facts, { kind: 'balance' }> | { kind: 'balance'; balance: Balance | undefined }

/** Reads what the reply needs. Changes nothing, so it may run before it is known who answers. Throws like the backend. */
export async function readFacts(read: Read, customer: CustomerBackend, userId: Id, call: Call): Promise<FoundFacts> {
  switch (read.kind) {
    case 'balance':
      return { kind: 'balance', balance: await customer.findBalance(userId, call) }
    case 'bets':
      return { kind: 'bets', bets: await customer.listBets(userId, read.limit, call) }
    case 'betsBetween':
      return { ...read, bets: await customer.listBetsBetween(userId, read.start, read.end, call) }
    case 'withdrawals':
      return { ...read, withdrawals: await customer.listWithdrawals(userId, call) }
    case 'withdrawal': {
      // What a player writes may be beyond int64, which no backend has.
      const found = isInt64(read.id) ? await customer.findWithdrawal(read.id, call) : undefined
      return { kind: 'withdrawal', id: read.id, withdrawal: found?.userId === userId ? found : undefined }
    }
  }
}

const isInt64 = (id: Id) => BigInt.asIntN(64, id) === id

/**
 * Creates a missing balance (admin guide 5.2.4: 404 means that it is absent), now that it is certain that the bot answers.
 */
export async function completeFacts(
  found: FoundFacts,
  customer: CustomerBackend,
  userId: Id,
  call: Call,
): Promise<Facts> {
  if (found.kind !== 'balance') return found
  return { kind: 'balance', balance: found.balance ?? (await customer.createBalance(userId, call)) }
}
