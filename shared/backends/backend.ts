import type Big from 'big.js'

/** An int64 of the company's backend: a user, balance, bet, withdrawal or operator id. */
export type Id = bigint

/** The context of a call: on whose behalf it is made, and until when its answer is wanted. */
export interface Call {
  readonly requestId: string
  /** The name of the user on whose behalf the call is made, if known. */
  readonly username?: string
  /** W3C trace context of the request, passed on to the backend. */
  readonly traceparent?: string
  /** Aborted when the result is no longer needed. */
  readonly signal?: AbortSignal
  /** Called after every call to the company's backend, for the log and the metrics. */
  readonly onBackendCall?: (made: BackendCall) => void
}

export interface BackendCall {
  /** The operation's RPC method name, also used over REST (admin guide 5.3.5). */
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

/** Money is decimal. `extra` holds keys that the guide does not name, to be sent back unchanged. */
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
  /** `unknown` stands for a status that the guide does not name. */
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
  /** `unknown`, here and as the status, stands for a value that the guide does not name. */
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

/** One side of the contract: the company's backend or its operators. */
interface Contour {
  /** Makes a cheap read-only call. Throws, like any other call, when the contour does not answer. */
  ping(call: Call): Promise<void>
}

/**
 * The company's own backend (admin guide 5.2.4, 5.3.5): users, balances, bets, withdrawals.
 *
 * Every method throws an AppError `backend_error` when the backend fails, does not answer in time, or sends an answer that
 * does not fit. "Not found" is `undefined` or an empty list where the guide says so, and an error elsewhere.
 */
export interface CustomerBackend extends Contour {
  /**
   * Creates a user. Does not return the id, which is looked up when first needed.
   * @throws AppError `user_exists` when the name is taken, with `details.wasFree` if it was free just before: then this same
   * call may have taken it, in a try whose answer was lost; `invalid_input` when the backend does not accept the data; both
   * with `details.isFree` when the name is still free, so that the e-mail or the password must be the reason
   */
  createUser(user: NewUser, call: Call): Promise<void>
  findUser(username: string, call: Call): Promise<User | undefined>

  findBalance(userId: Id, call: Call): Promise<Balance | undefined>
  /** Creates an empty balance. An existing one is returned unchanged, if the backend allows that. */
  createBalance(userId: Id, call: Call): Promise<Balance>
  /** @param before the balance as it was read: while it still is that, an update that was lost may be sent again */
  updateBalance(balance: Balance, call: Call, before?: Balance): Promise<void>

  /** The newest first, at most `limit`. */
  listBets(userId: Id, limit: number, call: Call): Promise<Bet[]>
  /** Bets created in the half-open interval [start, end), the newest first. */
  listBetsBetween(userId: Id, start: Date, end: Date, call: Call): Promise<Bet[]>
  createBet(bet: Bet, call: Call): Promise<void>

  /** The newest first. */
  listWithdrawals(userId: Id, call: Call): Promise<Withdrawal[]>
  /** May return another user's withdrawal: the caller checks `userId`. */
  findWithdrawal(id: Id, call: Call): Promise<Withdrawal | undefined>
  createWithdrawal(withdrawal: Withdrawal, call: Call): Promise<void>
}

/**
 * The company's operator contour, which decides who is talking to the player (admin guide 5.2.4 "Операторская поддержка").
 * Throws like CustomerBackend.
 */
export interface OperatorDesk extends Contour {
  /** `undefined` means that there is no session, and the bot is talking. */
  findSession(userId: Id, call: Call): Promise<OperatorSession | undefined>
  /** Asks for an operator. A session without a mode counts as `waiting_operator`. */
  requestOperator(userId: Id, message: string, call: Call): Promise<OperatorSession>
  /** Forwards a message of a user who is waiting for an operator or talking to one. */
  sendUserMessage(userId: Id, message: string, call: Call): Promise<OperatorSession>
  /** Ends the user's session or place in the queue. Only db mode has this; the remote contract has no such call. */
  endSession?(userId: Id, call: Call): Promise<void>
}
