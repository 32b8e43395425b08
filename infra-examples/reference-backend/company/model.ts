import Big from 'big.js'

// The company's data, in memory. Keys are named as on the wire.

export interface User {
  id: bigint
  username: string
  email: string
  password: string
  created_at: string
}

export interface Balance {
  id: bigint
  user_id: bigint
  amount: Big
  frozen: Big
  updated_at: string
  /** The company may have keys of its own; an update must send them back unchanged. */
  [extra: string]: unknown
}

export interface Bet {
  id: bigint
  user_id: bigint
  amount: Big
  event_type: string
  event_name: string
  status: 'pending' | 'win' | 'lose'
  win_amount: Big
  created_at: string
}

export interface Withdrawal {
  id: bigint
  user_id: bigint
  amount: Big
  method: 'card' | 'wallet'
  status: 'pending' | 'processing' | 'completed' | 'rejected'
  created_at: string
  processed_at?: string | undefined
}

export class Model {
  readonly users = new Map<string, User>()
  readonly balances = new Map<bigint, Balance>()
  readonly bets = new Map<bigint, Bet>()
  readonly withdrawals = new Map<bigint, Withdrawal>()
  #lastId = 0n

  /** Counts from 1; a test may give an object any other id. */
  nextId(): bigint {
    this.#lastId += 1n
    return this.#lastId
  }

  addUser(user: { username: string; email?: string; password?: string; id?: bigint }): User {
    const { username, email = '', password = '', id = this.nextId() } = user
    const added = { id, username, email, password, created_at: now() }
    this.users.set(username, added)
    return added
  }

  addBalance(userId: bigint, amount: Big | string = '0', extra: Record<string, unknown> = {}): Balance {
    const balance = { ...extra, id: this.nextId(), user_id: userId, amount: new Big(amount), frozen: new Big(0) }
    const added = Object.assign(balance, { updated_at: now() })
    this.balances.set(userId, added)
    return added
  }

  betsOf(userId: bigint): Bet[] {
    return newestFirst([...this.bets.values()].filter(bet => bet.user_id === userId))
  }

  withdrawalsOf(userId: bigint): Withdrawal[] {
    return newestFirst([...this.withdrawals.values()].filter(withdrawal => withdrawal.user_id === userId))
  }
}

export const now = (): string => new Date().toISOString()

const newestFirst = <T extends { created_at: string }>(items: T[]): T[] =>
  items.sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at))
