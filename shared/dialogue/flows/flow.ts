import * as z from 'zod/mini'
import type { IntentName } from '../../intents/intents.ts'
import { parseJson, stringifyJson } from '../../json.ts'

/** How long a flow stays open without an answer, ms. */
export const flowLifetimeMs = 10 * 60_000

const id = z.pipe(
  z.int(),
  z.transform((value: number) => BigInt(value)),
)
/** The company's ids may be any int64: kept as text. */
const anyId = z.string().check(z.regex(/^-?\d+$/))
/** A decimal number, or `all` until the free balance is known. */
const amount = z.optional(z.string())

/** The player has digressed since the draft was shown; it must be shown again before a yes counts. */
const paused = z.optional(z.boolean())
/** The message upon which the complete draft was shown. The same message again is not a yes. */
const shownUpon = z.optional(z.string())

const withdrawalDraft = z.object({
  kind: z.literal('withdrawal'),
  amount,
  method: z.optional(z.enum(['card', 'wallet'])),
  /** The id that the withdrawal will get; set when only a «да» is missing. */
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

const twoIntents = z.custom<[IntentName, IntentName]>(
  value => Array.isArray(value) && value.length === 2 && value.every(name => typeof name === 'string'),
)

const flow = z.discriminatedUnion('kind', [
  withdrawalDraft,
  betDraft,
  /** The bot has asked "did you mean … or …?" about this message. */
  z.object({ kind: z.literal('choice'), between: twoIntents, message: z.string() }),
  /** The bot has asked which of the listed withdrawals is meant. */
  z.object({ kind: z.literal('whichWithdrawal'), listed: z.array(anyId) }),
  /** A transaction has been confirmed. Another «да» asks how it stands; «ещё раз» requests the same again (`was`). */
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

export const isDraft = (flow: Flow | undefined): flow is Draft => flow?.kind === 'withdrawal' || flow?.kind === 'bet'

/** Whether only a yes is missing. */
export const isComplete = (draft: Draft): draft is CompleteDraft => draft.id !== undefined

/** The draft without the marks of having been shown. */
export const knownOf = <D extends Draft>({ id: _, paused: __, shownUpon: ___, ...known }: D): D => known as D

/** @returns undefined for a text that is not a known flow: it may come from a later version */
export const parseFlow = (text: string): Flow | undefined => flow.safeParse(parseJson(text)).data

export const formatFlow = (open: Flow): string => stringifyJson(open)
