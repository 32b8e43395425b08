import { findAnswer } from '../../intents/answers/answers.ts'
import { type Detection, sureEnough } from '../../intents/intents.ts'
import type { Message } from '../../intents/text/message.ts'
import { findAmount } from '../../intents/values/amounts.ts'
import { asBetCommand, asksForBet } from '../../intents/values/events.ts'
import { namesTwoBets } from '../../intents/values/two-bets.ts'
import { isOnlyMethod } from './amount/bare-values.ts'
import { adjustedAmount, currenciesOf, type Filled } from './amount/fill.ts'
import { findAim } from './bet/aims.ts'
import { wantsAnotherToo } from './bet/another-bet.ts'
import { findEventChange } from './bet/event-change.ts'
import { fillBet } from './bet/fill-bet.ts'
import { commandOf, repetitionOf } from './confirmation/agreement.ts'
import { isCancel } from './confirmation/cancel.ts'
import { withoutRefused } from './confirmation/refusal.ts'
import { isSwappedYes } from './confirmation/swapped-yes.ts'
import { type BetDraft, type CompleteDraft, type Draft, isComplete, knownOf } from './flow.ts'
import { eventSources, isIncidentalFaq, isOffTopic, mayAnswer } from './relevance.ts'
import { isGoingOn } from './remarks/going-on.ts'
import { asksForOperator, interrupts } from './remarks/interruption.ts'
import { asksHowMuch } from './remarks/question.ts'
import { isTooLong } from './remarks/too-long.ts'
import { asksToWait } from './remarks/waiting.ts'
import { fillWithdrawal } from './withdrawal/fill-withdrawal.ts'
import { additions, assents, hesitations, links, wishes } from './words/openings.ts'
import { runOf } from './words/phrases.ts'

// Imported late, with this file: see build/plugins/one-common-chunk.ts.
export { isOnlyAmount } from './amount/bare-values.ts'
export { tellsOfResult } from './relevance.ts'

/** What a message does to a draft. */
export type DraftMove =
  /** Something new is known; what comes next depends on the balance. */
  | (Filled & {
      /**
       * Why the question is repeated although nothing is new: a yes after a digression (`resumed`), the player needs a
       * moment (`waiting`), or names several bets in one message (`oneByOne`).
       */
      askedAgain?: 'resumed' | 'waiting' | 'oneByOne'
    })
  /** A yes; it may name a currency. */
  | { kind: 'confirm'; draft: CompleteDraft; currencies?: readonly string[] }
  | { kind: 'cancel'; draft: Draft }
  /** The message is neither about the draft nor about anything else that the bot knows. */
  | { kind: 'lost'; draft: Draft }

/** A new draft with what the first message already says. */
export function openDraft(kind: Draft['kind'], message: Message): DraftMove {
  if (kind === 'withdrawal') return fillWithdrawal({ kind }, message)
  // «100 на Зенит», «и ещё 50 на ЦСКА»
  const more = message.remade(message.plain.replace(inAddition, ''))
  // «И ещё сотню на кошелёк»
  if (isOnlyMethod(more)) return fillWithdrawal({ kind: 'withdrawal' }, message)
  if (namesTwoBets(message)) return { ...shownAgain({ kind }), askedAgain: 'oneByOne' }
  const said = findAim(more) === undefined ? message : asBetCommand(more.text)
  return fillBet({ kind }, said, { free: false, commands: true })
}

/** «Теперь», «и ещё» */
const inAddition = new RegExp(`^${runOf(assents, links, additions, hesitations, wishes)}`, 'u')

/**
 * @param namesPeriod «за прошлую неделю»: the player asks for the bets of a period
 * @returns undefined when the message is about something else
 */
export function continueDraft(
  draft: Draft,
  message: Message,
  detected: Detection,
  { namesPeriod = false } = {},
): DraftMove | undefined {
  if (isTooLong(message)) return interrupts(detected) ? undefined : { kind: 'lost', draft }
  const detection: Detection = isIncidentalFaq(draft, message, detected) ? { ...detected, intent: 'unknown' } : detected
  const leaves = asksForOperator(detection) || (namesPeriod && detection.intent === 'bets' && interrupts(detection))
  if (leaves) return findAnswer(message) === 'no' ? { kind: 'cancel', draft } : undefined
  return settle(draft, message) ?? adjust(draft, message, detection)
}

/** The move of a message that adds nothing new: a yes, a no, a request to wait, a repetition. */
function settle(draft: Draft, message: Message): DraftMove | undefined {
  if (asksToWait(message)) return { ...shownAgain(draft), askedAgain: 'waiting' }
  const answer = findAnswer(message, commandOf[draft.kind])
  if (answer === 'yes' && isComplete(draft)) return { kind: 'confirm', draft }
  if (isComplete(draft) && isSwappedYes(message)) return { kind: 'lost', draft }
  if (answer === 'yes') return draft.paused ? { ...shownAgain(draft), askedAgain: 'resumed' } : { kind: 'lost', draft }
  const repetition = isComplete(draft) ? repetitionOf(draft, message) : undefined
  if (isComplete(draft) && repetition === 'agrees')
    return { kind: 'confirm', draft, ...currenciesOf(findAmount(message)) }
  if (isCancel(message) && !contrasts(draft, message)) return { kind: 'cancel', draft }
  const refused = withoutRefused(draft, message)
  if (refused) return shownAgain(refused)
  const goesOn = (draft.paused || isComplete(draft)) && isGoingOn(message)
  return repetition === 'repeats' || goesOn ? { ...shownAgain(draft), ...currenciesOf(findAmount(message)) } : undefined
}

/** The move of a message that adds something. @returns undefined when the message is about something else */
function adjust(draft: Draft, message: Message, detection: Detection): DraftMove | undefined {
  const changes = contrasts(draft, message) || adjustedAmount(draft, message) !== undefined
  const mayApply = changes || mayAnswer(draft, message, detection)
  if (!mayApply && wantsABet(draft, message, detection)) return undefined
  if (!mayApply && (interrupts(detection) || draft.paused)) return undefined
  if (draft.kind === 'bet' && wantsSeveralBets(draft, message)) return { ...shownAgain(draft), askedAgain: 'oneByOne' }
  if (!changes && isOffTopic(draft, message, detection)) return { kind: 'lost', draft }
  const move =
    draft.kind === 'bet'
      ? fillBet(draft, message, eventSources(draft, message, detection))
      : fillWithdrawal(draft, message)
  if (move.unclearAmount || move.currencies || !isSame(move.draft, draft)) return move
  return repeatsRequest(draft, detection) || wantsToKnowHowMuch(draft, message) ? move : { kind: 'lost', draft }
}

/** «50 на победу и 50 на ничью», or another bet beside the one that is shown. */
const wantsSeveralBets = (draft: BetDraft, message: Message): boolean =>
  namesTwoBets(message) || (isComplete(draft) && wantsAnotherToo(message, draft.event))

/** The unchanged draft, to be shown or asked about again. */
const shownAgain = (draft: Draft) => ({ kind: 'draft' as const, draft: knownOf(draft), unclearAmount: false })

/** «Лучше ставку сделаю», in the middle of a withdrawal. */
const wantsABet = ({ kind }: Draft, message: Message, { intent, ambiguous }: Detection): boolean =>
  kind === 'withdrawal' && intent === 'bet_create' && !ambiguous && asksForBet(message)

/** «Сколько можно?» while the bot asks for the amount: its question says how much is available. */
const wantsToKnowHowMuch = (draft: Draft, message: Message): boolean =>
  draft.amount === undefined && (draft.kind === 'withdrawal' || draft.event !== undefined) && asksHowMuch(message)

const isSame = (a: Draft, b: Draft) => a.amount === b.amount && targetOf(a) === targetOf(b)

const targetOf = (draft: Draft) => (draft.kind === 'withdrawal' ? draft.method : draft.event)

/** The same request again, perhaps sent twice: the draft is shown again. */
const repeatsRequest = ({ kind }: Draft, { intent, score }: Detection): boolean =>
  intent === `${kind}_create` && score >= sureEnough

/** «Не Спартак, а Зенит»: about the draft, whatever intent is detected. */
const contrasts = (draft: Draft, message: Message): boolean =>
  draft.kind === 'bet' && draft.event !== undefined && findEventChange(message, draft.event)?.contrasts === true
