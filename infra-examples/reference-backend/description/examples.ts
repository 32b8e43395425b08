import Big from 'big.js'
import type { Bet, Withdrawal } from '../../../shared/backends/backend.ts'
import type { operations, Payload } from '../../../shared/backends/remote/operations.ts'
import { balancePayload, betPayload, userPayload, withdrawalPayload } from '../../../shared/backends/remote/payloads.ts'

export type OperationName = keyof typeof operations

/** One operation as the guide shows it: what is asked, and what a right answer looks like. */
export interface Example {
  tag: 'Users' | 'Balances' | 'Bets' | 'Withdrawals' | 'Operators'
  summary: string
  payload: Payload
  /** Keys of the payload that may be absent. */
  optional?: readonly string[]
  /** Absent where the guide asks nothing of the answer. */
  reply?: unknown
  /** What "not found" means, where it is an answer. */
  absent?: string
  /** Refusals that mean something to the service. */
  conflict?: string
}

const user_id = 100n
const balance = {
  id: 1n,
  userId: user_id,
  amount: new Big('123.45'),
  frozen: new Big(0),
  updatedAt: '2026-02-23T12:34:56Z',
}
const bet: Bet = {
  id: 1n,
  userId: user_id,
  amount: new Big(10),
  eventType: 'football',
  eventName: 'Спартак — Зенит',
  status: 'pending',
  winAmount: new Big(0),
  createdAt: '2026-02-23T12:34:56Z',
}
const withdrawal: Withdrawal = {
  id: 1n,
  userId: user_id,
  amount: new Big(50),
  method: 'card',
  status: 'pending',
  createdAt: '2026-02-23T12:34:56Z',
  processedAt: '2026-02-23T13:00:00Z',
}
const waiting = { user_id, mode: 'waiting_operator', queue_position: 3, status_message: 'Вы 3-й в очереди' }
const talking = { user_id, mode: 'operator', operator_id: 501n, last_operator_text: 'Здравствуйте! Чем помочь?' }
const hash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA'
const emptyList = 'No data: an empty list.'

export const examples: Record<OperationName, Example> = {
  createUser: {
    tag: 'Users',
    summary:
      'Creates a user. The answer may be the user or an empty body; the password is a PHC string unless AUTH_PASSWORD_TRANSFER=plain.',
    payload: userPayload({ username: 'maria', email: 'maria@example.com', password: hash }),
    conflict: 'The username is taken.',
  },
  findUser: {
    tag: 'Users',
    summary: 'The user of a name, with the password hash (Argon2 or bcrypt) in `password` or `password_hash`.',
    payload: { username: 'maria' },
    reply: { id: user_id, username: 'maria', password: hash, created_at: '2026-02-23T12:34:56Z' },
    absent: 'There is no such user.',
  },
  findBalance: {
    tag: 'Balances',
    summary: "A user's balance.",
    payload: { user_id },
    reply: balancePayload(balance),
    absent: 'The user has no balance yet; the service then creates one.',
  },
  createBalance: {
    tag: 'Balances',
    summary: 'Creates an empty balance.',
    payload: { user_id },
    reply: balancePayload(balance),
  },
  updateBalance: {
    tag: 'Balances',
    summary: 'Replaces a balance. The body of the answer does not matter.',
    payload: balancePayload(balance),
  },
  listBets: {
    tag: 'Bets',
    summary: 'The newest bets of a user, at most `limit`.',
    payload: { user_id, limit: 20 },
    reply: [betPayload(bet)],
    absent: emptyList,
  },
  listBetsBetween: {
    tag: 'Bets',
    summary: 'The bets created from `start_date` until before `end_date`.',
    payload: { user_id, start_date: '2026-02-01T00:00:00Z', end_date: '2026-02-16T00:00:00Z' },
    reply: [betPayload(bet)],
    absent: emptyList,
  },
  createBet: {
    tag: 'Bets',
    summary: 'Creates a bet under the id that the service gave it. The body of the answer does not matter.',
    payload: betPayload(bet),
  },
  listWithdrawals: {
    tag: 'Withdrawals',
    summary: "A user's withdrawals.",
    payload: { user_id },
    reply: [withdrawalPayload(withdrawal)],
    absent: emptyList,
  },
  findWithdrawal: {
    tag: 'Withdrawals',
    summary: 'One withdrawal.',
    payload: { id: 1n },
    reply: withdrawalPayload(withdrawal),
    absent: 'There is no such withdrawal.',
  },
  createWithdrawal: {
    tag: 'Withdrawals',
    summary: 'Creates a withdrawal under the id that the service gave it. The body of the answer does not matter.',
    payload: withdrawalPayload(withdrawal),
    optional: ['processed_at'],
  },
  findSession: {
    tag: 'Operators',
    summary: "A user's operator session.",
    payload: { user_id },
    reply: talking,
    absent: 'There is no session: the bot is talking.',
  },
  requestOperator: {
    tag: 'Operators',
    summary: 'Asks for an operator. An answer without a mode means waiting.',
    payload: { user_id, message: 'не приходит вывод' },
    reply: waiting,
  },
  sendUserMessage: {
    tag: 'Operators',
    summary: 'Passes on what the user wrote while waiting for an operator or talking to one.',
    payload: { user_id, message: 'номер заявки 17' },
    reply: talking,
  },
}
