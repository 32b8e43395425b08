import { type Message, once } from '../../../intents/text/message.ts'
import { amountSpan } from '../../../intents/values/amounts.ts'
import { withCorrections } from '../../../intents/values/corrections.ts'
import { findMethod, methodNamed } from '../../../intents/values/methods.ts'
import { isTooLong } from '../remarks/too-long.ts'
import {
  adjusting,
  amountNames,
  announcingAmount,
  aroundShares,
  currencies,
  settingAmount,
  shares,
  upTo,
} from '../words/amounts.ts'
import { aroundMethods } from '../words/methods.ts'
import { assents, contrasts, hesitations, interruptions, polite, refusals } from '../words/openings.ts'
import { anyOf, nothingBut } from '../words/phrases.ts'
import { isOnlyEverything } from './everything.ts'

const around = anyOf(assents, refusals, hesitations, contrasts, polite, currencies, announcingAmount, adjusting)
/** «Увеличь сумму до» */
const setting = `${anyOf(settingAmount)}(?:\\s+${anyOf(amountNames)})?(?:\\s+${anyOf(upTo)})?`
const aroundAmounts = new RegExp(`[^\\p{L}\\p{N}]|${setting}|${around}`, 'gu')

/** The normalised and corrected text of a message without its amount; undefined when there is none. */
export function withoutAmount(message: Message): string | undefined {
  const { plain } = withCorrections(message)
  const span = amountSpan(message)
  return span && `${plain.slice(0, span.start)} ${plain.slice(span.end)}`
}

/** Whether a message is only an amount, or «всё». */
export const isOnlyAmount = once((message: Message): boolean => {
  if (isTooLong(message)) return false
  if (isOnlyEverything(message)) return true
  const { plain } = withCorrections(message)
  return withoutAmount(message)?.replace(aroundAmounts, '') === '' && !unfinished.test(plain)
})

const unfinished = new RegExp(`${anyOf(interruptions)}[\\s.]*$`, 'u')

/** Whether a message is only a share of the money: «половину». */
export const isOnlyShare = ({ plain }: Message): boolean =>
  isShare(
    plain
      .replace(/\d+ ?%/gu, 'процент')
      .replace(/\d/gu, '')
      .trim(),
  )

const isShare = nothingBut(shares, aroundShares)

const isAroundMethods = new RegExp(`^${anyOf(aroundMethods)}$`, 'u')

/** Whether a message is only a card or a wallet, perhaps with an amount. */
export const isOnlyMethod = once((message: Message): boolean => {
  const words = new Set((withoutAmount(message) ?? withCorrections(message).plain).match(/[\p{L}\p{N}]+/gu))
  const isOfMethods = [...words].every(word => isAroundMethods.test(word) || methodNamed(word) !== undefined)
  return isOfMethods && findMethod(message) !== undefined
})
