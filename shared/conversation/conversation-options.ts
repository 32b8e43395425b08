import type { Call, CustomerBackend, DialogueMode, OperatorDesk } from '../backends/backend.ts'
import type { Replacements } from '../dialogue/texts/catalogue.ts'
import type { FaqEntry } from '../dialogue/texts/faq.ts'
import type { Detector, IntentName } from '../intents/intents.ts'
import type { Dialogues } from '../store/dialogues.ts'
import type { Operations } from '../store/operations.ts'

export interface ConversationOptions {
  dialogues: Dialogues
  operations: Operations
  customer: CustomerBackend
  desk: OperatorDesk
  /** Loaded when a message is to be understood, for it is large. */
  detector: () => Promise<Detector>
  escalationThreshold: number
  timeZone: string
  currency: string
  /** Whether the bot may create withdrawals and bets. */
  transactions: boolean
  /** Characters (Unicode code points). */
  maxMessageLength: number
  /** The longest a hand-off may take, ms. */
  leaseMs: number
  /** The longest that one call of the customer's backend may take to answer or fail, retry included, ms. */
  slowestCallMs: number
  texts?: Replacements
  faq?: ReadonlyMap<IntentName, FaqEntry>
  now: () => Date
  /** Told of every message that was not understood. */
  onMiss?: (message: string, call: Call) => Promise<void>
}

export interface ChatAnswer {
  reply: string
  mode: DialogueMode
}
