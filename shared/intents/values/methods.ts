import { asRussianLayout } from '../text/keyboard-layout.ts'
import { type Message, once } from '../text/message.ts'
import { transliterate } from '../text/transliterate.ts'
import { Speller } from '../text/typos.ts'

export type Method = 'card' | 'wallet'

const words: Record<Method, string[]> = {
  card: 'карта карту карты карте картой карточка карточку карточки карточке картa сбер сбербанк сбера тинькофф тинек тиньк альфа втб виза визу мир мастеркард банк банковскую счет card cards visa mastercard debit credit'.split(
    ' ',
  ),
  wallet:
    'кошелек кошелька кошельку кошельком кошельке кошель электронный эл киви юмани яндекс вебмани крипта крипту крипто wallet ewallet qiwi yoomoney webmoney skrill neteller crypto usdt'.split(
      ' ',
    ),
}
const methodOf = new Map((['card', 'wallet'] as const).flatMap(method => words[method].map(word => [word, method])))
const speller = new Speller([...methodOf.keys()].filter(word => word.length > 5))

function read(word: string): Method | undefined {
  const readings = /[a-z]/.test(word) ? [word, asRussianLayout(word), ...transliterate(word)] : [word]
  for (const reading of readings) {
    const method = methodOf.get(reading)
    if (method) return method
  }
  const right = speller.correct(word)
  return right === undefined ? undefined : methodOf.get(right)
}

/** No word for a card or a wallet is longer. */
const maxLength = 20

const negator = /^(?:не|not|нет|don'?t)$/
/** «На карту, нет, на кошелёк»; «карты нет» says that there is none. */
const takesBack = /^(?:нет|no|вернее|точнее|wait|rather|actually)$/
/** «Не на карту хочу на кошелёк» */
const wish = /^(?:хочу|давай(?:те)?|want)$/

/** Where a withdrawal is to go; undefined when the text names neither, or both and rejects none («не на карту, а …»). */
export const findMethod = once((message: Message): Method | undefined => {
  const found = new Set<Method>()
  const parts = message.plain.match(/don'?t|[\p{L};[\]]+(?:-\p{L}+)*|[,.!?]/gu) ?? []
  let negated = false
  for (const [at, part] of parts.entries()) {
    if (takesBack.test(part) && /^(?:на|to|,)$/.test(parts[at + 1] ?? '')) found.clear()
    else if (negator.test(part)) negated = true
    else if (/^(?:а|но|but|,|лучше)$/.test(part) || (wish.test(part) && !negator.test(parts[at - 1] ?? '')))
      negated = false
    const method = part.length > 1 && part.length <= maxLength ? read(part) : undefined
    if (method && !negated) found.add(method)
  }
  return found.size === 1 ? [...found][0] : undefined
})
