import Big from 'big.js'
import { changedAmount } from '../../intents/amount-changes.ts'
import { findAmount } from '../../intents/amounts.ts'
import { findAnswer } from '../../intents/answers.ts'
import { asksForBet, findEvent } from '../../intents/events.ts'
import type { AmountMatch, Detection } from '../../intents/intents.ts'
import { findMethod } from '../../intents/methods.ts'
import { commandOf, repeatsAndAgrees } from './agreement.ts'
import { isOnlyAmount, isOnlyMethod, isSure } from './answers.ts'
import { isCancel } from './cancel.ts'
import { findEventChange } from './event-change.ts'
import { sharesWord, withoutWordsOf } from './event-words.ts'
import { wantsAll } from './everything.ts'
import type { BetDraft, CompleteDraft, Draft, WithdrawalDraft } from './flow.ts'

/** What a message does to a draft. */
export type DraftMove =
  /** Something new is known; what comes next depends on the balance. */
  | { kind: 'draft'; draft: Draft; unclearAmount: boolean; currencies?: readonly string[] }
  /** A yes; it may name the currency. */
  | { kind: 'confirm'; draft: CompleteDraft; currencies?: readonly string[] }
  | { kind: 'cancel'; draft: Draft }
  /** The message says nothing about the draft, nor anything else that the bot knows. */
  | { kind: 'lost'; draft: Draft }

/** A new draft with what the first message says already. */
export function openDraft(kind: Draft['kind'], message: string): DraftMove {
  return kind === 'withdrawal' ? fillWithdrawal({ kind }, message) : fillBet({ kind }, message, false)
}

/**
 * @param namesPeriod «за прошлую неделю»: bets of a period are asked for, not made
 * @returns undefined when the message is about something else: the flow is left
 */
export function continueDraft(
  draft: Draft,
  message: string,
  detection: Detection,
  { namesPeriod = false } = {},
): DraftMove | undefined {
  const answer = findAnswer(message, commandOf[draft.kind])
  if (answer === 'yes' && isComplete(draft)) return { kind: 'confirm', draft }
  if (answer === 'yes') return { kind: 'lost', draft }
  if (isComplete(draft) && repeatsAndAgrees(draft, message))
    return { kind: 'confirm', draft, ...currenciesOf(findAmount(message)) }
  const changes = changesDraft(draft, message)
  if (!changes && isCancel(message)) return { kind: 'cancel', draft }
  const asksForBets = namesPeriod && detection.intent === 'bets'
  if (isSure(detection) && (asksForBets || !(changes || listensTo(draft, message, detection)))) return undefined
  const move =
    draft.kind === 'withdrawal' ? fillWithdrawal(draft, message) : fillBet(draft, message, isFree(message, detection))
  const says = move.unclearAmount || move.currencies || !isSame(move.draft, draft) || repeatsRequest(draft, detection)
  return says ? move : { kind: 'lost', draft }
}

/** Whether nothing but a yes is missing. */
export const isComplete = (draft: Draft): draft is CompleteDraft => draft.id !== undefined

const isSame = (a: Draft, b: Draft) => a.amount === b.amount && targetOf(a) === targetOf(b)

const targetOf = (draft: Draft) => (draft.kind === 'withdrawal' ? draft.method : draft.event)

/** The request again, perhaps sent twice: the draft is shown again. */
const repeatsRequest = ({ kind }: Draft, { intent, score }: Detection): boolean =>
  intent === `${kind}_create` && score >= 0.95

/** «Добавь 100», «не Спартак, а Зенит»: said of the draft, whatever else it looks like. */
const changesDraft = (draft: Draft, message: string): boolean =>
  newAmount(draft, message) !== undefined ||
  (draft.kind === 'bet' && draft.event !== undefined && findEventChange(message, draft.event)?.contrasts === true)

/** What «добавь 100» makes of the amount of a draft. */
const newAmount = ({ amount }: Draft, message: string): string | undefined =>
  amount === undefined || amount === 'all' ? undefined : changedAmount(message, new Big(amount))?.toFixed()

/** An answer may look like another intent: «весь баланс», «вывод на карту», «ставка на Спартак». */
function listensTo(draft: Draft, message: string, { intent }: Detection): boolean {
  if (isOnlyAmount(message)) return true
  if (draft.kind === 'bet') return intent === 'bet_create' || (intent === 'bets' && findEvent(message) !== undefined)
  if (isOnlyMethod(message)) return true
  if (intent === 'balance') return draft.amount === undefined && wantsAll(message)
  if (intent === 'withdrawals') return draft.method === undefined && findMethod(message) !== undefined
  // Without «поставь», an answer such as «на обе» begins no bet.
  return intent === 'withdrawal_create' || (intent === 'bet_create' && !asksForBet(message))
}

/** Whether a message without «поставь» may be the event of a bet as it stands. */
const isFree = (message: string, detection: Detection): boolean =>
  !noEvent.test(message) && (!isSure(detection) || (detection.intent === 'bet_create' && !asksForBet(message)))

/** «Какие матчи сегодня», «не знаю», «не на Спартак» */
const noEvent =
  /\?|^(?:а\s+)?(?:(?:что|как(?:ой|ая|ое|ие)?|кто|когда|почему|what|which|who|when)(?!\p{L})|(?:я\s+)?не\s|(?:i\s+)?don'?t\s)/iu

function fillWithdrawal({ id: _, ...draft }: WithdrawalDraft, message: string) {
  const found = findAmount(message)
  const method = findMethod(message)
  if (found.kind === 'amount') draft.amount = newAmount(draft, message) ?? found.amount.toFixed()
  else if (found.kind === 'none') draft.amount = wantsAll(message) ? 'all' : (newAmount(draft, message) ?? draft.amount)
  if (method) draft.method = method
  return { kind: 'draft' as const, draft, unclearAmount: found.kind === 'invalid', ...currenciesOf(found) }
}

/** @param free whether words that the bot does not know may be the event */
function fillBet({ id: _, ...draft }: BetDraft, message: string, free: boolean) {
  const { event: former = '' } = draft
  const change = former === '' ? undefined : findEventChange(message, former)
  const said = change && (free || change.contrasts) ? `поставь ${change.target}` : message
  const justAmount = isOnlyAmount(withoutWordsOf(said, former))
  const commanded = justAmount ? undefined : findEvent(said)
  // «Спартак — Зенит, тотал больше 2»: once the amount is known, only a message of an amount alone changes it.
  const listensToAmount = justAmount || commanded !== undefined || draft.amount === undefined
  const found = listensToAmount ? findAmount(said) : { kind: 'none' as const }
  const isSameEvent = commanded === undefined ? justAmount || found.kind === 'none' : sharesWord(commanded, former)
  const changed = isSameEvent && !change ? newAmount(draft, message) : undefined
  if (changed !== undefined) draft.amount = changed
  else if (found.kind === 'amount') draft.amount = found.amount.toFixed()
  const answered =
    found.kind === 'amount' ? findEvent(`поставь ${message}`) : message.replace(aim, '').replace(/\s+/g, ' ').trim()
  const event = commanded ?? (free && !justAmount && former === '' ? answered : undefined)
  if (event) draft.event = [...event].slice(0, maxEventLength).join('')
  const unclearAmount = found.kind === 'invalid' && event === undefined
  return { kind: 'draft' as const, draft, unclearAmount, ...currenciesOf(found) }
}

/** The currencies that the amount may be in, where the message names one. */
const currenciesOf = (found: AmountMatch): { currencies?: readonly string[] } =>
  found.kind === 'amount' && found.currencies ? { currencies: found.currencies } : {}

const maxEventLength = 200

/** «на ЦСКА», «тогда на ЦСКА» as an answer */
const aim = /^(?:(?:нет|а|лучше|тогда|давай|no|rather|make it)[\s,.!]+)*(?:на|on)\s+/iu
