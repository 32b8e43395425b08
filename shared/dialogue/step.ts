import type { IntentName } from '../intents/intents.ts'
import { balanceReply, betsBetweenReply, betsReply, withdrawalReply, withdrawalsReply } from './replies.ts'
import type { TextKey } from './texts/catalogue.ts'
import type { Facts, Outcome, Turn, Voice } from './turn.ts'

/** The bot's side of one message: pure, so the same turn and facts always give the same outcome. */
export function step(turn: Turn, facts: Facts | undefined, voice: Voice): Outcome {
  const { detection, period } = turn
  if (detection.intent === 'operator') return { kind: 'escalate' }
  if (detection.intent === 'unknown') return { kind: 'miss' }
  if (period.kind === 'invalid') return reply(voice.say(periodProblem[period.reason]))
  const simple = simpleReplies[detection.intent]
  if (simple) return reply(voice.say(simple))
  return facts ? reply(factsReply(facts, voice)) : { kind: 'miss' }
}

const reply = (text: string): Outcome => ({ kind: 'reply', text })

const periodProblem = {
  reversed: 'periodReversed',
  impossible: 'periodImpossible',
  future: 'periodFuture',
} as const

/** Texts without placeholders, so that any of them can be said as it is. */
const simpleReplies: Partial<Record<IntentName, 'greeting' | 'help' | 'thanks' | 'goodbye' | 'transactionsOff'>> = {
  greeting: 'greeting',
  help: 'help',
  thanks: 'thanks',
  goodbye: 'goodbye',
  withdrawal_create: 'transactionsOff',
  bet_create: 'transactionsOff',
}

function factsReply(facts: Facts, voice: Voice): string {
  switch (facts.kind) {
    case 'balance':
      return balanceReply(facts.balance, voice)
    case 'bets':
      return betsReply(facts.bets, voice)
    case 'betsBetween':
      return betsBetweenReply(facts.bets, facts, voice)
    case 'withdrawals':
      return withdrawalsReply(facts.withdrawals, voice)
    case 'withdrawal':
      return withdrawalReply(facts.withdrawal, facts.id, voice)
  }
}

/** What to say to the Nth unrecognised message in a row that does not escalate: from the second on, an operator is offered. */
export const missText = (misses: number): TextKey & ('notUnderstood' | 'notUnderstoodOfferOperator') =>
  misses > 1 ? 'notUnderstoodOfferOperator' : 'notUnderstood'
