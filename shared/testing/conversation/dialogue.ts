import Big from 'big.js'
import type { CompleteDraft, Draft, Flow } from '../../dialogue/flows/flow.ts'
import { isDraft, knownOf } from '../../dialogue/flows/flow.ts'
import { createFormat } from '../../dialogue/format.ts'
import { step } from '../../dialogue/step.ts'
import { intentLabel } from '../../dialogue/texts/intent-label.ts'
import { speaker } from '../../dialogue/texts/speaker.ts'
import type { Facts, Outcome, Turn, Voice } from '../../dialogue/turn.ts'
import { understand } from '../../dialogue/understand.ts'
import { createDetector } from '../../intents/detector.ts'
import type { Language } from '../../intents/intents.ts'

const detector = createDetector()
const now = new Date('2026-11-23T12:00:00Z')
const timeZone = 'Europe/Moscow'

const voiceOf = async (language: Language): Promise<Voice> => ({
  language,
  say: await speaker(language),
  format: createFormat(language, { timeZone, currency: 'RUB' }, () => now.getTime()),
  faq: new Map(),
})
const voices = { ru: await voiceOf('ru'), en: await voiceOf('en') }

/** What a player with 1000.10 on the account and 5 frozen, no bets and no withdrawals is told. */
export async function answerTo(flow: Flow | undefined, message: string, language?: Language): Promise<Answer> {
  const turn = await understand(message, detector, {
    now,
    timeZone,
    transactions: true,
    label: async (intent, spoken) => intentLabel(intent, voices[spoken]),
    ...(flow && { flow }),
    ...(language && { language }),
  })
  return { turn, outcome: step(turn, factsFor(turn), voices[turn.language], 2n) }
}

interface Answer {
  turn: Turn
  outcome: Outcome
}

function factsFor({ read }: Turn): Facts | undefined {
  switch (read?.kind) {
    case 'balance':
      return {
        kind: 'balance',
        balance: {
          id: 1n,
          userId: 1n,
          amount: new Big('1000.10'),
          frozen: new Big(5),
          updatedAt: now.toISOString(),
          extra: {},
        },
      }
    case 'bets':
      return { kind: 'bets', bets: [] }
    case 'betsBetween':
      return { ...read, bets: [] }
    case 'withdrawals':
      return { ...read, withdrawals: [] }
    case 'withdrawal':
      return { ...read, withdrawal: undefined }
    default:
      return undefined
  }
}

/** What the bot does upon a message, and what the draft then has that it did not have before; `null` for what it lost. */
export interface Followed {
  kind: 'agreed' | 'refused' | 'changed' | 'asked' | 'answered' | 'begun' | 'operator' | 'told' | 'too late' | 'silent'
  changes?: Partial<Record<'amount' | 'method' | 'event', string | null>>
}

/** @param before what the bot had asked */
export function followedBy(before: Flow | undefined, { turn, outcome }: Answer): Followed {
  if (turn.interrupted) return { kind: 'answered' }
  if (turn.move.kind === 'tooLate') return { kind: 'too late' }
  if (outcome.kind === 'transact') return { kind: 'agreed', changes: differences(before as Draft, outcome.draft) }
  if (outcome.kind === 'escalate') return { kind: 'operator' }
  if (outcome.kind === 'repeat') return { kind: 'told' }
  const { flow: after, text = '' } = outcome
  if (!isDraft(after)) {
    if (outcome.kind === 'miss') return { kind: 'silent' }
    return isDraft(before) && cancelled.has(text) ? { kind: 'refused' } : { kind: 'answered' }
  }
  if (!isDraft(before) || before.kind !== after.kind)
    return { kind: 'begun', changes: differences({ kind: after.kind }, after) }
  const changes = differences(before, after)
  if (Object.keys(changes).length > 0) return { kind: 'changed', changes }
  return { kind: 'asked' }
}

const cancelled: ReadonlySet<string> = new Set(
  [voices.ru, voices.en].flatMap(({ say }) => [say('withdrawalCancelled'), say('betCancelled')]),
)

function differences(before: Draft, after: Draft | CompleteDraft): NonNullable<Followed['changes']> {
  const [former, latter] = [before, after].map(draft => knownOf(draft) as Record<string, string | undefined>)
  const names = (['amount', 'method', 'event'] as const).filter(name => former?.[name] !== latter?.[name])
  return Object.fromEntries(names.map(name => [name, latter?.[name] ?? null]))
}
