import type { Message } from '../../../intents/text/message.ts'
import { amountSpan } from '../../../intents/values/amounts.ts'
import { withCorrections } from '../../../intents/values/corrections.ts'
import { takingBack, towards } from '../words/changes.ts'
import { contrasts, links } from '../words/openings.ts'
import { anyOf } from '../words/phrases.ts'

/** «100, но на Зенит» */
const aim = new RegExp(`^[\\s,]*(?:${anyOf(contrasts, links)}\\s+)?${anyOf(towards)}\\s+`, 'u')

/** «Зенит» of «на Зенит», «100 на Зенит»; undefined without «на». */
export function findAim(message: Message): string | undefined {
  const { plain } = withCorrections(message)
  const span = amountSpan(message)
  const rest = span?.start === 0 ? plain.slice(span.end).trimStart() : plain
  return aim.test(rest) ? rest.replace(aim, '') : undefined
}

/** «ЦСКА» of the answers «на ЦСКА», «да, тогда на ЦСКА». */
export function withoutAim(answer: Message): string {
  const start = leading.exec(answer.plain)?.[0] ?? ''
  return start === '' ? answer.written : answer.asWritten(answer.plain.slice(start.length))
}

const leading =
  /^(?:(?:да|ну|тогда|давай|yes|well)[\s,.!]+)*(?:(?:(?:нет|а|лучше|хочу|no|rather|make it)[\s,.!]+)*(?:на|on)\s+)?/u

/** «На ЦСКА» of «на Зенит, хотя нет, на ЦСКА». */
export const withoutTakenBack = (answer: Message): Message => answer.remade(answer.plain.replace(takenBack, ''))

const takenBack = new RegExp(`^.*[\\s,.]${anyOf(takingBack)}[\\s,.]+(?=\\S)`, 'u')
