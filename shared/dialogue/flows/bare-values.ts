import { amountSpan } from '../../intents/amounts.ts'
import { withCorrections } from '../../intents/corrections.ts'
import { findMethod } from '../../intents/methods.ts'
import { normalise } from '../../intents/normalise.ts'
import { isOnlyEverything } from './everything.ts'

const sets =
  '(?:поменяй|измени|исправь|сделай|увелич\\p{L}*|уменьш\\p{L}*|подними|снизь|change|set|increase|raise|lower|reduce)(?:\\s+(?:сумму|ставку|it|the (?:amount|stake|bet)))?(?:\\s+(?:до|на|to))?'
/** «Ещё 100», «на 50 меньше» */
const relative =
  '(?:до|при)бав(?:ь(?:те)?|ить|им|лю)|накинь|докинь|убав\\p{L}*|плюс|минус|еще|больше|меньше|сверху|add|plus|minus|another|extra|more|less|by'
const aroundAmounts = new RegExp(
  `[^\\p{L}\\p{N}]|(?<!\\p{L})(?:р|руб|рубл\\p{L}*|₽|тыс\\p{L}*|rub|rubles?|на|сумм\\p{L}*|давай(?:те)?|пусть|будет|лучше|тогда|нет|да|но|а|ой|ок|только|хочу|${sets}|yes|no|ok|but|only|just|actually|rather|instead|i want|for|make it|let it be|${relative}|пожалуйста|please)(?!\\p{L})`,
  'gu',
)

/** A normalised and corrected text without the amount that it names; undefined when it names none. */
export function withoutAmount(plain: string): string | undefined {
  const span = amountSpan(plain)
  return span && `${plain.slice(0, span.start)} ${plain.slice(span.end)}`
}

/** Whether a message holds an amount, or «всё», and nothing else. */
export const isOnlyAmount = (message: string): boolean =>
  isOnlyEverything(message) || withoutAmount(withCorrections(normalise(message)))?.replace(aroundAmounts, '') === ''

const aroundMethods = /^(?:на|в|мне|мою?|моей|по|давай(?:те)?|лучше|тогда|to|my|the|a|on|via|by|пожалуйста|please)$/u

/** Whether a message names a card or a wallet, perhaps an amount, and says nothing else. */
export function isOnlyMethod(message: string): boolean {
  const plain = withCorrections(normalise(message))
  const words = (withoutAmount(plain) ?? plain).match(/[\p{L}\p{N}]+/gu) ?? []
  return (
    findMethod(message) !== undefined && words.every(word => aroundMethods.test(word) || findMethod(word) !== undefined)
  )
}
