import Big from 'big.js'
import type { Call, CustomerBackend, OperatorDesk } from '../../backends/backend.ts'
import { AppError } from '../../errors.ts'

type Ports = { customer: CustomerBackend; desk: OperatorDesk }

/** Operations of one kind treat a wrong answer alike. */
export type Kind = 'user' | 'one' | 'list' | 'balance' | 'change' | 'newBalance' | 'session' | 'request' | 'message'

export interface OperationUnderTest {
  readonly method: string
  readonly kind: Kind
  run(ports: Ports, call: Call): Promise<unknown>
  /** The data of a correct answer; absent where the guide asks for none. */
  readonly data?: unknown
}

const time = '2026-02-23T12:34:56Z'
const bet = {
  id: 1,
  user_id: 100,
  amount: 10,
  event_type: 'football',
  event_name: 'A',
  win_amount: 0,
  created_at: time,
}
const withdrawal = { id: 1, user_id: 100, amount: 50, method: 'card', status: 'pending', created_at: time }
const balance = { id: 1, user_id: 100, amount: 123.45, frozen: 0, updated_at: time }
const waiting = { user_id: 100, mode: 'waiting_operator', queue_position: 3 }

const own = { id: 1n, userId: 100n, amount: new Big(10) }
const newBet = { ...own, eventType: 'football', eventName: 'A', winAmount: new Big(0), createdAt: time }
const newWithdrawal = { ...own, method: 'card', createdAt: time } as const
const newUser = { username: 'anna', email: 'anna@example.org', password: 'secret-password' }
const playersWords = 'my PIN is 4321, bitte'

/** All 14, each as the service calls it, for user 100. */
export const everyOperation: readonly OperationUnderTest[] = [
  { method: 'auth.user.create', kind: 'user', run: ({ customer }, call) => customer.createUser(newUser, call) },
  {
    method: 'auth.user.get_by_username',
    kind: 'one',
    run: ({ customer }, call) => customer.findUser('anna', call),
    data: { id: 100, username: 'anna', password: '$2b$10$hash' },
  },
  {
    method: 'data.balance.get_by_user_id',
    kind: 'balance',
    run: ({ customer }, call) => customer.findBalance(100n, call),
    data: balance,
  },
  {
    method: 'data.balance.create',
    kind: 'newBalance',
    run: ({ customer }, call) => customer.createBalance(100n, call),
    data: balance,
  },
  {
    method: 'data.balance.update',
    kind: 'change',
    run: ({ customer }, call) => customer.updateBalance({ ...own, frozen: new Big(0), updatedAt: time }, call),
  },
  {
    method: 'data.bet.get_by_user_id',
    kind: 'list',
    run: ({ customer }, call) => customer.listBets(100n, 5, call),
    data: [{ ...bet, status: 'win' }],
  },
  {
    method: 'data.bet.get_by_user_id_and_date_range',
    kind: 'list',
    run: ({ customer }, call) => customer.listBetsBetween(100n, new Date(0), new Date('2026-03-01'), call),
    data: [{ ...bet, status: 'lose' }],
  },
  {
    method: 'data.bet.create',
    kind: 'change',
    run: ({ customer }, call) => customer.createBet({ ...newBet, status: 'pending' }, call),
  },
  {
    method: 'data.withdrawal.get_by_user_id',
    kind: 'list',
    run: ({ customer }, call) => customer.listWithdrawals(100n, call),
    data: [withdrawal],
  },
  {
    method: 'data.withdrawal.get_by_id',
    kind: 'one',
    run: ({ customer }, call) => customer.findWithdrawal(1n, call),
    data: withdrawal,
  },
  {
    method: 'data.withdrawal.create',
    kind: 'change',
    run: ({ customer }, call) => customer.createWithdrawal({ ...newWithdrawal, status: 'pending' }, call),
  },
  {
    method: 'operator.session.get',
    kind: 'session',
    run: ({ desk }, call) => desk.findSession(100n, call),
    data: waiting,
  },
  {
    method: 'operator.session.request',
    kind: 'request',
    run: ({ desk }, call) => desk.requestOperator(100n, playersWords, call),
    data: waiting,
  },
  {
    method: 'operator.session.user_message',
    kind: 'message',
    run: ({ desk }, call) => desk.sendUserMessage(100n, playersWords, call),
    data: waiting,
  },
]

/** The data of what an operation asks beside itself: a name is free, a session is open. Absent: not found. */
const besideIt: Readonly<Record<string, unknown>> = {
  'operator.session.get': { ...waiting, status_message: 'looked up' },
  'operator.session.user_message': { ...waiting, status_message: 'passed on' },
}

/** The data with which an operation is answered; undefined for one without. */
export const dataOf = (method: string): unknown => everyOperation.find(operation => operation.method === method)?.data

/**
 * The RPC reply to what an operation asks beside itself; undefined for the operation's own request.
 * @param requestId of `tryAll`
 */
export function replyBeside(method: string, requestId: unknown): { data: unknown } | { not_found: true } | undefined {
  if (method === requestId) return undefined
  return method in besideIt ? { data: besideIt[method] } : { not_found: true }
}

export interface Tried {
  method: string
  kind: Kind
  /** In a word or two: `ok`, `none`, how a session was learned of, or why it failed and with which status. */
  outcome: string
  value?: unknown
  error?: AppError
}

/** Runs all operations at once. Each names itself as its request id, so that the backend knows what is asked beside it. */
export const tryAll = (ports: Ports, operations: readonly OperationUnderTest[] = everyOperation): Promise<Tried[]> =>
  Promise.all(
    operations.map(async ({ method, kind, run }) => {
      try {
        const value = await run(ports, { requestId: method })
        return { method, kind, outcome: inShort(value), value }
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        return { method, kind, outcome: whyFailed(error), error }
      }
    }),
  )

const inShort = (value: unknown) => {
  const { statusMessage } = (value ?? {}) as { statusMessage?: string }
  return statusMessage ?? (value === undefined || (Array.isArray(value) && value.length === 0) ? 'none' : 'ok')
}

const whyFailed = ({ code, details }: AppError) =>
  code === 'backend_error' ? [details.reason, details.status].filter(fact => fact !== undefined).join(' ') : code
