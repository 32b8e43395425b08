import Big from 'big.js'
import type { CustomerBackend, OperatorDesk } from '../../backends/backend.ts'
import { createDbCustomer } from '../../backends/db/db-customer.ts'
import { createDbDesk } from '../../backends/db/db-desk.ts'
import { Conversation } from '../../conversation/conversation.ts'
import type { ConversationOptions } from '../../conversation/conversation-options.ts'
import { Operators } from '../../conversation/operators.ts'
import { createDetector } from '../../intents/detector.ts'
import { Dialogues } from '../../store/dialogues.ts'
import type { Store } from '../../store/store.ts'
import { TransactionJournal } from '../../store/transaction-journal.ts'
import { startStore, type storeKinds } from '../store/stores.ts'

const detector = createDetector()
export const call = { requestId: 'test' }

const expiries = [
  ['dialogues', 'flow_expires_at'],
  ['dialogues', 'lease_expires_at'],
  ['transactions', 'lease_expires_at'],
] as const

/** A conversation with a real store and db mode's backend. A test may replace its clock and backend. */
export interface Chat {
  store: Store
  customer: CustomerBackend
  desk: OperatorDesk
  journal: TransactionJournal
  /** The conversation's clock, ms since 1970. It stands still but for `elapse`. */
  clock: { readonly now: number }
  /** Lets time pass: for the conversation's clock, and for what is to expire in the store. */
  elapse(ms: number): Promise<void>
  conversation: Conversation
  operators: Operators
  /** The parts that the conversation was created with. */
  options: ConversationOptions
  /** Registers a new player with a balance of 1000.10. */
  enter(): Promise<Player>
  close(): Promise<void>
}

export interface Player {
  userId: bigint
  say(message: string): Promise<string>
  /** amount + frozen */
  balance(): Promise<string>
}

/** @param decorate wraps the real backend, for example to make it fail */
export async function startChat(
  options: Partial<ConversationOptions> = {},
  decorate: (customer: CustomerBackend) => CustomerBackend = customer => customer,
  kind: (typeof storeKinds)[number] = 'file',
): Promise<Chat> {
  const { store, stop } = await startStore(kind)
  const real = createDbCustomer(store)
  const customer = decorate(real)
  const desk = createDbDesk(store)
  const journal = new TransactionJournal(store)
  const clock = { now: Date.UTC(2026, 10, 23, 12) }
  const parts: ConversationOptions = {
    dialogues: new Dialogues(store),
    journal: async () => journal,
    customer,
    desk,
    detector: async () => detector,
    escalationThreshold: 3,
    timeZone: 'Europe/Moscow',
    currency: 'RUB',
    transactions: true,
    maxMessageLength: 4000,
    leaseMs: 1000,
    slowestCallMs: 1000,
    lateArrivalMs: 0,
    now: () => clock.now,
    ...options,
  }
  const conversation = new Conversation(parts)
  let players = 0
  return {
    store,
    customer,
    desk,
    journal,
    clock,
    conversation,
    operators: new Operators(parts),
    options: parts,
    async elapse(ms) {
      clock.now += ms
      await store.batch(
        expiries.map(([table, column]) => ({
          sql: `UPDATE ${table} SET ${column} = ${column} - ?`,
          args: [BigInt(ms)],
        })),
      )
    },
    async enter() {
      const username = `player${++players}`
      await real.createUser({ username, email: '', password: 'x' }, call)
      const userId = (await real.findUser(username, call))?.id as bigint
      const balance = await real.createBalance(userId, call)
      await real.updateBalance({ ...balance, amount: new Big('1000.10'), extra: { tier: 'gold' } }, call)
      return {
        userId,
        say: async message => (await conversation.chat(userId, message, call)).reply,
        async balance() {
          const now = await real.findBalance(userId, call)
          if (now?.extra?.tier !== 'gold') throw new Error('a key of the balance was lost')
          return `${now.amount.toFixed()} + ${now.frozen.toFixed()}`
        },
      }
    },
    close: stop,
  }
}
