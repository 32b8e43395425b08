import type { IntentName, PeriodMatch } from '../intents/intents.ts'
import { answerDraft, askAgain, withDraftOpen } from './draft-reply.ts'
import { openWithdrawalReply } from './open-withdrawal.ts'
import { balanceReply, betsBetweenReply, betsReply, withdrawalReply, withdrawalsReply } from './replies.ts'
import { intentLabel } from './texts/intent-label.ts'
import type { Facts, Outcome, Turn, Voice } from './turn.ts'

/**
 * The bot's side of one message: pure, so the same turn and facts always give the same outcome.
 * @param newId an id that no withdrawal or bet has yet
 */
export function step(turn: Turn, facts: Facts | undefined, voice: Voice, newId: bigint): Outcome {
  const outcome = outcomeOf(turn, facts, voice, newId)
  if (turn.interrupted === undefined || outcome.kind !== 'reply' || outcome.flow) return outcome
  return { kind: 'reply', ...withDraftOpen(outcome.text, turn.interrupted, turn.detection.intent, voice) }
}

function outcomeOf(turn: Turn, facts: Facts | undefined, voice: Voice, newId: bigint): Outcome {
  const { move, message } = turn
  const { say } = voice
  switch (move.kind) {
    case 'answer':
      return answer(turn, facts, voice)
    case 'choose': {
      const [first, second] = move.between.map(intent => intentLabel(intent, voice)) as [string, string]
      const flow = { kind: 'choice' as const, between: move.between, message: message.text }
      return { ...reply(say('didYouMean', { first, second })), flow }
    }
    case 'neither':
      return reply(say('neither'))
    case 'acknowledged':
      return reply(say('acknowledged'))
    case 'expired':
      return reply(say(turn.transactions ? 'flowExpired' : 'transactionsOff'))
    case 'draft':
      if (facts?.kind !== 'balance') return { kind: 'miss' }
      return { kind: 'reply', ...answerDraft({ ...move, message }, facts.balance, voice, newId) }
    case 'lost':
      return { kind: 'miss', text: askAgain(move.draft, voice, message), flow: move.draft }
    case 'cancel':
      return reply(say(move.draft.kind === 'withdrawal' ? 'withdrawalCancelled' : 'betCancelled'))
    case 'confirm':
      if (move.currencies && !move.currencies.includes(voice.format.currency))
        return { kind: 'miss', text: askAgain(move.draft, voice), flow: move.draft }
      return { kind: 'transact', draft: move.draft }
    case 'tooLate':
      return move.flow ? { ...reply(say('transactionConfirmed')), flow: move.flow } : reply(say('operatorUndoes'))
    case 'repeat':
      return { kind: 'repeat', id: move.flow.id, flow: move.flow }
  }
}

function answer({ detection, period, transactions }: Turn, facts: Facts | undefined, voice: Voice): Outcome {
  const { intent } = detection
  if (facts?.kind === 'withdrawals' && intent === 'withdrawal_status' && !facts.statuses && facts.limit > 1) {
    return { kind: 'reply', ...openWithdrawalReply(facts.withdrawals, voice) }
  }
  if (facts) return reply(factsReply(facts, voice))
  if (intent === 'unknown') return { kind: 'miss' }
  if (intent === 'operator') return { kind: 'escalate' }
  if (period.kind === 'invalid') return reply(periodProblemReply(period, intent === 'withdrawals', voice))
  if (intent === 'help' && !transactions) return reply(voice.say('helpWithoutTransactions'))
  const simple = simpleReplies[intent]
  if (simple) return reply(voice.say(simple))
  const faq = voice.faq.get(intent)
  return faq ? reply(faq.reply[voice.language]) : { kind: 'miss' }
}

const reply = (text: string) => ({ kind: 'reply' as const, text })

function periodProblemReply(period: InvalidPeriod, isOfWithdrawals: boolean, { say, format }: Voice): string {
  if (period.reason !== 'gaps') return say((isOfWithdrawals ? withdrawalsPeriodProblem : periodProblem)[period.reason])
  return say(isOfWithdrawals ? 'withdrawalsPeriodGaps' : 'periodGaps', {
    period: format.period(period.start, period.end),
  })
}

type InvalidPeriod = Extract<PeriodMatch, { kind: 'invalid' }>

const periodProblem = {
  reversed: 'periodReversed',
  impossible: 'periodImpossible',
  future: 'periodFuture',
  unclear: 'periodUnclear',
} as const

const withdrawalsPeriodProblem = {
  reversed: 'withdrawalsPeriodReversed',
  impossible: 'withdrawalsPeriodImpossible',
  future: 'withdrawalsPeriodFuture',
  unclear: 'withdrawalsPeriodUnclear',
} as const

/** Texts without placeholders, so that any of them can be said as it is. */
const simpleReplies: Partial<Record<IntentName, 'greeting' | 'help' | 'thanks' | 'goodbye' | 'transactionsOff'>> = {
  greeting: 'greeting',
  help: 'help',
  thanks: 'thanks',
  goodbye: 'goodbye',
  // With transactions on, these open a draft and never come here.
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
      return withdrawalsReply(facts.withdrawals, voice, facts)
    case 'withdrawal':
      return withdrawalReply(facts.withdrawal, facts.id, voice)
  }
}

/** What to say to the Nth unrecognised message in a row that does not escalate: from the second on, an operator is offered. */
export function missReply(misses: number, text: string | undefined, { say }: Voice): string {
  if (text === undefined) return say(misses > 1 ? 'notUnderstoodOfferOperator' : 'notUnderstood')
  return misses > 1 ? `${text}\n${say('offerOperator')}` : text
}
