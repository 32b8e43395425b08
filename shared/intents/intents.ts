import type Big from 'big.js'

/** What the bot can be asked. An FAQ entry of INTENTS_FILE is an intent of its own: `faq:<id>`. */
export const intentNames = [
  'greeting',
  'help',
  'thanks',
  'goodbye',
  'operator',
  'balance',
  'bets',
  'withdrawals',
  'withdrawal_status',
  'withdrawal_create',
  'bet_create',
] as const

export type IntentName = (typeof intentNames)[number] | `faq:${string}`

const noRequests: ReadonlySet<string> = new Set(['unknown', 'greeting', 'thanks', 'goodbye', 'help'])
/** Whether an intent asks for something, rather than being small talk. */
export const isRequest = (intent: string): boolean => !noRequests.has(intent)
/**
 * A request with at least this probability is all but certain: of phrases outside the training set, hardly one in a hundred is
 * something else (`detection.test.ts`).
 */
export const sureEnough = 0.95

export type Language = 'ru' | 'en'

/** How a message was understood. The detector's `explain` tells which words decided. */
export interface Detection {
  intent: IntentName | 'unknown'
  /** 0 (nothing) to 1 (certain) */
  score: number
  /** The second best intent, where there was one. */
  runnerUp?: { intent: IntentName; score: number }
  /** The first and the second are too close to choose: ask which is meant. */
  ambiguous: boolean
  language: Language
  /** How likely a wish to bet is, 0 to 1, even where another answer is likelier: the name of a team alone hints at one. */
  betting: number
  /** How many of its words the model does not know as they are written: names, mostly, and misspelt words. */
  strangers: number
}

/** A half-open interval [start, end), or why the text names no such interval. */
export type PeriodMatch =
  | { kind: 'none' }
  | { kind: 'period'; start: Date; end: Date }
  | { kind: 'invalid'; reason: 'reversed' | 'impossible' | 'future' | 'unclear' }
  /** Days with gaps between them; the interval covers the gaps too. */
  | { kind: 'invalid'; reason: 'gaps'; start: Date; end: Date }

export type AmountMatch =
  | { kind: 'none' }
  | { kind: 'amount'; amount: Big; currencies?: readonly string[] }
  | { kind: 'invalid' }
