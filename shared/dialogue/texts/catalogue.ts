import type { Language } from '../../intents/intents.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

/** Every text of the bot, with the placeholders it may use. A catalogue that lacks one does not compile. */
export const placeholders = {
  greeting: [],
  help: [],
  helpWithoutTransactions: [],
  thanks: [],
  goodbye: [],
  notUnderstood: [],
  notUnderstoodOfferOperator: [],
  escalated: [],
  escalatedInQueue: ['position'],
  operatorsUnavailable: [],
  waiting: [],
  waitingInQueue: ['position'],
  operatorTalking: [],
  balance: ['amount'],
  balanceWithFrozen: ['amount', 'frozen'],
  betsNone: [],
  betsHeader: ['count'],
  betsHeaderOne: [],
  allTime: [],
  allTimeUntil: ['date'],
  betsNoneInPeriod: ['period'],
  betsInPeriodHeader: ['period'],
  betsOfOutcomeHeader: ['outcome'],
  betsOfOutcomeInPeriodHeader: ['outcome', 'period'],
  betsNoneOfOutcome: ['outcome'],
  betsNoneOfOutcomeInPeriod: ['outcome', 'period'],
  outcomeOpen: [],
  outcomeSettled: [],
  outcomeWon: [],
  outcomeLost: [],
  betsSummary: ['count', 'staked', 'won'],
  betsSummaryStaked: ['count', 'staked'],
  moreThanShown: ['shown', 'count'],
  betPending: ['date', 'event', 'amount'],
  betWon: ['date', 'event', 'amount', 'won'],
  betLost: ['date', 'event', 'amount'],
  betUnknown: ['date', 'event', 'amount'],
  withdrawalsNone: [],
  withdrawalsHeader: ['count'],
  withdrawalsHeaderOne: [],
  withdrawalsNoneInPeriod: ['period'],
  withdrawalsInPeriodHeader: ['period'],
  withdrawalsOfStatusHeader: ['status'],
  withdrawalsOfStatusInPeriodHeader: ['status', 'period'],
  withdrawalsNoneOfStatus: ['status'],
  withdrawalsNoneOfStatusInPeriod: ['status', 'period'],
  withdrawalLine: ['id', 'date', 'amount', 'method', 'status'],
  withdrawalStatus: ['id', 'date', 'amount', 'method', 'status'],
  withdrawalNotFound: ['id'],
  withdrawalWhich: [],
  statusPending: [],
  statusProcessing: [],
  statusCompleted: [],
  statusRejected: [],
  statusUnknown: [],
  methodCard: [],
  methodWallet: [],
  methodUnknown: [],
  periodReversed: [],
  periodImpossible: [],
  periodFuture: [],
  periodUnclear: [],
  periodGaps: ['period'],
  withdrawalsPeriodReversed: [],
  withdrawalsPeriodImpossible: [],
  withdrawalsPeriodFuture: [],
  withdrawalsPeriodUnclear: [],
  withdrawalsPeriodGaps: ['period'],
  transactionsOff: [],
  didYouMean: ['first', 'second'],
  neither: [],
  askedHelp: [],
  askedOperator: [],
  askedBalance: [],
  askedBets: [],
  askedWithdrawals: [],
  askedWithdrawalStatus: [],
  askedWithdrawal: [],
  askedBet: [],
  askedFaq: ['topic'],
  offerOperator: [],
  flowExpired: [],
  amountUnclear: [],
  amountNotPositive: [],
  amountTooPrecise: [],
  amountTooLarge: ['available'],
  amountInOtherCurrency: ['available'],
  askAmountAgain: [],
  confirmAgain: ['question'],
  flowResumed: ['question'],
  flowWaits: ['question'],
  questionInFlow: ['question'],
  withdrawalNoMoney: [],
  withdrawalAskAmount: ['available'],
  withdrawalAskMethod: [],
  withdrawalAskMethodAgain: [],
  withdrawalConfirm: ['amount', 'method'],
  withdrawalCancelled: [],
  withdrawalCreated: ['id', 'amount', 'method'],
  withdrawalReturned: ['amount'],
  withdrawalFailed: ['amount'],
  betNoMoney: [],
  betAskEvent: [],
  betAskEventAgain: [],
  betAskAmount: ['available'],
  betConfirm: ['amount', 'event'],
  betCancelled: [],
  betCreated: ['id', 'amount', 'event'],
  betReturned: ['amount'],
  betFailed: ['amount'],
  transactionInsufficient: ['amount'],
  transactionInProgress: ['amount'],
  transactionBusy: [],
  transactionConfirmed: [],
  transactionNotReturned: ['id', 'amount'],
  transactionUnknown: ['id', 'amount'],
  operatorLater: [],
  noteWithdrawal: [],
  noteBet: [],
  noteNotReturned: ['transaction', 'id', 'amount', 'target'],
  noteUnknown: ['transaction', 'id', 'amount', 'target'],
} as const satisfies Record<string, readonly string[]>

export type TextKey = keyof typeof placeholders

/** Each text's key with the placeholders that a replacement may use, as `{a} {b}`. */
export const replaceable: Record<string, string> = Object.fromEntries(
  Object.entries(placeholders).map(([key, names]) => [key, names.map(name => `{${name}}`).join(' ')]),
)

/** Texts of one language; `{name}` stands for a value. */
export type Catalogue = Record<TextKey, string>

type Values<Key extends TextKey> = Record<(typeof placeholders)[Key][number], string>

/** Says one text in one language, with its values filled in. */
export type Say = <Key extends TextKey>(
  key: Key,
  ...values: keyof Values<Key> extends never ? [] : [Values<Key>]
) => string

/** What an administrator has put in place of our own texts (INTENTS_FILE). */
export type Replacements = Partial<Record<TextKey, Partial<Record<Language, string>>>>

export function speaker(language: Language, replacements: Replacements = {}): Say {
  const catalogue = { ru, en }[language]
  return (key, ...[values]) => {
    const text = replacements[key]?.[language] ?? catalogue[key]
    return text.replace(
      /\{(\w+)\}/g,
      (whole, name: string) => (values as Record<string, string> | undefined)?.[name] ?? whole,
    )
  }
}
