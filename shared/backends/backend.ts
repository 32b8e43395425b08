import type Big from 'big.js'

/** An int64 of the customer's backend: a user, balance, bet, withdrawal or operator id. */
export type Id = bigint

/** What a call carries beside its arguments: on whose behalf it is made, and how long its answer is wanted. */
export interface Call {
  readonly requestId: string
  /** The name of the user who asks, if it is known who. */
  readonly username?: string
  /** W3C trace context of the request, passed on to the backend. */
  readonly traceparent?: string
  /** Aborted when nobody is waiting for the answer any more. */
  readonly signal?: AbortSignal
  /** Called after every call to the company's backend, for the log and the metrics. */
  readonly onBackendCall?: (made: BackendCall) => void
}

export interface BackendCall {
  /** The RPC method name of the operation, over REST too (admin guide 5.3.5). */
  operation: string
  /** `ok`, `not_found`, or the reason of the failure: a small closed set. */
  outcome: string
  ms: number
}

export interface User {
  id: Id
  username: string
  /** PHC string (Argon2id) or bcrypt hash, from `password` or `password_hash` of the backend's user. */
  passwordHash: string
}

export interface NewUser {
  username: string
  email: string
  /** An Argon2id PHC string, or the password as typed when AUTH_PASSWORD_TRANSFER=plain. */
  password: string
}

/** Money is decimal; `extra` holds the keys that the guide does not name, to be sent back unchanged. */
export interface Balance {
  id: Id
  userId: Id
  amount: Big
  frozen: Big
  /** RFC 3339 */
  updatedAt: string
  extra?: Record<string, unknown>
}

export type BetStatus = 'pending' | 'win' | 'lose'

export interface Bet {
  id: Id
  userId: Id
  amount: Big
  eventType: string
  eventName: string
  /** `unknown`: the backend has one that the guide does not name. */
  status: BetStatus | 'unknown'
  winAmount: Big
  /** RFC 3339 */
  createdAt: string
}

export type WithdrawalStatus = 'pending' | 'processing' | 'completed' | 'rejected'
export type WithdrawalMethod = 'card' | 'wallet'

export interface Withdrawal {
  id: Id
  userId: Id
  amount: Big
  /** `unknown`, here and as the status: the backend has one that the guide does not name. */
  method: WithdrawalMethod | 'unknown'
  status: WithdrawalStatus | 'unknown'
  /** RFC 3339 */
  createdAt: string
  /** RFC 3339; absent until the withdrawal is processed */
  processedAt?: string
}

export type DialogueMode = 'bot' | 'waiting_operator' | 'operator'

export interface OperatorSession {
  userId: Id
  mode: DialogueMode
  queuePosition?: number
  operatorId?: Id
  statusMessage?: string
  lastOperatorText?: string
}

/** One side of the contract: the company's backend, or its operators. */
interface Contour {
  /** Resolves when the contour answers a cheap look-up that changes nothing; throws like any other call when it does not. */
  ping(call: Call): Promise<void>
  /** Closes connections and timers; calls still in flight fail. */
  close(): Promise<void>
}

/**
 * The company's own backend (admin guide 5.2.4, 5.3.5): users, balances, bets, withdrawals.
 *
 * Every method throws an AppError `backend_error` when the backend fails, does not answer in time, or answers in a form
 * that does not fit. "Not found" is `undefined` or an empty list where the guide says so, and an error elsewhere.
 */
export interface CustomerBackend extends Contour {
  /**
   * The created user's id is looked up when it is first needed.
   * @throws AppError `user_exists` when the name is taken; `details.wasFree` when it was free just before, so that it may be
   * this very call that took it, on a try whose answer was lost; `invalid_input` when the backend does not accept the data
   */
  createUser(user: NewUser, call: Call): Promise<void>
  findUser(username: string, call: Call): Promise<User | undefined>

  findBalance(userId: Id, call: Call): Promise<Balance | undefined>
  /** Creates an empty balance; one that exists already is left as it is and returned, where the backend allows it. */
  createBalance(userId: Id, call: Call): Promise<Balance>
  updateBalance(balance: Balance, call: Call): Promise<void>

  /** The newest first, at most `limit`. */
  listBets(userId: Id, limit: number, call: Call): Promise<Bet[]>
  /** Bets created in the half-open interval [start, end), the newest first. */
  listBetsBetween(userId: Id, start: Date, end: Date, call: Call): Promise<Bet[]>
  createBet(bet: Bet, call: Call): Promise<void>

  /** The newest first. */
  listWithdrawals(userId: Id, call: Call): Promise<Withdrawal[]>
  /** Whoever it belongs to: the caller checks `userId`. */
  findWithdrawal(id: Id, call: Call): Promise<Withdrawal | undefined>
  createWithdrawal(withdrawal: Withdrawal, call: Call): Promise<void>
}

/**
 * The customer's operator contour: the truth about who is talking (admin guide 5.2.4 "Операторская поддержка").
 * Throws like CustomerBackend.
 */
export interface OperatorDesk extends Contour {
  /** `undefined`: no session, the bot is talking. */
  findSession(userId: Id, call: Call): Promise<OperatorSession | undefined>
  /** Asks for an operator. A session without a mode counts as `waiting_operator`. */
  requestOperator(userId: Id, message: string, call: Call): Promise<OperatorSession>
  /** Passes on what the user wrote while waiting for an operator or talking to one. */
  sendUserMessage(userId: Id, message: string, call: Call): Promise<OperatorSession>
  /** Takes the user out of the queue. Only a desk of our own has it: the remote contract has no such call. */
  endSession?(userId: Id, call: Call): Promise<void>
}
