import type { Balance, Bet, Call, CustomerBackend, Id, NewUser, User, Withdrawal } from '../backend.ts'
import { updateBalance } from './balance-update.ts'
import { callOperation, probe } from './call-operation.ts'
import { failure, failureReasonOf, statusOf } from './failure.ts'
import { MissingUsers } from './missing-users.ts'
import { type Operation, operations } from './operations.ts'
import { betPayload, formatTime, withdrawalPayload } from './payloads.ts'
import { shownBets, shownWithdrawal, shownWithdrawals } from './replies.ts'
import type { Transport } from './transport.ts'
import { reportUnknown } from './unknown-words.ts'
import { createUser, isSendable } from './user-creation.ts'

// For display, a status or method that the guide does not name is accepted: a player still gets the list.
const listBets = { ...operations.listBets, reply: shownBets }
const listBetsBetween = { ...operations.listBetsBetween, reply: shownBets }
const listWithdrawals = { ...operations.listWithdrawals, reply: shownWithdrawals }
const findWithdrawal = { ...operations.findWithdrawal, reply: shownWithdrawal }

/** Whom a health check asks about; the user need not exist. */
export const healthCheckUser = 'smart-chat-health-check'

/** The company's backend, reached over a transport. */
export class RemoteCustomer implements CustomerBackend {
  readonly #transport: Transport
  /** Balances being created, by user: concurrent first requests of a player must not create two. */
  readonly #creations = new Map<Id, Promise<Balance>>()
  readonly #missing = new MissingUsers()

  constructor(transport: Transport) {
    this.#transport = transport
  }

  async createUser(user: NewUser, call: Call): Promise<void> {
    await createUser(this.#transport, user, call)
    this.#missing.found()
  }

  async findUser(username: string, call: Call): Promise<User | undefined> {
    if (!isSendable(username)) return undefined
    const user = await callOperation(this.#transport, operations.findUser, { username }, call)
    if (user) this.#missing.found()
    else this.#missing.missed(call)
    return user && { ...user, username: user.username ?? username }
  }

  async findBalance(userId: Id, call: Call): Promise<Balance | undefined> {
    const balance = await callOperation(this.#transport, operations.findBalance, { user_id: userId }, call)
    return balance && owned(operations.findBalance, userId, balance)
  }

  createBalance(userId: Id, { signal: _, ...call }: Call): Promise<Balance> {
    const creation =
      this.#creations.get(userId) ?? this.#makeBalance(userId, call).finally(() => this.#creations.delete(userId))
    this.#creations.set(userId, creation)
    return creation
  }

  async #makeBalance(userId: Id, call: Call): Promise<Balance> {
    try {
      const balance = await callOperation(this.#transport, operations.createBalance, { user_id: userId }, call)
      return owned(operations.createBalance, userId, balance)
    } catch (error) {
      // The balance existed already, or was created but not returned.
      const lookUp = statusOf(error) === 409 || failureReasonOf(error) === 'malformed'
      const existing = lookUp ? await this.findBalance(userId, call) : undefined
      if (!existing) throw error
      return existing
    }
  }

  updateBalance(balance: Balance, call: Call, before?: Balance): Promise<void> {
    return updateBalance(this.#transport, balance, before, call)
  }

  async listBets(userId: Id, limit: number, call: Call): Promise<Bet[]> {
    const bets = await callOperation(this.#transport, listBets, { user_id: userId, limit }, call)
    reportUnknown(listBets, bets, call)
    return newestFirst(ownedAll(listBets, userId, bets)).slice(0, limit)
  }

  async listBetsBetween(userId: Id, start: Date, end: Date, call: Call): Promise<Bet[]> {
    const range = { user_id: userId, start_date: formatTime(start), end_date: formatTime(end) }
    const bets = await callOperation(this.#transport, listBetsBetween, range, call)
    reportUnknown(listBetsBetween, bets, call)
    // The guide does not say whether end_date is inclusive.
    const within = ({ createdAt }: Bet) =>
      Date.parse(createdAt) >= start.getTime() && Date.parse(createdAt) < end.getTime()
    return newestFirst(ownedAll(listBetsBetween, userId, bets).filter(within))
  }

  async createBet(bet: Bet, call: Call): Promise<void> {
    await callOperation(this.#transport, operations.createBet, betPayload(bet), call)
  }

  async listWithdrawals(userId: Id, call: Call): Promise<Withdrawal[]> {
    const withdrawals = await callOperation(this.#transport, listWithdrawals, { user_id: userId }, call)
    reportUnknown(listWithdrawals, withdrawals, call)
    return newestFirst(ownedAll(listWithdrawals, userId, withdrawals))
  }

  async findWithdrawal(id: Id, call: Call): Promise<Withdrawal | undefined> {
    const withdrawal = await callOperation(this.#transport, findWithdrawal, { id }, call)
    reportUnknown(findWithdrawal, withdrawal ? [withdrawal] : [], call)
    if (withdrawal && withdrawal.id !== id) throw failure(findWithdrawal, 'malformed', { field: 'id' })
    return withdrawal
  }

  async createWithdrawal(withdrawal: Withdrawal, call: Call): Promise<void> {
    await callOperation(this.#transport, operations.createWithdrawal, withdrawalPayload(withdrawal), call)
  }

  ping(call: Call): Promise<void> {
    return probe(this.#transport, operations.findUser, { username: healthCheckUser }, call)
  }
}

/** Returns the object if it belongs to the user in question. @throws AppError `backend_error` otherwise */
function owned<T extends { userId: Id }>(operation: Operation, userId: Id, found: T): T {
  if (found.userId !== userId) throw failure(operation, 'malformed', { field: 'user_id' })
  return found
}

const ownedAll = <T extends { userId: Id }>(operation: Operation, userId: Id, found: T[]): T[] =>
  found.map(item => owned(operation, userId, item))

function newestFirst<T extends { id: Id; createdAt: string }>(items: T[]): T[] {
  const dated = items.map(item => ({ item, id: item.id, time: Date.parse(item.createdAt) }))
  dated.sort((a, b) => b.time - a.time || Number(b.id > a.id) - Number(b.id < a.id))
  return dated.map(({ item }) => item)
}
