import { randomInt, randomUUID } from 'node:crypto'
import Big from 'big.js'
import type { Balance, Bet, OperatorSession, User, Withdrawal } from '../../shared/backends/backend.ts'
import { type Operation, operations, type Payload } from '../../shared/backends/remote/operations.ts'
import {
  balancePayload,
  betPayload,
  formatTime,
  userPayload,
  withdrawalPayload,
} from '../../shared/backends/remote/payloads.ts'
import type { Outcome } from './wire.ts'

/** What the steps know of the test user, as they learn it. */
export interface Story {
  username: string
  /** What POST /users carries as the password. */
  hash: string
  userId?: bigint
  balance?: Balance
  bets: Bet[]
  withdrawal: Withdrawal
}

/** One question to the backend, and what its answer must be. */
export interface Step {
  operation: Operation
  title: string
  /** false: it creates or changes something, and --read-only leaves it out. */
  reads: boolean
  /** Undefined when an earlier step has failed that this one builds on. */
  payload(story: Story): Payload | undefined
  /** What the guide allows: `refused` is any refusal but a success. */
  allows: readonly Outcome['kind'][]
  /** What is wrong with the data, which fits the operation's reply already; it may also learn from it. */
  judge?(data: never, story: Story): string | undefined
  mend: string
  /** Sent with a wrong token, or as an unknown method. */
  forbidden?: boolean
}

/** No backend has given this one out: the largest int64. */
export const nobody = 9223372036854775807n

export function newStory(username = `smart-chat-check-${randomUUID().slice(0, 8)}`): Story {
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
    username,
    hash: '$argon2id$v=19$m=19456,t=2,p=1$c21hcnQtY2hhdC1jaGVjaw$T6V0hXkC2cVYx0YwH8jv3v0S0uWQ0cVxJ0m0c2JpQ0E',
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

/** As the service makes them: unique, and no double loses a digit. */
export const randomId = () => BigInt(2 ** 52) + BigInt(randomInt(2 ** 47))

const hour = 3_600_000
const at = (ms: number) => formatTime(new Date(Date.now() + ms))

/** With the test user's id, once it is known. */
const ofUser =
  (more: (story: Story, user_id: bigint) => Payload | undefined = (_story, user_id) => ({ user_id })) =>
  (story: Story) =>
    story.userId === undefined ? undefined : more(story, story.userId)

const unlike = (key: string, got: unknown, sent: unknown) =>
  String(got) === String(sent) ? undefined : `${key}: sent ${sent}, came back as ${got}`

const sameOwner = (items: { userId: bigint }[], { userId }: Story) =>
  items.every(item => item.userId === userId) ? undefined : 'user_id: the list holds what belongs to another user'

const keepDigits = 'Keep every digit: ids are int64 (not a double), and money is decimal (not binary floating point).'
const emptyList = 'Answer 200 with [], or 404 / not_found: both mean an empty list.'

export const steps: Step[] = [
  {
    operation: operations.findUser,
    title: 'an unknown user',
    reads: true,
    payload: () => ({ username: `nobody-${randomUUID()}` }),
    allows: ['absent'],
    mend: 'Answer 404 / not_found. Anything else makes every login with a mistyped name an internal error.',
  },
  {
    operation: operations.createUser,
    title: 'a new user',
    reads: false,
    payload: ({ username, hash }) => userPayload({ username, email: '', password: hash }),
    allows: ['data'],
    mend: 'Answer 2xx, with the user or with an empty body. The password is a PHC string: keep it as it is.',
  },
  {
    operation: operations.createUser,
    title: 'the same user again',
    reads: false,
    payload: ({ username, hash }) => userPayload({ username, email: '', password: hash }),
    allows: ['refused'],
    mend: 'Answer 409, so that the player reads that the name is taken. Accepting it would overwrite an account.',
  },
  {
    operation: operations.findUser,
    title: 'the user, with the hash that was sent',
    reads: true,
    payload: ({ username }) => ({ username }),
    allows: ['data'],
    judge: (user: User, story) => {
      story.userId = user.id
      if (user.username !== undefined && user.username !== story.username)
        return unlike('username', user.username, story.username)
      if (/^\$(argon2|2[aby]\$)/.test(user.passwordHash)) return undefined
      return 'password: neither an Argon2 nor a bcrypt hash'
    },
    mend: 'Answer the user with id (int64) and the hash in password or password_hash: without it nobody can log in.',
  },
  {
    operation: operations.findBalance,
    title: 'the balance of an id with 19 digits that nobody has',
    reads: true,
    payload: () => ({ user_id: nobody }),
    allows: ['absent'],
    mend: 'Read user_id as an int64 and answer 404 / not_found.',
  },
  {
    operation: operations.createBalance,
    title: 'a new balance',
    reads: false,
    payload: ofUser(),
    allows: ['data'],
    judge: (balance: Balance, { userId }) => unlike('user_id', balance.userId, userId),
    mend: 'Answer 200 or 201 with the balance: id, user_id, amount, frozen, updated_at (RFC 3339).',
  },
  {
    operation: operations.findBalance,
    title: 'the balance',
    reads: true,
    payload: ofUser(),
    allows: ['data', 'absent'],
    judge: (balance: Balance, story) => {
      story.balance = balance
      return unlike('user_id', balance.userId, story.userId)
    },
    mend: 'Answer 200 with id, user_id, amount, frozen, updated_at (RFC 3339), or 404 / not_found when there is none.',
  },
  {
    operation: operations.updateBalance,
    title: 'a new amount',
    reads: false,
    payload: ({ balance }) =>
      balance && balancePayload({ ...balance, amount: new Big('123.45'), frozen: new Big('0.1'), updatedAt: at(0) }),
    allows: ['data'],
    mend: 'Answer 2xx; the body does not matter.',
  },
  {
    operation: operations.findBalance,
    title: 'the new amount, to the last digit',
    reads: false,
    payload: ofUser(),
    allows: ['data'],
    judge: (balance: Balance) => unlike('amount', balance.amount, '123.45') ?? unlike('frozen', balance.frozen, '0.1'),
    mend: keepDigits,
  },
  {
    operation: operations.listBets,
    title: 'the bets',
    reads: true,
    payload: ofUser((_story, user_id) => ({ user_id, limit: 5 })),
    allows: ['data', 'absent'],
    judge: sameOwner,
    mend: emptyList,
  },
  ...[0, 1].map(
    (index): Step => ({
      operation: operations.createBet,
      title: index === 0 ? 'a new bet' : 'a second bet',
      reads: false,
      payload: ofUser(({ bets }, userId) => betPayload({ ...(bets[index] as Bet), userId })),
      allows: ['data'],
      mend: 'Answer 2xx; the body does not matter. The id is ours: keep it.',
    }),
  ),
  {
    operation: operations.listBets,
    title: 'both bets, with our ids and amounts',
    reads: false,
    payload: ofUser((_story, user_id) => ({ user_id, limit: 20 })),
    allows: ['data'],
    judge: (found: Bet[], { bets }) => {
      for (const { id, amount } of bets) {
        const bet = found.find(candidate => candidate.id === id)
        if (!bet) return `id: the bet ${id} is not in the list`
        if (!bet.amount.eq(amount)) return unlike('amount', bet.amount, amount)
      }
      return undefined
    },
    mend: keepDigits,
  },
  {
    operation: operations.listBets,
    title: 'no more bets than the limit',
    reads: false,
    payload: ofUser((_story, user_id) => ({ user_id, limit: 1 })),
    allows: ['data'],
    judge: (found: Bet[]) => (found.length <= 1 ? undefined : `limit: asked for 1, got ${found.length}`),
    mend: 'Honour limit, and answer the newest first.',
  },
  {
    operation: operations.listBetsBetween,
    title: 'the bets of this hour',
    reads: false,
    payload: ofUser((_story, user_id) => ({ user_id, start_date: at(-hour), end_date: at(hour) })),
    allows: ['data'],
    judge: (found: Bet[], { bets }) =>
      found.length >= bets.length
        ? undefined
        : `asked for ${bets.length} bets that were made just now, got ${found.length}`,
    mend: 'Keep created_at as it was sent, and read start_date and end_date as RFC 3339 with their offset.',
  },
  {
    operation: operations.listBetsBetween,
    title: 'no bets of a day in 2001',
    reads: true,
    payload: ofUser((_story, user_id) => ({
      user_id,
      start_date: '2001-01-01T00:00:00Z',
      end_date: '2001-01-02T00:00:00Z',
    })),
    allows: ['data', 'absent'],
    judge: (found: Bet[]) => (found.length === 0 ? undefined : `got ${found.length} bets from outside the range`),
    mend: emptyList,
  },
  {
    operation: operations.listWithdrawals,
    title: 'the withdrawals',
    reads: true,
    payload: ofUser(),
    allows: ['data', 'absent'],
    judge: sameOwner,
    mend: emptyList,
  },
  {
    operation: operations.findWithdrawal,
    title: 'a withdrawal that does not exist, by 19 digits',
    reads: true,
    payload: () => ({ id: nobody }),
    allows: ['absent'],
    mend: 'Read the id as an int64 and answer 404 / not_found.',
  },
  {
    operation: operations.createWithdrawal,
    title: 'a new withdrawal',
    reads: false,
    payload: ofUser(({ withdrawal }, userId) => withdrawalPayload({ ...withdrawal, userId })),
    allows: ['data'],
    mend: 'Answer 2xx; the body does not matter. The id is ours: keep it.',
  },
  {
    operation: operations.findWithdrawal,
    title: 'the withdrawal, by our id',
    reads: false,
    payload: ofUser(({ withdrawal: { id } }) => ({ id })),
    allows: ['data'],
    judge: (found: Withdrawal, { withdrawal, userId }) =>
      unlike('id', found.id, withdrawal.id) ??
      unlike('user_id', found.userId, userId) ??
      unlike('amount', found.amount, withdrawal.amount),
    mend: keepDigits,
  },
  {
    operation: operations.findSession,
    title: 'no operator session',
    reads: true,
    payload: ofUser(),
    allows: ['data', 'absent'],
    judge: ({ mode }: OperatorSession) =>
      mode === 'bot' ? undefined : `mode: nobody asked for an operator, yet it is ${mode}`,
    mend: 'Answer 404 / not_found, or a session with mode bot.',
  },
  {
    operation: operations.requestOperator,
    title: 'an operator is asked for',
    reads: false,
    payload: ofUser((_story, user_id) => ({ user_id, message: 'Проверка связи, оператор не нужен' })),
    allows: ['data'],
    judge: ({ mode }: OperatorSession) =>
      mode === 'bot' ? 'mode: bot, although an operator was asked for' : undefined,
    mend: 'Answer 200 with the session: mode waiting_operator (or no mode), queue_position from 1.',
  },
  {
    operation: operations.findSession,
    title: 'the session that was opened',
    reads: false,
    payload: ofUser(),
    allows: ['data'],
    judge: ({ mode }: OperatorSession) =>
      mode === 'bot' ? 'mode: bot, although an operator was asked for' : undefined,
    mend: 'Answer 200 with the session until the operator ends it: its mode is how the service knows who is talking.',
  },
  {
    operation: operations.sendUserMessage,
    title: 'a message of the waiting user',
    reads: false,
    payload: ofUser((_story, user_id) => ({ user_id, message: 'Спасибо, "кавычки" и 🙂 тоже дошли' })),
    allows: ['data'],
    mend: 'Answer 200 with the session as it is now.',
  },
  {
    operation: operations.findBalance,
    title: 'a stranger: a wrong token, or an unknown method',
    reads: true,
    payload: () => ({ user_id: nobody }),
    allows: ['refused'],
    mend: 'REST: answer 401 to a wrong Bearer token. RabbitMQ: answer an unknown method with a non-empty error; silence costs the player the whole timeout.',
    forbidden: true,
  },
]
