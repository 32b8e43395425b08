import { amountSpan } from '../../intents/values/amounts.ts'
import { findAim, withoutAim } from './aims.ts'
import { notThisBut, thisInstead } from './contrasts.ts'
import { isEventName } from './event-name.ts'
import { isPartOf, sharesWord } from './event-words.ts'
import { isOutcome, withOutcome, withOutcomeInstead } from './match-outcomes.ts'
import { isTeam } from './teams.ts'
import { announcements, closings, replacements } from './words/changes.ts'
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
} from './words/openings.ts'
import { anyOf, runOf } from './words/phrases.ts'

/** What a message puts in the place of the event of a bet. */
export interface EventChange {
  /** As a command would name it: «Зенит», «на Зенит», «50 на Зенит». */
  target: string
  /** The former event is named and turned down: «не Спартак, а Зенит». */
  contrasts: boolean
}

/** @param event that the bet has so far; undefined when the message names no other */
export function findEventChange(message: string, event: string): EventChange | undefined {
  const said = message.replace(/\s+/g, ' ').trim()
  if (said.includes('?')) return undefined
  const contrast = notThisBut(said.replace(leadingNo, ''))
  const outcome = contrast && withOutcomeInstead(event, contrast.turnedDown, withoutEnd(contrast.chosen))
  if (outcome) return { target: outcome, contrasts: true }
  if (contrast && sharesWord(contrast.turnedDown, event)) return changeTo(contrast.chosen, true)
  const start = opening.exec(said)?.[0] ?? ''
  const rest = said.slice(start.length)
  const preference = thisInstead(rest)
  if (preference && sharesWord(preference.turnedDown, event)) return changeTo(preference.chosen, true)
  const name = rest.replace(closing, '')
  if (isOutcome(name) && !isPartOf(name, event))
    return { target: withOutcome(event, withoutAim(amountLast(name))) ?? name, contrasts: false }
  const corrects = announces.test(start) || name !== rest || (refuses.test(start) && looksLikeEvent(name))
  return corrects || aimsElsewhere(name, event) || namesOtherTeam(name, event) ? changeTo(name, false) : undefined
}

const leadingNo = /^(?:нет|no)[\s,.!]+/iu
/** What may stand before the change. */
const little = [assents, refusals, denials, hesitations, reservations, contrasts, links, wishes, additions, likenesses]
const opening = new RegExp(`^${runOf(...little, announcements, replacements)}`, 'iu')
const announces = new RegExp(anyOf(announcements, replacements), 'iu')
/** «Нет, Зенит», "no wait Arsenal"; «нет подожди» alone is no name, and «нет Зенит» has no comma. */
const refuses = /^(?:нет|не|no|nope)(?:,| wait,?| постой,?| погоди,?)\s/iu
const closing = new RegExp(`[\\s,.!]+${anyOf(closings)}[\\s.!]*$`, 'iu')

/** «На ничью 50» of «50 на ничью»: an amount behind the event is told from it. */
function amountLast(text: string): string {
  const span = amountSpan(text)
  return span?.start === 0 ? `${text.slice(span.end).trim()} ${text.slice(0, span.end)}` : text
}

const withoutEnd = (text: string): string => text.replace(/[\s.!]+$/u, '')

const looksLikeEvent = (name: string): boolean => /^\p{Lu}/u.test(name) || findAim(name) !== undefined

/** «На Зенит», «50 на Зенит», of a bet on another event. */
function aimsElsewhere(name: string, event: string): boolean {
  const aim = findAim(name)
  return aim !== undefined && !isPartOf(aim, event)
}

const namesOtherTeam = (name: string, event: string): boolean => isTeam(name) && !isPartOf(name, event)

function changeTo(target: string, contrasts: boolean): EventChange | undefined {
  const name = target.replace(closing, '').trim()
  return isEventName(name) ? { target: name, contrasts } : undefined
}
