import { AppError, type AppErrorOptions, errorMessage } from '../../errors.ts'
import { logger } from '../../logger.ts'
import type { Balance, Call, CustomerBackend, Id } from '../backend.ts'
import { failure, failureReasonOf, statusOf } from './failure.ts'
import { type Operation, operations } from './operations.ts'
import { balancePayload, betPayload, formatTime, userPayload, withdrawalPayload } from './payloads.ts'
import { exists, perform, probe } from './perform.ts'
import { shownBets, shownWithdrawal, shownWithdrawals } from './replies.ts'
import type { Transport } from './transport.ts'
import { reportUnknown } from './unknown-words.ts'

// As in the guide, but for words that it does not name: what is shown to a player is not worth less for them.
const listBets = { ...operations.listBets, reply: shownBets }
const listBetsBetween = { ...operations.listBetsBetween, reply: shownBets }
const listWithdrawals = { ...operations.listWithdrawals, reply: shownWithdrawals }
const findWithdrawal = { ...operations.findWithdrawal, reply: shownWithdrawal }

/** The company's backend behind a transport. */
export function createRemoteCustomer(transport: Transport): CustomerBackend {
  /** Balances being created, by user: a player's first questions at once must not make two. */
  const creations = new Map<Id, Promise<Balance>>()

  return {
    async createUser(user, call) {
      if (!isSendable(user.username)) throw new AppError('invalid_input', 'username: not a name that can be used')
      // The guide does not oblige a backend to refuse a name that is taken, nor say how it would (5.2.4, 5.3.5).
      const isTaken = () => exists(transport, operations.findUser, { username: user.username }, call)
      if (await isTaken()) throw nameTaken()
      try {
        await perform(transport, operations.createUser, userPayload(user), call)
      } catch (error) {
        if (!['status', 'rejected'].includes(String(failureReasonOf(error)))) throw error
        const taken = await isTaken().catch(() => undefined)
        if (statusOf(error) !== 409 && !taken) throw error
        if (taken === false) reportFreeName(error, call)
        throw nameTaken({ cause: error, details: { wasFree: true } })
      }
    },
    async findUser(username, call) {
      if (!isSendable(username)) return undefined
      const user = await perform(transport, operations.findUser, { username }, call)
      return user && { ...user, username: user.username ?? username }
    },

    findBalance: (userId, call) => findBalance(transport, userId, call),
    createBalance(userId, { signal: _, ...call }) {
      const creation =
        creations.get(userId) ?? makeBalance(transport, userId, call).finally(() => creations.delete(userId))
      creations.set(userId, creation)
      return creation
    },
    async updateBalance(balance, call) {
      await perform(transport, operations.updateBalance, balancePayload(balance), call)
    },

    async listBets(userId, limit, call) {
      const bets = await perform(transport, listBets, { user_id: userId, limit }, call)
      reportUnknown(listBets, bets, call)
      return newestFirst(ownedAll(listBets, userId, bets ?? [])).slice(0, limit)
    },
    async listBetsBetween(userId, start, end, call) {
      const range = { user_id: userId, start_date: formatTime(start), end_date: formatTime(end) }
      const bets = await perform(transport, listBetsBetween, range, call)
      reportUnknown(listBetsBetween, bets, call)
      // The guide does not say whether end_date itself belongs to the range.
      const within = ({ createdAt }: { createdAt: string }) =>
        Date.parse(createdAt) >= start.getTime() && Date.parse(createdAt) < end.getTime()
      return newestFirst(ownedAll(listBetsBetween, userId, bets ?? []).filter(within))
    },
    async createBet(bet, call) {
      await perform(transport, operations.createBet, betPayload(bet), call)
    },

    async listWithdrawals(userId, call) {
      const withdrawals = await perform(transport, listWithdrawals, { user_id: userId }, call)
      reportUnknown(listWithdrawals, withdrawals, call)
      return newestFirst(ownedAll(listWithdrawals, userId, withdrawals ?? []))
    },
    async findWithdrawal(id, call) {
      const withdrawal = await perform(transport, findWithdrawal, { id }, call)
      reportUnknown(findWithdrawal, withdrawal && [withdrawal], call)
      if (withdrawal && withdrawal.id !== id) throw failure(findWithdrawal, 'malformed', { field: 'id' })
      return withdrawal
    },
    async createWithdrawal(withdrawal, call) {
      await perform(transport, operations.createWithdrawal, withdrawalPayload(withdrawal), call)
    },

    ping: call => probe(transport, operations.findUser, { username: 'smart-chat-health-check' }, call),
    close: () => transport.close(),
  }
}

async function findBalance(transport: Transport, userId: Id, call: Call): Promise<Balance | undefined> {
  const balance = await perform(transport, operations.findBalance, { user_id: userId }, call)
  return balance && owned(operations.findBalance, userId, balance)
}

async function makeBalance(transport: Transport, userId: Id, call: Call): Promise<Balance> {
  try {
    const balance = await perform(transport, operations.createBalance, { user_id: userId }, call)
    return owned(operations.createBalance, userId, balance)
  } catch (error) {
    // There is one already, or one has been created and was not returned.
    const lookUp = statusOf(error) === 409 || failureReasonOf(error) === 'malformed'
    const existing = lookUp ? await findBalance(transport, userId, call) : undefined
    if (!existing) throw error
    return existing
  }
}

/** `.` and `..` would climb up the URL path, and a lone surrogate has no UTF-8: no backend is ever asked about such a name. */
const isSendable = (username: string) =>
  username !== '' && username !== '.' && username !== '..' && username.isWellFormed()

const nameTaken = (options?: AppErrorOptions) => new AppError('user_exists', errorMessage.user_exists, options)

/** The player is told that the name is taken, which is what 409 means here; only the log can say more. */
function reportFreeName(error: unknown, call: Call): void {
  logger.warn(
    `${operations.createUser.method} was refused with 409 for a username that is free before and after: what else must be unique there? The e-mail, perhaps, which is "" when a player gives none`,
    { request_id: call.requestId, error: error as Error },
  )
}

/** Passes an object on only if it belongs to the user who was asked about. */
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
