import { type Detection, sureEnough } from '../../intents/intents.ts'
import type { Message } from '../../intents/text/message.ts'
import { asksForBet, findEvent } from '../../intents/values/events.ts'
import { findMethod } from '../../intents/values/methods.ts'
import { isOnlyAmount, isOnlyMethod, isOnlyShare } from './amount/bare-values.ts'
import { wantsAll } from './amount/everything.ts'
import { denies, namesEvent } from './bet/names-event.ts'
import type { BetDraft, Draft } from './flow.ts'
import { interrupts } from './remarks/interruption.ts'
import { isQuestion } from './remarks/question.ts'
import { assents, hesitations } from './words/openings.ts'
import { anyOf, runOf } from './words/phrases.ts'
import { ended, otherMoney, past, telling, wishful } from './words/stories.ts'

/** «Экспресс Зенит — Спартак» is an event, even if «экспресс» is a keyword of an FAQ entry. */
export const isIncidentalFaq = (draft: Draft, message: Message, { intent, score }: Detection): boolean =>
  draft.kind === 'bet' &&
  draft.event === undefined &&
  intent.startsWith('faq:') &&
  score < sureEnough &&
  !isQuestion(message) &&
  /\p{L}[^\p{L}]+\p{L}/u.test(message.plain)

/** Whether a message may answer the draft's question; answers may look like other intents: «весь баланс», «вывод на карту». */
export function mayAnswer(draft: Draft, message: Message, { intent }: Detection): boolean {
  if (isOnlyAmount(message) || isOnlyShare(message)) return true
  if (draft.kind === 'bet') return intent === 'bet_create' || (intent === 'bets' && findEvent(message) !== undefined)
  if (isOnlyMethod(message)) return true
  if (intent === 'balance') return draft.amount === undefined && wantsAll(message)
  if (intent === 'withdrawals') return draft.method === undefined && findMethod(message) !== undefined
  // Without «поставь», an answer such as «на обе» does not begin a bet.
  return intent === 'withdrawal_create' || (intent === 'bet_create' && !asksForBet(message))
}

/** Whether a message is a question or a narration of its own: a number in it is not the amount, «карта» not the method. */
export function isOffTopic(draft: Draft, message: Message, { intent }: Detection): boolean {
  if (intent === `${draft.kind}_create`) return false
  const { plain, words } = message
  if (ofOtherMoney.test(plain)) return true
  // «Чтобы Спартак выиграл» is an event.
  if (draft.kind === 'bet') return draft.event !== undefined && ofThePast.test(plain)
  const asks = isQuestion(message)
  return (
    ofThePast.test(plain) ||
    words.length > (asks ? 5 : 8) ||
    (asks && findMethod(message) !== undefined && !isOnlyMethod(message))
  )
}

const ofOtherMoney = new RegExp(anyOf(otherMoney), 'u')
/** «Я бы поставил 100» is a wish, not past. */
const ofThePast = new RegExp(`^(?!.*${anyOf(wishful)}).*${anyOf(past, ended)}`, 'u')

/** «Проиграл 500 на Зените» asks for no bet; «проиграл 500, поставь 100 на Зенит» does. */
export const tellsOfResult = (message: Message): boolean => result.test(message.plain) && !asksForBet(message)

/** With no other clause behind it, which may be a wish. */
const result = new RegExp(`^${runOf(assents, hesitations, telling)}${anyOf(ended)}[^,;:]*$`, 'u')

export function eventSources({ event }: BetDraft, message: Message, detection: Detection) {
  const names = event !== undefined || namesEvent(message, detection)
  const commands = detection.intent === 'bet_create' || (event === undefined && names)
  return { free: isFree(message, detection) && names, commands }
}

/** Whether a message without «поставь» may be the event of a bet, taken literally. */
const isFree = (message: Message, detection: Detection): boolean =>
  !isQuestion(message) &&
  !message.plain.includes('?') &&
  !denies(message) &&
  (!interrupts(detection) || (detection.intent === 'bet_create' && !asksForBet(message)))
