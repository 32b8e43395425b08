import * as z from 'zod/mini'
import type { IntentName } from '../../intents/intents.ts'
import { parseJson, stringifyJson } from '../../json.ts'

/** How long an open flow waits for the player, ms. */
export const flowLifetimeMs = 10 * 60_000

const id = z.pipe(
  z.int(),
  z.transform((value: number) => BigInt(value)),
)
/** The customer's ids may be any int64: kept as text. */
const anyId = z.string().check(z.regex(/^-?\d+$/))
/** Decimal digits; `all` is the whole free balance, until that is known. */
const amount = z.optional(z.string())

/** Everything was known, but something else was asked: it must be shown anew before a yes counts. */
const paused = z.optional(z.boolean())
/** The message that everything was shown upon: sent twice, it is no yes. */
const shownUpon = z.optional(z.string())

const withdrawalDraft = z.object({
  kind: z.literal('withdrawal'),
  amount,
  method: z.optional(z.enum(['card', 'wallet'])),
  /** The id that the withdrawal will have; set when everything is known and «да» is what is missing. */
  id: z.optional(id),
  paused,
  shownUpon,
})

const betDraft = z.object({
  kind: z.literal('bet'),
  amount,
  event: z.optional(z.string()),
  id: z.optional(id),
  paused,
  shownUpon,
})

const intent = z.custom<IntentName>(value => typeof value === 'string')

const flow = z.discriminatedUnion('kind', [
  withdrawalDraft,
  betDraft,
  /** "Did you mean … or …?" was asked about this message. */
  z.object({ kind: z.literal('choice'), between: z.tuple([intent, intent]), message: z.string() }),
  /** Which of the listed withdrawals is meant was asked. */
  z.object({ kind: z.literal('whichWithdrawal'), listed: z.array(anyId) }),
  /** A transaction has been confirmed; another «да» is about it, and «ещё раз» wants what it was. */
  z.object({
    kind: z.literal('transaction'),
    id,
    was: z.optional(z.discriminatedUnion('kind', [withdrawalDraft, betDraft])),
  }),
])

export type WithdrawalDraft = z.output<typeof withdrawalDraft>
export type BetDraft = z.output<typeof betDraft>
export type Draft = WithdrawalDraft | BetDraft
/** A draft with nothing missing. */
export type CompleteDraft = Complete<WithdrawalDraft> | Complete<BetDraft>
type Complete<D> = { [K in Exclude<keyof D, 'paused' | 'shownUpon'>]-?: Exclude<D[K], undefined> } & {
  paused?: undefined
  shownUpon?: string
}
/** What the bot has asked, and what it knows already. */
export type Flow = z.output<typeof flow>
export type Choice = Extract<Flow, { kind: 'choice' }>
export type WhichWithdrawal = Extract<Flow, { kind: 'whichWithdrawal' }>
export type ConfirmedFlow = Extract<Flow, { kind: 'transaction' }>

/** Whether nothing but a yes is missing. */
export const isComplete = (draft: Draft): draft is CompleteDraft => draft.id !== undefined

/** What a draft knows, when it is no longer what was shown. */
export const knownOf = <D extends Draft>({ id: _, paused: __, shownUpon: ___, ...known }: D): D => known as D

/** `undefined` for a text that is no flow, as one of a later version may be. */
export function parseFlow(text: string): Flow | undefined {
  const stored = parseJson(text)
  return flow.safeParse(isConfirmed(stored) ? { ...stored, kind: 'transaction' } : stored).data
}

export const formatFlow = (open: Flow): string =>
  stringifyJson(open.kind === 'transaction' ? { ...open, kind: storedTransaction } : open)

/** What the store has always called it, and replicas of another version know. */
const storedTransaction = 'operation'

const isConfirmed = (stored: unknown): stored is object => Object(stored).kind === storedTransaction
