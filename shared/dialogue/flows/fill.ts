import Big from 'big.js'
import { changedAmount } from '../../intents/amount-changes.ts'
import { amountSpan, findAmount } from '../../intents/amounts.ts'
import { withCorrections } from '../../intents/corrections.ts'
import { findEvent } from '../../intents/events.ts'
import type { AmountMatch } from '../../intents/intents.ts'
import { findMethod } from '../../intents/methods.ts'
import { normalise } from '../../intents/normalise.ts'
import { isOnlyAmount } from './bare-values.ts'
import { findEventChange } from './event-change.ts'
import { sharesWord, withoutWordsOf } from './event-words.ts'
import { isOnlyEverything, wantsAll, withoutAllStaked } from './everything.ts'
import { type BetDraft, type Draft, knownOf, type WithdrawalDraft } from './flow.ts'

/** A draft of a withdrawal with what a message adds to it or changes of it. */
export function fillWithdrawal(former: WithdrawalDraft, message: string) {
  const draft = knownOf(former)
  const found = findAmount(message)
  const method = findMethod(message)
  const changed = newAmount(draft, message)
  if (changed !== undefined) draft.amount = changed
  else if (found.kind === 'amount') draft.amount = found.amount.toFixed()
  else if (found.kind === 'none' && wantsAll(message)) draft.amount = 'all'
  if (method) draft.method = method
  const unclearAmount = changed === undefined && (found.kind === 'invalid' || namesTwoAmounts(message))
  return { kind: 'draft' as const, draft, unclearAmount, ...currenciesOf(found) }
}

/** «Выведи 100 и 200 на карту» */
function namesTwoAmounts(message: string): boolean {
  const plain = withCorrections(normalise(message))
  const span = amountSpan(plain)
  const rest = span ? plain.slice(span.end) : ''
  return /^\s*(?:и|and|plus|\+)\s*\d/u.test(rest) && findAmount(rest).kind === 'amount'
}

/**
 * A draft of a bet with what a message adds to it or changes of it.
 * @param free whether words that the bot does not know may be the event
 * @param commands whether the words behind «ставка» are the event, if there is one already
 */
export function fillBet(shown: BetDraft, message: string, { free, commands }: { free: boolean; commands: boolean }) {
  const draft = knownOf(shown)
  const { event: former = '' } = draft
  const change = former === '' ? undefined : findEventChange(message, former)
  const allIn = withoutAllStaked(message)
  const said = allIn ?? (change && (free || change.contrasts) ? `поставь ${change.target}` : message)
  const justAmount = isOnlyAmount(withoutWordsOf(said, former))
  const commanded = justAmount || (said === message && !commands) ? undefined : findEvent(said)
  // «Спартак — Зенит, тотал больше 2»: once the amount is known, only a message of an amount alone changes it.
  const listensToAmount = justAmount || commanded !== undefined || draft.amount === undefined
  const found = listensToAmount ? findAmount(said) : { kind: 'none' as const }
  const isSameEvent = commanded === undefined ? justAmount || found.kind === 'none' : sharesWord(commanded, former)
  const changed = isSameEvent && !change ? newAmount(draft, message) : undefined
  if (allIn !== undefined || isOnlyEverything(said)) draft.amount = 'all'
  else if (changed !== undefined) draft.amount = changed
  else if (found.kind === 'amount') draft.amount = found.amount.toFixed()
  const answered =
    found.kind === 'amount' ? findEvent(`поставь ${message}`) : message.replace(aim, '').replace(/\s+/g, ' ').trim()
  const event = commanded ?? (free && !justAmount && former === '' ? answered : undefined)
  if (event) draft.event = [...event].slice(0, maxEventLength).join('')
  const unclearAmount = found.kind === 'invalid' && event === undefined && changed === undefined
  return { kind: 'draft' as const, draft, unclearAmount, ...currenciesOf(found) }
}

/** The currencies that the amount may be in, where the message names one. */
export const currenciesOf = (found: AmountMatch): { currencies?: readonly string[] } =>
  found.kind === 'amount' && found.currencies ? { currencies: found.currencies } : {}

const maxEventLength = 200

/** «на ЦСКА», «да, тогда на ЦСКА» as an answer */
const aim =
  /^(?:(?:да|ну|тогда|давай|yes|well)[\s,.!]+)*(?:(?:(?:нет|а|лучше|no|rather|make it)[\s,.!]+)*(?:на|on)\s+)?/iu

/** What «добавь 100» makes of the amount of a draft. */
export const newAmount = ({ amount }: Draft, message: string): string | undefined =>
  amount === undefined || amount === 'all' ? undefined : changedAmount(message, new Big(amount))?.toFixed()
