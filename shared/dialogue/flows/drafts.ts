import { findAmount } from '../../intents/amounts.ts'
import { findAnswer } from '../../intents/answers.ts'
import { asksForBet, findEvent } from '../../intents/events.ts'
import type { AmountMatch, Detection } from '../../intents/intents.ts'
import { findMethod } from '../../intents/methods.ts'
import { isOnlyAmount, isOnlyMethod, isSure } from './answers.ts'
import { isCancel } from './cancel.ts'
import { wantsAll } from './everything.ts'
import type { BetDraft, CompleteDraft, Draft, WithdrawalDraft } from './flow.ts'

/** What a message does to a draft. */
export type DraftMove =
  /** Something new is known; what comes next depends on the balance. */
  | { kind: 'draft'; draft: Draft; unclearAmount: boolean; currencies?: readonly string[] }
  | { kind: 'confirm'; draft: CompleteDraft }
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
  if (isCancel(message)) return { kind: 'cancel', draft }
  const asksForBets = namesPeriod && detection.intent === 'bets'
  if (isSure(detection) && (asksForBets || !listensTo(draft, message, detection))) return undefined
  const move =
    draft.kind === 'withdrawal' ? fillWithdrawal(draft, message) : fillBet(draft, message, isFree(message, detection))
  return move.unclearAmount || move.currencies || !isSame(move.draft, draft) ? move : { kind: 'lost', draft }
}

const commandOf = { withdrawal: 'выводи', bet: 'ставь' } as const

/** Whether nothing but a yes is missing. */
export const isComplete = (draft: Draft): draft is CompleteDraft => draft.id !== undefined

const isSame = (a: Draft, b: Draft) => a.amount === b.amount && targetOf(a) === targetOf(b)

const targetOf = (draft: Draft) => (draft.kind === 'withdrawal' ? draft.method : draft.event)

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
  if (found.kind === 'amount') draft.amount = found.amount.toFixed()
  else if (found.kind === 'none' && wantsAll(message)) draft.amount = 'all'
  if (method) draft.method = method
  return { kind: 'draft' as const, draft, unclearAmount: found.kind === 'invalid', ...currenciesOf(found) }
}

/** @param free whether words that the bot does not know may be the event */
function fillBet({ id: _, ...draft }: BetDraft, message: string, free: boolean) {
  const justAmount = isOnlyAmount(message)
  const commanded = justAmount ? undefined : findEvent(message)
  // «Спартак — Зенит, тотал больше 2»: once the amount is known, only a message of an amount alone changes it.
  const listensToAmount = justAmount || commanded !== undefined || draft.amount === undefined
  const found = listensToAmount ? findAmount(message) : { kind: 'none' as const }
  if (found.kind === 'amount') draft.amount = found.amount.toFixed()
  const said =
    found.kind === 'amount'
      ? findEvent(`поставь ${message}`)
      : message.replace(correction, '').replace(/\s+/g, ' ').trim()
  const corrected = correction.test(message) ? findEvent(`поставь ${message.replace(correction, 'на ')}`) : undefined
  const event = commanded ?? (free && !justAmount ? (draft.event === undefined ? said : corrected) : undefined)
  if (event) draft.event = [...event].slice(0, maxEventLength).join('')
  const unclearAmount = found.kind === 'invalid' && event === undefined
  return { kind: 'draft' as const, draft, unclearAmount, ...currenciesOf(found) }
}

/** The currencies that the amount may be in, where the message names one. */
const currenciesOf = (found: AmountMatch): { currencies?: readonly string[] } =>
  found.kind === 'amount' && found.currencies ? { currencies: found.currencies } : {}

const maxEventLength = 200

/** «нет, на ЦСКА»; «на ЦСКА» as an answer */
const correction = /^(?:(?:нет|а|лучше|тогда|давай|no|rather|make it)[\s,.!]+)*(?:на|on)\s+/iu
