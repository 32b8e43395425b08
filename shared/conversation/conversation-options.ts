import type { Call, CustomerBackend, DialogueMode } from '../backends/backend.ts'
import type { Replacements } from '../dialogue/texts/catalogue.ts'
import type { FaqEntry } from '../dialogue/texts/faq.ts'
import type { Detector } from '../intents/detector.ts'
import type { IntentName } from '../intents/intents.ts'
import type { TransactionJournal } from '../store/transaction-journal.ts'
import type { OperatorsOptions } from './operators.ts'

export interface ConversationOptions extends OperatorsOptions {
  /** Loaded with the first transaction, like what carries it out. */
  journal: () => Promise<TransactionJournal>
  customer: CustomerBackend
  /** Loaded at the first message, because it is large. */
  detector: () => Promise<Detector>
  escalationThreshold: number
  timeZone: string
  currency: string
  /** Milliseconds since 1970. */
  now: () => number
  /** Whether the bot may create withdrawals and bets. */
  transactions: boolean
  /** The longest that one call of the company's backend takes to answer or fail, including the retry, ms. */
  slowestCallMs: number
  /** How long the request of a call of the backend that has failed may still be on its way, ms. */
  lateArrivalMs: number
  texts?: Replacements
  faq?: ReadonlyMap<IntentName, FaqEntry>
  /** Called for every message that was not understood. */
  onMiss?: (message: string, call: Call) => Promise<void>
}

export interface ChatAnswer {
  reply: string
  mode: DialogueMode
}
