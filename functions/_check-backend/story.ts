import { randomInt, randomUUID } from 'node:crypto'
import Big from 'big.js'
import type { Balance, Bet, Withdrawal } from '../../shared/backends/backend.ts'
import { formatTime } from '../../shared/backends/remote/payloads.ts'

/** What the steps know of the test user, as they learn it. */
export interface Story {
  username: string
  /** What POST /users carries as the password: a hash, or plain where the backend hashes itself. */
  password: string
  /** Whether the user is made here, so that it is known what its password must come back as. */
  isNew: boolean
  plain: boolean
  emailDomain?: string | undefined
  userId?: bigint
  /** Whether there is a user whose name is an e-mail. */
  hasEmailAsName?: boolean
  balance?: Balance
  /** The ids of the bets and withdrawals that have been created. */
  created: Set<bigint>
  bets: Bet[]
  withdrawal: Withdrawal
}

/** The largest int64: no backend has given it to anybody. */
export const nobody = 9223372036854775807n

const hash = '$argon2id$v=19$m=19456,t=2,p=1$c21hcnQtY2hhdC1jaGVjaw$T6V0hXkC2cVYx0YwH8jv3v0S0uWQ0cVxJ0m0c2JpQ0E'

export interface StoryOptions {
  /** A user who exists; a new one otherwise. */
  username?: string | undefined
  /** Whether the backend gets passwords as they were typed (AUTH_PASSWORD_TRANSFER). */
  plain?: boolean | undefined
  /** Domain of the e-mails of players who give none (AUTH_EMAIL_DOMAIN); "" is sent otherwise. */
  emailDomain?: string | undefined
}

export function newStory({ username, plain = false, emailDomain }: StoryOptions = {}): Story {
  const created = formatTime(new Date())
  const userId = 0n
  const bet = (amount: string): Bet => ({
    id: randomId(),
    userId,
    amount: new Big(amount),
    eventType: 'football',
    eventName: 'Спартак — Зенит',
    status: 'pending',
    winAmount: new Big(0),
    createdAt: created,
  })
  return {
    username: username ?? `smart-chat-check-${randomUUID().slice(0, 8)}`,
    password: plain ? 'Correct-horse-battery-7' : hash,
    isNew: username === undefined,
    plain,
    emailDomain,
    created: new Set(),
    bets: [bet('10'), bet('0.1')],
    withdrawal: {
      id: randomId(),
      userId,
      amount: new Big('50.25'),
      method: 'card',
      status: 'pending',
      createdAt: created,
    },
  }
}

/** An id as the service makes them: unique, and below 2^53, so that a double holds it exactly. */
export const randomId = () => BigInt(2 ** 52) + BigInt(randomInt(2 ** 47))
