import Big from 'big.js'
import { parseJson, stringifyJson } from '../../json.ts'
import type { Row, SqlValue } from '../../store/store.ts'
import type { Balance, Bet, Id, OperatorSession, User, Withdrawal } from '../backend.ts'

export function userOf(row: Row): User {
  return { id: row.id as Id, username: String(row.username), passwordHash: String(row.password_hash) }
}

export function balanceOf(row: Row): Balance {
  return {
    id: row.id as Id,
    userId: row.user_id as Id,
    amount: moneyOf(row.amount),
    frozen: moneyOf(row.frozen),
    updatedAt: String(row.updated_at),
    ...(row.extra === null ? {} : { extra: parseJson(String(row.extra)) as Record<string, unknown> }),
  }
}

export function betOf(row: Row): Bet {
  return {
    id: row.id as Id,
    userId: row.user_id as Id,
    amount: moneyOf(row.amount),
    eventType: String(row.event_type),
    eventName: String(row.event_name),
    status: row.status as Bet['status'],
    winAmount: moneyOf(row.win_amount),
    createdAt: String(row.created_at),
  }
}

export function withdrawalOf(row: Row): Withdrawal {
  return {
    id: row.id as Id,
    userId: row.user_id as Id,
    amount: moneyOf(row.amount),
    method: row.method as Withdrawal['method'],
    status: row.status as Withdrawal['status'],
    createdAt: String(row.created_at),
    ...(row.processed_at === null ? {} : { processedAt: String(row.processed_at) }),
  }
}

export function sessionOf(row: Row): OperatorSession {
  return {
    userId: row.user_id as Id,
    mode: row.mode as OperatorSession['mode'],
    ...(row.queue_position === null ? {} : { queuePosition: Number(row.queue_position) }),
    ...(row.operator_id === null ? {} : { operatorId: row.operator_id as Id }),
    ...(row.last_operator_text === null ? {} : { lastOperatorText: String(row.last_operator_text) }),
  }
}

const moneyOf = (value: SqlValue | undefined) => new Big(String(value))

/** The columns of a bet: money as decimal text, and the time also in ms since 1970, by which rows are ordered. */
export function betColumns(bet: Bet): Record<string, SqlValue> {
  return {
    id: bet.id,
    user_id: bet.userId,
    amount: bet.amount.toFixed(),
    event_type: bet.eventType,
    event_name: bet.eventName,
    status: bet.status,
    win_amount: bet.winAmount.toFixed(),
    created_at: bet.createdAt,
    created_ms: instantOf(bet.createdAt),
  }
}

export function withdrawalColumns(withdrawal: Withdrawal): Record<string, SqlValue> {
  return {
    id: withdrawal.id,
    user_id: withdrawal.userId,
    amount: withdrawal.amount.toFixed(),
    method: withdrawal.method,
    status: withdrawal.status,
    created_at: withdrawal.createdAt,
    created_ms: instantOf(withdrawal.createdAt),
    processed_at: withdrawal.processedAt ?? null,
  }
}

export const extraColumn = ({ extra }: Balance) => (extra === undefined ? null : stringifyJson(extra))

export const instantOf = (time: string | Date) => BigInt(new Date(time).getTime())
