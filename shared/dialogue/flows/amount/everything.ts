import { Message } from '../../../intents/text/message.ts'
import { asBetCommand } from '../../../intents/values/events.ts'
import * as words from '../words/everything.ts'
import { anyOf, runOf } from '../words/phrases.ts'

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
const staked = new RegExp(`${not}(?:^|${anyOf(words.staking)}\\s+)${anyOf(words.staked)}(?=\\s+(?:на|on)\\s)`, 'u')

/** «На Спартак всё что есть» */
const stakedLast = new RegExp(
  `^(?:${anyOf(words.staking)}\\s+)?((?:на|on)\\s+.+?)[\\s,]+(?:на\\s+)?${anyOf(words.wholeSum)}${end}`,
  'u',
)

/** Whether a withdrawal is of the whole balance: «всё», «весь баланс», "all of it". */
export function wantsAll({ plain }: Message): boolean {
  return [somewhere, taken, mostly].some(wanted => wanted.test(plain))
}

/** A request to bet everything, without that amount: «поставь на Зенит». @returns undefined for any other amount */
export function withoutAllStaked(message: Message): Message | undefined {
  const { plain } = message
  const found = staked.exec(plain)
  if (found) {
    const behind = message.asWritten(plain.slice(found.index + found[0].length))
    return new Message(`${plain.slice(0, found.index)}поставь${behind}`)
  }
  const [, aim] = stakedLast.exec(plain) ?? []
  return aim === undefined ? undefined : asBetCommand(message.asWritten(aim))
}

/** «Да, всё», "everything ok": means all the money, or that the player is done. */
export const mayMeanDone = ({ plain }: Message): boolean => doneWords.test(plain)

const all = anyOf(words.everything)
const ending = anyOf(words.endings)
const gap = '[\\s,.!]+'
const doneWords = new RegExp(
  `^(?!(?:давай${gap})?${all}${end})(?:${ending}${gap})*${all}(?:${gap}${ending})*${end}`,
  'u',
)

/** Whether a message only says «всё» or a synonym. */
export const isOnlyEverything = ({ plain }: Message): boolean => only.test(plain)
