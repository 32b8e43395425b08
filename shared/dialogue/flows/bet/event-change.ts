import { Message, once } from '../../../intents/text/message.ts'
import { normalise } from '../../../intents/text/normalise.ts'
import { amountSpan } from '../../../intents/values/amounts.ts'
import { withoutAmount } from '../amount/bare-values.ts'
import { announcements, closings, replacements } from '../words/changes.ts'
import {
  additions,
  assents,
  contrasts,
  denials,
  hesitations,
  likenesses,
  links,
  refusals,
  reservations,
  wishes,
} from '../words/openings.ts'
import { anyOf, runOf } from '../words/phrases.ts'
import { findAim, withoutAim } from './aims.ts'
import { notThisBut, thisInstead } from './contrasts.ts'
import { isEventName } from './event-name.ts'
import { isPartOf, sharesWord } from './event-words.ts'
import { isOutcome, withOutcome, withOutcomeInstead } from './match-outcomes.ts'
import { isTeam } from './teams.ts'

/** What a message names instead of a bet's event. */
export interface EventChange {
  /** As a command names it: «Зенит», «на Зенит», «50 на Зенит». */
  target: string
  /** Whether the message names the old event and rejects it: «не Спартак, а Зенит». */
  contrasts: boolean
}

/** @param event the bet's current event @returns undefined when the message names no other */
export const findEventChange = once((message: Message, event: string): EventChange | undefined => {
  const { plain } = message
  if (plain.includes('?')) return undefined
  const contrast = notThisBut(plain.replace(leadingNo, ''))
  const outcome =
    contrast && withOutcomeInstead(event, contrast.turnedDown, message.asWritten(withoutEnd(contrast.chosen)))
  if (outcome) return { target: outcome, contrasts: true }
  if (contrast && sharesWord(contrast.turnedDown, event)) return changeTo(message, contrast.chosen, true)
  const start = opening.exec(plain)?.[0] ?? ''
  const rest = plain.slice(start.length)
  const preference = thisInstead(rest)
  if (preference && sharesWord(preference.turnedDown, event)) return changeTo(message, preference.chosen, true)
  if (absent.test(plain)) return undefined
  const named = rest.replace(closing, '')
  const name = message.remade(named)
  if (isOutcome(name) && !isPartOf(normalise(withoutAim(withoutSum(name))), event))
    return { target: withOutcome(event, withoutAim(amountLast(name))) ?? name.written, contrasts: false }
  const corrects = announces.test(start) || named !== rest || (refuses.test(start) && isCapitalOrAimed(name))
  return corrects || aimsElsewhere(name, event) || namesOtherTeam(name, event)
    ? changeTo(message, named, false)
    : undefined
})

/** «На тотал больше 2» of «100 на тотал больше 2» */
const withoutSum = (name: Message): Message => name.remade((withoutAmount(name) ?? name.plain).trim())

/** «Нет ничьей»: there is no draw, or a no: unclear. */
const absent = /^(?:нет|без) (?:ничьей|победы|победителя|голов|форы)[\s.!]*$/u
const leadingNo = /^(?:нет|no)[\s,.!]+/u
/** What may stand before the change. */
const little = [assents, refusals, denials, hesitations, reservations, contrasts, links, wishes, additions, likenesses]
const opening = new RegExp(`^${runOf(...little, announcements, replacements)}`, 'u')
const announces = new RegExp(anyOf(announcements, replacements), 'u')
/** «Нет, Зенит», "no wait Arsenal"; «нет подожди» alone names nothing; «нет Зенит» has no comma. */
const refuses = /^(?:нет|не|no|nope)(?:,| wait,?| постой,?| погоди,?)\s/u
const closing = new RegExp(`[\\s,.!]+${anyOf(closings)}[\\s.!]*$`, 'u')

/** «На ничью 50» of «50 на ничью»: only an amount at the end can be told from the event. */
function amountLast(name: Message): Message {
  const span = amountSpan(name)
  if (span?.start !== 0) return name
  const [amount, event] = [name.plain.slice(0, span.end), name.plain.slice(span.end).trim()]
  return new Message(`${name.asWritten(event)} ${amount}`)
}

const withoutEnd = (text: string): string => text.replace(/[\s.!]+$/u, '')

const isCapitalOrAimed = (name: Message): boolean => /^\p{Lu}/u.test(name.written) || findAim(name) !== undefined

/** «На Зенит», «50 на Зенит», when the bet is on another event. */
function aimsElsewhere(name: Message, event: string): boolean {
  const aim = findAim(name)
  return aim !== undefined && !isPartOf(aim, event)
}

const namesOtherTeam = (name: Message, event: string): boolean => isTeam(name) && !isPartOf(name.plain, event)

function changeTo(message: Message, target: string, contrasts: boolean): EventChange | undefined {
  const name = message.remade(target.replace(closing, '').trim())
  return isEventName(name) ? { target: name.written, contrasts } : undefined
}
