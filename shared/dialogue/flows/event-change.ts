import { amountSpan } from '../../intents/amounts.ts'
import { withCorrections } from '../../intents/corrections.ts'
import { normalise } from '../../intents/normalise.ts'
import { isEventName } from './event-name.ts'
import { isPartOf, sharesWord } from './event-words.ts'
import { isOutcome, withOutcome, withOutcomeInstead } from './match-outcomes.ts'

/** What may stand before the change. */
const opening =
  '(?:да|нет|не|ну|а|но|и|ой|ок|только|тогда|давай(?:те)?|хотя|слушай|знаешь|хочу|еще|ещё|добавь|на самом деле|yes|yeah|no|oh|ok|okay|but|and|only|just|sorry|wait|hmm|well|another|add|same|the same|то же(?: самое)?)'
/** These announce another event by themselves; behind the others it needs its «на». */
const changing =
  "(?:ошиб(?:ся|лась)|(?:я )?перепутал[аи]?|я (?:хотел[аи]?|имел[аи]? в виду|сказал[аи]?)|oops|my bad|i (?:said|wanted)|лучше|точнее|вернее|скорее|rather|actually|instead|i mean|i meant|make (?:it|that)|(?:change|switch|move) (?:(?:it|that|the (?:bet|event|team|match)) )?to|let'?s (?:do|go with)|go with|(?:поменяй|замени|измени|смени|переставь|перепиши|исправь)(?:те)?(?: (?:ставку|событие|исход|команду))?)"
const openings = new RegExp(`^(?:(?:${opening}|${changing})[\\s,.!—–-]+)*`, 'iu')
const announced = new RegExp(`(?:^|[\\s,.!])${changing}(?!\\p{L})`, 'iu')
const to = '(?:на|on)\\s+'
const aim = new RegExp(`^${to}`, 'iu')
const refused = /^(?:нет|не|no|nope)(?:,| wait,?| постой,?| погоди,?)\s/iu
/** «Не Спартак, а Зенит», "not Chelsea but Arsenal" */
const notThisButThat = new RegExp(
  `^(?:не|not|i don'?t want|don'?t)\\s+(?:(?:хочу|надо|нужно|буду|ставь|поставь)\\s+)?(?:${to})?(.+?)(?:[\\s,]+(?:а|но|but)\\s+|[\\s,]+(?:хочу|давай|лучше|i want|rather)\\s+|\\s*,\\s*)(?:(?:хочу|давай|лучше|поставь|ставь|i want|rather)\\s+)*(.+)$`,
  'iu',
)
/** «Зенит, а не Спартак», "Arsenal instead of Chelsea" */
const thatNotThis = new RegExp(`^(.+?)[\\s,]+(?:а не|вместо|not|instead of|rather than)\\s+(?:${to})?(.+)$`, 'iu')
const closing = /[\s,.!]+(?:лучше|тогда|вместо этого|пожалуйста|instead|rather|then|please)[\s.!]*$/iu

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
  const [, turnedDown, chosen] = notThisButThat.exec(said.replace(/^(?:нет|no)[\s,.!]+/iu, '')) ?? []
  if (turnedDown && chosen) {
    const target = withOutcomeInstead(event, turnedDown, chosen.replace(/[\s.!]+$/u, ''))
    if (target) return { target, contrasts: true }
    if (sharesWord(turnedDown, event)) return changeTo(chosen, true)
  }
  const start = openings.exec(said)?.[0] ?? ''
  const rest = said.slice(start.length)
  const [, instead, former] = thatNotThis.exec(rest) ?? []
  if (instead && former && sharesWord(former, event)) return changeTo(instead, true)
  const bare = rest.replace(closing, '')
  if (isOutcome(bare) && !isPartOf(bare, event)) return { target: withOutcome(event, bare) ?? bare, contrasts: false }
  const corrects =
    announced.test(start) || bare !== rest || (refused.test(start) && (/^\p{Lu}/u.test(bare) || findAim(bare)))
  if (corrects) return changeTo(bare, false)
  const named = findAim(bare)
  return named !== undefined && !isPartOf(named, event) ? changeTo(bare, false) : undefined
}

/** «Зенит» of «на Зенит», «100 на Зенит»; undefined without «на». */
export function findAim(text: string): string | undefined {
  const plain = withCorrections(normalise(text))
  const span = amountSpan(plain)
  const rest = span?.start === 0 ? plain.slice(span.end).trimStart() : plain
  return aim.test(rest) ? rest.replace(aim, '') : undefined
}

function changeTo(target: string, contrasts: boolean): EventChange | undefined {
  const name = target.replace(closing, '').trim()
  return isEventName(name) ? { target: name, contrasts } : undefined
}
