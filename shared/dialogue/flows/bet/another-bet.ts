import { Message } from '../../../intents/text/message.ts'
import { amountSpan } from '../../../intents/values/amounts.ts'
import { asBetCommand, findEvent } from '../../../intents/values/events.ts'
import { also, assents, links, plus } from '../words/openings.ts'
import { anyOf, runOf } from '../words/phrases.ts'
import { sharesWord } from './event-words.ts'

/** «Да, и 50 на Зенит», «и на Зенит тоже», said of a bet on another event: a second bet. They are made one at a time. */
export function wantsAnotherToo(message: Message, event: string): boolean {
  const start = yesAnd.exec(message.plain)?.[0]
  if (start === undefined) return false
  const rest = new Message(message.plain.slice(start.length))
  if (amountSpan(rest) === undefined && !too.test(rest.plain)) return false
  const named = findEvent(asBetCommand(rest.plain))
  return named !== undefined && !sharesWord(named, event)
}

const yesAnd = new RegExp(`^${runOf(assents)}${anyOf(links, plus)}\\s+`, 'u')
const too = new RegExp(anyOf(also), 'u')
