import type { IntentName, Language } from '../../intents/intents.ts'
import type { Say, TextKey } from './catalogue.ts'
import type { FaqEntry } from './faq.ts'

const labels: Partial<Record<IntentName, Exclude<TextKey & `asked${string}`, 'askedFaq'>>> = {
  help: 'askedHelp',
  operator: 'askedOperator',
  balance: 'askedBalance',
  bets: 'askedBets',
  withdrawals: 'askedWithdrawals',
  withdrawal_status: 'askedWithdrawalStatus',
  withdrawal_create: 'askedWithdrawal',
  bet_create: 'askedBet',
}

/** What an intent is called in "do you want to … or …?". */
export function intentLabel(
  intent: IntentName,
  { say, faq, language }: { say: Say; faq: ReadonlyMap<IntentName, FaqEntry>; language: Language },
): string {
  const label = labels[intent]
  return label ? say(label) : say('askedFaq', { topic: faq.get(intent)?.topic[language] ?? intent })
}
