import type { Balance, Bet, Id, Withdrawal } from '../backends/backend.ts'
import type { Detection, Language, PeriodMatch } from '../intents/intents.ts'
import type { Format } from './format.ts'
import type { Say } from './texts/catalogue.ts'

/** What must be read from the backend before a message can be answered. */
export type Read =
  | { kind: 'balance' }
  | { kind: 'bets'; limit: number }
  | { kind: 'betsBetween'; start: Date; end: Date }
  | { kind: 'withdrawals' }
  | { kind: 'withdrawal'; id: Id }

/** What the backend said to a Read. */
export type Facts =
  | { kind: 'balance'; balance: Balance }
  | { kind: 'bets'; bets: Bet[] }
  | { kind: 'betsBetween'; bets: Bet[]; start: Date; end: Date }
  | { kind: 'withdrawals'; withdrawals: Withdrawal[] }
  | { kind: 'withdrawal'; id: Id; withdrawal: Withdrawal | undefined }

/** One message, understood. */
export interface Turn {
  message: string
  detection: Detection
  period: PeriodMatch
  /** The reading that the answer needs, if it needs one. */
  read?: Read
}

/** What a reply is made with. */
export interface Voice {
  language: Language
  say: Say
  format: Format
}

/** What the bot does with a message. */
export type Outcome =
  | { kind: 'reply'; text: string }
  /** Not recognised: the miss is counted, and the count decides. */
  | { kind: 'miss' }
  /** The player wants a human. */
  | { kind: 'escalate' }
