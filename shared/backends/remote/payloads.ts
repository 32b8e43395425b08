import type { Balance, Bet, NewUser, Withdrawal } from '../backend.ts'
import type { Payload } from './operations.ts'

/** The port's objects under the names of the guide. Ids are bigint and money is Big: shared/json.ts writes both as numbers. */

export const userPayload = ({ username, email, password }: NewUser): Payload => ({ username, email, password })

/** The whole object as the backend returned it: unknown keys are sent back unchanged. */
export const balancePayload = ({ id, userId, amount, frozen, updatedAt, extra }: Balance): Payload => ({
  ...extra,
  id,
  user_id: userId,
  amount,
  frozen,
  updated_at: updatedAt,
})

export const betPayload = (bet: Bet): Payload => ({
  id: bet.id,
  user_id: bet.userId,
  amount: bet.amount,
  event_type: bet.eventType,
  event_name: bet.eventName,
  status: bet.status,
  win_amount: bet.winAmount,
  created_at: bet.createdAt,
})

export const withdrawalPayload = (withdrawal: Withdrawal): Payload => ({
  id: withdrawal.id,
  user_id: withdrawal.userId,
  amount: withdrawal.amount,
  method: withdrawal.method,
  status: withdrawal.status,
  created_at: withdrawal.createdAt,
  ...(withdrawal.processedAt !== undefined && { processed_at: withdrawal.processedAt }),
})

/** RFC 3339 in UTC, without a fraction where there is none: 2026-02-23T12:34:56Z */
export const formatTime = (time: Date): string => time.toISOString().replace('.000Z', 'Z')
