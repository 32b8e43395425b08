import { normalise } from '../../intents/text/normalise.ts'
import * as words from './words/everything.ts'
import { anyOf, runOf } from './words/phrases.ts'

const end = '[\\s.!]*$'
const not = '(?<!не )'
const everything = anyOf(words.wholeSum, words.everything)
const somewhere = new RegExp(`${not}${anyOf(words.wholeSum)}`, 'u')
const mostly = new RegExp(
  `^${runOf(words.besideEverything)}${everything}(?:[\\s,.!]+${anyOf(words.besideEverything)})*${end}`,
  'u',
)
const taken = new RegExp(
  `${not}${anyOf(words.taking)}\\s+(?:(?:мне|вообще)\\s+)?${anyOf(words.staked)}(?!-|\\s+${anyOf(words.noAmount)})`,
  'u',
)
/** «Ставь всё» */
const command = '(?:по)?ставь'
const only = new RegExp(
  `^${runOf(words.beforeAllIn)}(?:${command} )?(?:${everything}|${anyOf(words.allIn)})(?: ${command})?${end}`,
  'u',
)
const staked = new RegExp(`${not}(?:^|${anyOf(words.staking)}\\s+)${anyOf(words.staked)}(?=\\s+(?:на|on)\\s)`, 'iu')

/** Whether a withdrawal is to be of everything that is there: «всё», «весь баланс», "all of it". */
export function wantsAll(message: string): boolean {
  const plain = normalise(message)
  return [somewhere, taken, mostly].some(wanted => wanted.test(plain))
}

/** A wish to bet everything, without the sum: «поставь на Зенит»; undefined when the message names no such sum. */
export function withoutAllStaked(message: string): string | undefined {
  const plain = message.replace(/ё/gu, 'е').replace(/\s+/gu, ' ')
  return staked.test(plain) ? plain.replace(staked, 'поставь') : undefined
}

/** «Да, всё», "everything ok": all the money, or no more to say. */
export const mayBeAllSaid = (message: string): boolean => allSaid.test(normalise(message))

const all = anyOf(words.everything)
const ending = anyOf(words.endings)
const gap = '[\\s,.!]+'
const allSaid = new RegExp(`^(?!(?:давай${gap})?${all}${end})(?:${ending}${gap})*${all}(?:${gap}${ending})*${end}`, 'u')

/** Whether a message is «всё» or its like, and nothing else. */
export const isOnlyEverything = (message: string): boolean => only.test(normalise(message))
