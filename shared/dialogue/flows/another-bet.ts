import { Message } from '../../intents/text/message.ts'
import { amountSpan } from '../../intents/values/amounts.ts'
import { findEvent } from '../../intents/values/events.ts'
import { sharesWord } from './event-words.ts'
import { assents, links } from './words/openings.ts'
import { anyOf } from './words/phrases.ts'

/** «Да, и 50 на Зенит», to a bet on another event: yes to this one, and one more. Bets are made one by one. */
export function wantsAnotherToo(message: Message, event: string): boolean {
  const start = yesAnd.exec(message.plain)?.[0]
  if (start === undefined) return false
  const rest = new Message(message.plain.slice(start.length))
  if (amountSpan(rest) === undefined) return false
  const named = findEvent(new Message(`поставь ${rest.plain}`))
  return named !== undefined && !sharesWord(named, event)
}

const yesAnd = new RegExp(`^${anyOf(assents)}(?:[\\s,]+${anyOf(assents)})*[\\s,]+${anyOf(links)}\\s+`, 'u')
