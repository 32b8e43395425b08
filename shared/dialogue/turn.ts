import type { Balance, Bet, Id, Withdrawal, WithdrawalStatus } from '../backends/backend.ts'
import type { Detection, IntentName, Language, PeriodMatch } from '../intents/intents.ts'
import type { Message } from '../intents/text/message.ts'
import type { BetOutcome } from '../intents/values/bet-outcomes.ts'
import type { DraftMove } from './flows/drafts.ts'
import type { CompleteDraft, ConfirmedFlow, Draft, Flow } from './flows/flow.ts'
import type { Format } from './format.ts'
import type { Say } from './texts/catalogue.ts'
import type { FaqEntry } from './texts/faq.ts'

/** Which of a player's withdrawals are shown. The backend always gives all of them. */
export interface WithdrawalsWanted {
  /** How many at most, the newest first. */
  limit: number
  /** [start, end) in which they were asked for. */
  period?: { start: Date; end: Date }
  /** Only those with one of these. */
  statuses?: readonly WithdrawalStatus[]
}

/** Which of the bets of [start, end) are shown. The backend always gives all of them. */
export interface BetsWanted {
  start: Date
  end: Date
  /** Only those with this outcome. */
  outcome?: BetOutcome
  /** How many at most were asked for, the newest first. */
  limit?: number
}

/** What must be read from the backend before a message can be answered. */
export type Read =
  | { kind: 'balance' }
  | { kind: 'bets'; limit: number }
  | ({ kind: 'betsBetween' } & BetsWanted)
  | ({ kind: 'withdrawals' } & WithdrawalsWanted)
  | { kind: 'withdrawal'; id: Id }

/** The backend's answer to a Read. */
export type Facts =
  | { kind: 'balance'; balance: Balance }
  | { kind: 'bets'; bets: Bet[] }
  | ({ kind: 'betsBetween'; bets: Bet[] } & BetsWanted)
  | ({ kind: 'withdrawals'; withdrawals: Withdrawal[] } & WithdrawalsWanted)
  | { kind: 'withdrawal'; id: Id; withdrawal: Withdrawal | undefined }

/** What a message means for the dialogue. */
export type Move =
  /** The detected intent is answered; or nothing was detected. */
  | { kind: 'answer' }
  /** Two intents are about equally likely: ask which is meant. */
  | { kind: 'choose'; between: [IntentName, IntentName] }
  /** Asked which of two is meant, the player means neither. */
  | { kind: 'neither' }
  | DraftMove
  /** Another yes to what has been confirmed already. */
  | { kind: 'repeat'; flow: ConfirmedFlow }
  /** A no to what has been confirmed already; or, without `flow`, a wish to undo what may have been done long ago. */
  | { kind: 'tooLate'; flow?: ConfirmedFlow }
  /** The player has read the answer, and wants nothing more. */
  | { kind: 'acknowledged' }
  /** A yes or no to a question that was asked too long ago, or that may not be asked any more. */
  | { kind: 'expired' }

/** One message, understood. */
export interface Turn {
  message: Message
  detection: Detection
  period: PeriodMatch
  move: Move
  /** The open draft that this side question interrupts; it stays open. */
  interrupted?: Draft
  /** The language of the reply. */
  language: Language
  /** Whether the message shows that the player has switched to this language; «500» and «ок» do not. */
  switchesLanguage: boolean
  /** Whether the bot may create withdrawals and bets. */
  transactions: boolean
  /** What must be read for the answer, if anything. */
  read?: Read
}

/** What replies are composed with, per language. */
export interface Voice {
  language: Language
  say: Say
  format: Format
  faq: ReadonlyMap<IntentName, FaqEntry>
}

/** What the bot does with a message; `flow` is what it has asked, to be kept for the answer. */
export type Outcome =
  | { kind: 'reply'; text: string; flow?: Flow }
  /** Not recognised: the miss is counted, and the count decides. `text` replaces the general reply. */
  | { kind: 'miss'; text?: string; flow?: Flow }
  /** The player wants a human. */
  | { kind: 'escalate' }
  /** The player has confirmed: do it. */
  | { kind: 'transact'; draft: CompleteDraft }
  /** Say how a transaction that was confirmed already stands. */
  | { kind: 'repeat'; id: Id; flow: Flow }
