import { normalise } from '../../intents/text/normalise.ts'
import { amountSpan } from '../../intents/values/amounts.ts'
import { withCorrections } from '../../intents/values/corrections.ts'
import { towards } from './words/changes.ts'
import { anyOf } from './words/phrases.ts'

const aim = new RegExp(`^${anyOf(towards)}\\s+`, 'iu')

/** «Зенит» of «на Зенит», «100 на Зенит»; undefined without «на». */
export function findAim(text: string): string | undefined {
  const plain = withCorrections(normalise(text))
  const span = amountSpan(plain)
  const rest = span?.start === 0 ? plain.slice(span.end).trimStart() : plain
  return aim.test(rest) ? rest.replace(aim, '') : undefined
}

/** «ЦСКА» of «на ЦСКА», «да, тогда на ЦСКА» as an answer. */
export const withoutAim = (answer: string): string => answer.replace(leading, '').replace(/\s+/g, ' ').trim()

const leading =
  /^(?:(?:да|ну|тогда|давай|yes|well)[\s,.!]+)*(?:(?:(?:нет|а|лучше|no|rather|make it)[\s,.!]+)*(?:на|on)\s+)?/iu
