import type * as z from 'zod/mini'
import { balance, bets, openedSession, session, user, withdrawal, withdrawals } from './replies.ts'

/** The parameters of an operation, under the guide's names; the same over REST and RabbitMQ. */
export type Payload = Readonly<Record<string, unknown>>

/**
 * One operation of the company's backend, independent of the transport (admin guide 5.2.4 and 5.3.5).
 *
 * Over REST, payload keys named in `path` are inserted there; the other keys of a GET form the query, in the payload's order;
 * the body of a POST or PUT is the whole payload. Over RabbitMQ the payload is sent unchanged.
 */
export interface Operation<
  Schema extends z.ZodMiniType = z.ZodMiniType,
  NotFound extends 'none' | 'empty' | 'error' = 'none' | 'empty' | 'error',
> {
  /** The RPC method; also the operation's name in logs. */
  readonly method: string
  /** What it reads or changes; a session is the operators', all else the backend's. */
  readonly about: 'user' | 'balance' | 'bet' | 'withdrawal' | 'session'
  readonly verb: 'GET' | 'POST' | 'PUT'
  readonly path: `/${string}`
  /** Schema of a successful response. Absent where the guide prescribes none; the response is then not parsed. */
  readonly reply?: Schema
  /** What 404 or not_found means: there is no such object, the list is empty, or the call failed. */
  readonly notFound: NotFound
  /** Only an explicit 404 or not_found means "not found", not an empty response, because the service then creates the object. */
  readonly mustSayNotFound?: boolean
}

/** Gives a row of the table its exact types. */
const define = <Schema extends z.ZodMiniType, NotFound extends 'none' | 'empty' | 'error'>(
  operation: Operation<Schema, NotFound>,
): Operation<Schema, NotFound> => operation

/** All 14 operations. A new one needs: a row here, its reply in replies.ts, a method of the port. */
export const operations = {
  createUser: define({ method: 'auth.user.create', about: 'user', verb: 'POST', path: '/users', notFound: 'error' }),
  findUser: define({
    method: 'auth.user.get_by_username',
    about: 'user',
    verb: 'GET',
    path: '/users/by-username/{username}',
    reply: user,
    notFound: 'none',
  }),

  findBalance: define({
    method: 'data.balance.get_by_user_id',
    about: 'balance',
    verb: 'GET',
    path: '/balances/by-user',
    reply: balance,
    notFound: 'none',
    mustSayNotFound: true,
  }),
  createBalance: define({
    method: 'data.balance.create',
    about: 'balance',
    verb: 'POST',
    path: '/balances',
    reply: balance,
    notFound: 'error',
  }),
  updateBalance: define({
    method: 'data.balance.update',
    about: 'balance',
    verb: 'PUT',
    path: '/balances/{user_id}',
    notFound: 'error',
  }),

  listBets: define({
    method: 'data.bet.get_by_user_id',
    about: 'bet',
    verb: 'GET',
    path: '/bets',
    reply: bets,
    notFound: 'empty',
  }),
  listBetsBetween: define({
    method: 'data.bet.get_by_user_id_and_date_range',
    about: 'bet',
    verb: 'GET',
    path: '/bets/by-date-range',
    reply: bets,
    notFound: 'empty',
  }),
  createBet: define({ method: 'data.bet.create', about: 'bet', verb: 'POST', path: '/bets', notFound: 'error' }),

  listWithdrawals: define({
    method: 'data.withdrawal.get_by_user_id',
    about: 'withdrawal',
    verb: 'GET',
    path: '/withdrawals',
    reply: withdrawals,
    notFound: 'empty',
  }),
  findWithdrawal: define({
    method: 'data.withdrawal.get_by_id',
    about: 'withdrawal',
    verb: 'GET',
    path: '/withdrawals/{id}',
    reply: withdrawal,
    notFound: 'none',
  }),
  createWithdrawal: define({
    method: 'data.withdrawal.create',
    about: 'withdrawal',
    verb: 'POST',
    path: '/withdrawals',
    notFound: 'error',
  }),

  findSession: define({
    method: 'operator.session.get',
    about: 'session',
    verb: 'GET',
    path: '/operator/session',
    reply: session,
    notFound: 'none',
  }),
  requestOperator: define({
    method: 'operator.session.request',
    about: 'session',
    verb: 'POST',
    path: '/operator/request',
    reply: openedSession,
    notFound: 'error',
  }),
  sendUserMessage: define({
    method: 'operator.session.user_message',
    about: 'session',
    verb: 'POST',
    path: '/operator/user-message',
    reply: session,
    notFound: 'error',
  }),
}
