import { normalise } from '../../intents/text/normalise.ts'
import { amountSpan } from '../../intents/values/amounts.ts'
import { withCorrections } from '../../intents/values/corrections.ts'
import { findMethod } from '../../intents/values/methods.ts'
import { isOnlyEverything } from './everything.ts'
import { amountNames, announcingAmount, currencies, reckoning, settingAmount, upTo } from './words/amounts.ts'
import { aroundMethods } from './words/methods.ts'
import { assents, contrasts, hesitations, interruptions, polite, refusals } from './words/openings.ts'
import { anyOf } from './words/phrases.ts'

const around = anyOf(assents, refusals, hesitations, contrasts, polite, currencies, announcingAmount, reckoning)
/** «Увеличь сумму до» */
const setting = `${anyOf(settingAmount)}(?:\\s+${anyOf(amountNames)})?(?:\\s+${anyOf(upTo)})?`
const aroundAmounts = new RegExp(`[^\\p{L}\\p{N}]|${setting}|${around}`, 'gu')

/** A normalised and corrected text without the amount that it names; undefined when it names none. */
export function withoutAmount(plain: string): string | undefined {
  const span = amountSpan(plain)
  return span && `${plain.slice(0, span.start)} ${plain.slice(span.end)}`
}

/** Whether a message holds an amount, or «всё», and nothing else. */
export function isOnlyAmount(message: string): boolean {
  if (isOnlyEverything(message)) return true
  const plain = withCorrections(normalise(message))
  return withoutAmount(plain)?.replace(aroundAmounts, '') === '' && !unfinished.test(plain)
}

const unfinished = new RegExp(`${anyOf(interruptions)}[\\s.]*$`, 'u')

const isAroundMethods = new RegExp(`^${anyOf(aroundMethods)}$`, 'u')

/** Whether a message names a card or a wallet, perhaps an amount, and says nothing else. */
export function isOnlyMethod(message: string): boolean {
  const plain = withCorrections(normalise(message))
  const words = (withoutAmount(plain) ?? plain).match(/[\p{L}\p{N}]+/gu) ?? []
  return (
    findMethod(message) !== undefined &&
    words.every(word => isAroundMethods.test(word) || findMethod(word) !== undefined)
  )
}
