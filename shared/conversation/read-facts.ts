import type { Balance, Call, CustomerBackend, Id } from '../backends/backend.ts'
import type { Facts, Read } from '../dialogue/turn.ts'

/** Facts, but for a balance that does not exist yet. */
export type FoundFacts = Exclude<Facts, { kind: 'balance' }> | { kind: 'balance'; balance: Balance | undefined }

/** Carries out a reading for one user; changes nothing, so it may run before it is known who answers. Throws like the backend. */
export async function readFacts(read: Read, customer: CustomerBackend, userId: Id, call: Call): Promise<FoundFacts> {
  switch (read.kind) {
    case 'balance':
      return { kind: 'balance', balance: await customer.findBalance(userId, call) }
    case 'bets':
      return { kind: 'bets', bets: (await customer.listBets(userId, read.limit, call)).slice(0, read.limit) }
    case 'betsBetween':
      return { ...read, bets: await customer.listBetsBetween(userId, read.start, read.end, call) }
    case 'withdrawals':
      return { ...read, withdrawals: await customer.listWithdrawals(userId, call) }
    case 'withdrawal': {
      const found = await customer.findWithdrawal(read.id, call)
      return { kind: 'withdrawal', id: read.id, withdrawal: found?.userId === userId ? found : undefined }
    }
  }
}

/** A player without a balance gets one (admin guide 5.2.4: 404 means that it is absent), now that the bot answers. */
export async function completeFacts(
  found: FoundFacts,
  customer: CustomerBackend,
  userId: Id,
  call: Call,
): Promise<Facts> {
  if (found.kind !== 'balance') return found
  return { kind: 'balance', balance: found.balance ?? (await customer.createBalance(userId, call)) }
}
