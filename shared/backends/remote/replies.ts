import Big from 'big.js'
import * as z from 'zod/mini'
import type { Balance, Bet, OperatorSession, Withdrawal } from '../backend.ts'
import { int64, money, time } from './scalars.ts'

/** Schemas that check the backend's replies and convert them to the port's objects. Unknown keys are allowed everywhere. */

const nullable = <T extends z.ZodMiniType>(schema: T) => z.nullish(schema)

/** The hash is in `password` or `password_hash`; a user without one (null) gets an empty hash and cannot log in. */
export const user = z.pipe(
  z.looseObject({
    id: int64,
    username: nullable(z.string()),
    password: nullable(z.string()),
    password_hash: nullable(z.string()),
  }),
  z.transform(({ id, username, password, password_hash }, context) => {
    if (password === undefined && password_hash === undefined) {
      context.issues.push({ code: 'custom', message: 'expected a hash', path: ['password'], input: undefined })
    }
    return { id, username: username ?? undefined, passwordHash: password || password_hash || '' }
  }),
)

export const balance = z.pipe(
  z.looseObject({ id: int64, user_id: int64, amount: money, frozen: money, updated_at: time }),
  z.transform(({ id, user_id, amount, frozen, updated_at, ...extra }): Balance => {
    const known = { id, userId: user_id, amount, frozen, updatedAt: updated_at }
    return Object.keys(extra).length > 0 ? { ...known, extra } : known
  }),
)

/** What fits, or `other` in place of anything else. Not z.catch, with which every function would load zod's error messages. */
const orElse = <T extends z.ZodMiniType, Other>(fitting: T, other: Other) =>
  z.union([
    fitting,
    z.pipe(
      z.unknown(),
      z.transform(() => other),
    ),
  ])

/** A listed value, or `unknown`, for values that are only displayed. */
const orUnknown = <T extends z.ZodMiniType>(listed: T) => orElse(listed, 'unknown' as const)

/** A value that does not fit becomes `undefined`, which no JSON value is, under a key that stays. */
const orUndefined = <T extends z.ZodMiniType>(schema: T) => orElse(schema, undefined)

const betStatus = z.enum(['pending', 'win', 'lose'])

const betWith = <T extends z.ZodMiniType<Bet['status']>>(status: T) =>
  z.pipe(
    z.looseObject({
      id: int64,
      user_id: int64,
      amount: money,
      event_type: z.string(),
      event_name: z.string(),
      status,
      win_amount: nullable(money),
      created_at: time,
    }),
    z.transform(
      (reply): Bet => ({
        id: reply.id,
        userId: reply.user_id,
        amount: reply.amount,
        eventType: reply.event_type,
        eventName: reply.event_name,
        status: reply.status as Bet['status'],
        winAmount: reply.win_amount ?? new Big(0),
        createdAt: reply.created_at,
      }),
    ),
  )

/** What a backend without nullable times writes for "not yet". */
const isNoTime = (text: string) => text === '' || text.startsWith('0001-01-01T')
const processedAt = nullable(z.union([time, z.literal('')]))

const withdrawalMethod = z.enum(['card', 'wallet'])
const withdrawalStatus = z.enum(['pending', 'processing', 'completed', 'rejected'])

const withdrawalWith = <M extends z.ZodMiniType<Withdrawal['method']>, S extends z.ZodMiniType<Withdrawal['status']>>(
  method: M,
  status: S,
  processed_at: typeof processedAt | ReturnType<typeof orUndefined<typeof processedAt>>,
) =>
  z.pipe(
    z.looseObject({
      id: int64,
      user_id: int64,
      amount: money,
      method,
      status,
      created_at: time,
      processed_at,
    }),
    z.transform((reply): Withdrawal => {
      const { id, user_id, amount, created_at, processed_at } = reply
      const method = reply.method as Withdrawal['method']
      const status = reply.status as Withdrawal['status']
      const known = { id, userId: user_id, amount, method, status, createdAt: created_at }
      return processed_at && !isNoTime(processed_at) ? { ...known, processedAt: processed_at } : known
    }),
  )

const list = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(
    z.nullable(z.array(item)),
    z.transform(items => items ?? []),
  )

/** Strict: only the values that the guide names. */
export const withdrawal = withdrawalWith(withdrawalMethod, withdrawalStatus, processedAt)
export const bets = list(betWith(betStatus))
export const withdrawals = list(withdrawal)

/** Lenient, for display: a new status or method of the backend, or a time that is not shown, does not cost a player the list. */
export const shownWithdrawal = withdrawalWith(
  orUnknown(withdrawalMethod),
  orUnknown(withdrawalStatus),
  orUndefined(processedAt),
)
export const shownBets = list(betWith(orUnknown(betStatus)))
export const shownWithdrawals = list(shownWithdrawal)

const mode = z.enum(['bot', 'waiting_operator', 'operator'])

const sessionFields = {
  user_id: nullable(int64),
  queue_position: nullable(z.int()),
  operator_id: nullable(int64),
  status_message: nullable(z.string()),
  last_operator_text: nullable(z.string()),
}

/** A session whose user id may be missing; the request has it. */
type Session = Omit<OperatorSession, 'userId'> & { userId?: bigint }

type SessionReply = {
  user_id?: bigint | null | undefined
  queue_position?: number | null | undefined
  operator_id?: bigint | null | undefined
  status_message?: string | null | undefined
  last_operator_text?: string | null | undefined
}

const toldIn = (reply: SessionReply): Omit<Session, 'mode'> => ({
  ...(reply.user_id != null && { userId: reply.user_id }),
  ...(reply.queue_position && reply.queue_position > 0 && { queuePosition: reply.queue_position }),
  ...(reply.operator_id && reply.operator_id > 0n && { operatorId: reply.operator_id }),
  ...(reply.status_message?.trim() && { statusMessage: reply.status_message }),
  ...(reply.last_operator_text?.trim() && { lastOperatorText: reply.last_operator_text }),
})

const toSession = (reply: SessionReply & { mode: OperatorSession['mode'] }): Session => ({
  mode: reply.mode,
  ...toldIn(reply),
})

export const session = z.pipe(z.looseObject({ ...sessionFields, mode }), z.transform(toSession))

/** The reply to a request for an operator, where a missing mode means waiting (guide 5.2.4). */
export const openedSession = z.pipe(
  z.looseObject({ ...sessionFields, mode: nullable(z.union([mode, z.literal('')])) }),
  z.transform(reply => toSession({ ...reply, mode: reply.mode || 'waiting_operator' })),
)

/** Modes that mean that the bot has the dialogue. */
const over =
  /^(abandoned|archived|auto|automated|automatic|cancell?ed|chatbot|closed|completed|done|ended|expired|finished|idle|inactive|none|resolved|robot|terminated)$/

/**
 * Interprets a mode that the guide does not name: the bot has the dialogue, or an operator has it, or else the player is waiting for
 * one. When in doubt, a message passed on needlessly does less harm than one that no operator sees.
 */
const guessMode = (word: string, hasOperator: boolean): OperatorSession['mode'] => {
  if (over.test(word)) return 'bot'
  return hasOperator ? 'operator' : 'waiting_operator'
}

/** What only informs the player. */
const informativeFields = {
  queue_position: orUndefined(sessionFields.queue_position),
  operator_id: orUndefined(sessionFields.operator_id),
  status_message: orUndefined(sessionFields.status_message),
  last_operator_text: orUndefined(sessionFields.last_operator_text),
}

const informative = Object.keys(informativeFields) as (keyof typeof informativeFields)[]

/** What a lenient session says; `guessed`: its mode is not one of the guide; `ignored`: fields whose values do not fit. */
interface Told {
  session: Partial<Session>
  guessed: boolean
  ignored: string[]
}

/** A lenient session: its mode may be missing, or be guessed from a value that the guide does not name. */
export const toldSession = z.pipe(
  z.looseObject({ ...sessionFields, ...informativeFields, mode: nullable(z.string()) }),
  z.transform((reply): Told => {
    const ignored = informative.filter(key => key in reply && reply[key] === undefined)
    if (!reply.mode) return { session: toldIn(reply), guessed: false, ignored }
    const { success, data: known } = mode.safeParse(reply.mode)
    const hasOperator = Boolean(reply.operator_id) || ignored.includes('operator_id')
    return {
      session: toSession({ ...reply, mode: known ?? guessMode(reply.mode, hasOperator) }),
      guessed: !success,
      ignored,
    }
  }),
)
