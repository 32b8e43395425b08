import { stringifyJson } from '../../../shared/json.ts'
import { type Model, now } from '../company/model.ts'
import type { Desk } from '../operators/desk.ts'
import {
  type Check,
  type Checked,
  checkObject,
  count,
  filled,
  int64,
  money,
  oneOf,
  optional,
  type Shape,
  text,
  time,
} from './payload-check.ts'

interface Parts {
  model: Model
  desk: Desk
}

/** A method's answer: `data`, or one of the two failures that the guide names. */
export type Result = { data: unknown } | { failure: 404 | 409 }

/** A method of the guide. Over REST, its payload is made of the path, the query and the body. */
export interface Method {
  run(company: Parts, payload: unknown): Result
}

const method = <S extends Shape>(shape: S, run: (company: Parts, payload: Checked<S>) => Result): Method => ({
  run: (company, payload) => run(company, checkObject(payload, shape)),
})

const found = (data: unknown): Result => (data === undefined ? { failure: 404 } : { data })
const done: Result = { data: null }
const missing: Result = { failure: 404 }
const conflict: Result = { failure: 409 }

const betShape = {
  id: int64,
  user_id: int64,
  amount: money,
  event_type: text,
  event_name: filled,
  status: oneOf('pending', 'win', 'lose'),
  win_amount: money,
  created_at: time,
}

const withdrawalShape = {
  id: int64,
  user_id: int64,
  amount: money,
  method: oneOf('card', 'wallet'),
  status: oneOf('pending', 'processing', 'completed', 'rejected'),
  created_at: time,
  processed_at: optional(time),
}

const anything: Check<unknown> = value => value

/** A balance may have keys beside the guide's; an update must contain every stored one. */
function balanceShape(stored: object, sent: object) {
  const own = [...Object.keys(stored), ...Object.keys(sent)].map(key => [key, anything] as const)
  return { ...Object.fromEntries(own), id: int64, user_id: int64, amount: money, frozen: money, updated_at: time }
}

/** Stores an object by its id. The same object again is a retry; another one is a conflict. */
function store<T extends { id: bigint }>(stored: Map<bigint, T>, object: T): Result {
  const known = stored.get(object.id)
  if (known && stringifyJson(known) !== stringifyJson(object)) return conflict
  if (!known) stored.set(object.id, object)
  return done
}

export const methods: Record<string, Method> = {
  'auth.user.create': method({ username: filled, email: text, password: filled }, ({ model }, user) =>
    model.users.has(user.username) ? conflict : { data: model.addUser(user) },
  ),
  'auth.user.get_by_username': method({ username: filled }, ({ model }, { username }) =>
    found(model.users.get(username)),
  ),

  'data.balance.get_by_user_id': method({ user_id: int64 }, ({ model }, { user_id }) =>
    found(model.balances.get(user_id)),
  ),
  'data.balance.create': method({ user_id: int64 }, ({ model }, { user_id }) => ({
    data: model.balances.get(user_id) ?? model.addBalance(user_id),
  })),
  'data.balance.update': {
    run({ model }, payload) {
      const { user_id } = Object(payload)
      const stored = model.balances.get(int64(user_id, 'user_id'))
      if (!stored) return missing
      model.balances.set(stored.user_id, {
        ...checkObject(payload, balanceShape(stored, Object(payload))),
        updated_at: now(),
      })
      return done
    },
  },

  'data.bet.get_by_user_id': method({ user_id: int64, limit: count }, ({ model }, { user_id, limit }) => ({
    data: model.betsOf(user_id).slice(0, limit),
  })),
  'data.bet.get_by_user_id_and_date_range': method(
    { user_id: int64, start_date: time, end_date: time },
    ({ model }, { user_id, start_date, end_date }) => ({
      data: model.betsOf(user_id).filter(({ created_at }) => {
        const created = Date.parse(created_at)
        return created >= Date.parse(start_date) && created <= Date.parse(end_date)
      }),
    }),
  ),
  'data.bet.create': method(betShape, ({ model }, bet) => store(model.bets, bet)),

  'data.withdrawal.get_by_user_id': method({ user_id: int64 }, ({ model }, { user_id }) => ({
    data: model.withdrawalsOf(user_id),
  })),
  'data.withdrawal.get_by_id': method({ id: int64 }, ({ model }, { id }) => found(model.withdrawals.get(id))),
  'data.withdrawal.create': method(withdrawalShape, ({ model }, withdrawal) => store(model.withdrawals, withdrawal)),

  'operator.session.get': method({ user_id: int64 }, ({ desk }, { user_id }) => {
    const session = desk.sessions.get(user_id)
    return session ? { data: desk.describe(session) } : missing
  }),
  'operator.session.request': method({ user_id: int64, message: text }, ({ desk }, { user_id, message }) => ({
    data: desk.describe(desk.request(user_id, message)),
  })),
  'operator.session.user_message': method({ user_id: int64, message: filled }, ({ desk }, { user_id, message }) => {
    const session = desk.userMessage(user_id, message)
    return { data: session ? desk.describe(session) : { user_id, mode: 'bot' } }
  }),
}
