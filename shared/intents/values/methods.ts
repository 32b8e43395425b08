import { asRussianLayout } from '../text/keyboard-layout.ts'
import { type Message, once } from '../text/message.ts'
import { transliterate } from '../text/transliterate.ts'
import { Speller } from '../text/typos.ts'
import { wordSet } from '../text/word-set.ts'
import { exceptionWords } from './exceptions.ts'

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

/** No word for a card or a wallet has fewer letters. */
const minLength = 2
/** Nor more, with a typo in it. */
const maxLength = 20

/** What a single word names: «карту», "qiwi", «кошелк». */
export function methodNamed(word: string): Method | undefined {
  if (word.length < minLength || word.length > maxLength) return undefined
  const readings = /[a-z]/.test(word) ? [word, asRussianLayout(word), ...transliterate(word)] : [word]
  for (const reading of readings) {
    const method = methodOf.get(reading)
    if (method) return method
  }
  const single = word.replaceAll('-', '').replace(/(\p{L})\1/gu, '$1')
  return methodOf.get(single) ?? methodOf.get(speller.correct(single) ?? '')
}

/** «Куда угодно, кроме кошелька» */
const exceptions = new RegExp(`(?<!\\p{L})(?:${exceptionWords}|(?:have|got) no)(?!\\p{L})`, 'gu')
/** "My card doesn't work" */
const outOfOrder = /(?<!\p{L})(?:(?:doesn|isn|won)'?t|(?:does|is|will) not) work(?:s|ing)?(?!\p{L})/gu

/**
 * Whether the clause says here that what it names cannot be used, or is not wanted.
 * @param isBehind it has named something
 */
function isTurnedDown(parts: readonly string[], at: number, isBehind: boolean): boolean {
  const [part = '', next = '.'] = [parts[at], parts[at + 1]]
  if (part === 'нет' || part === 'нету') return isBehind && turns.has(next)
  if (negators.has(part)) return unwanted.test(next)
  const before = parts[at - 1]
  return before !== 'не' && before !== 'not' && unusable.test(part)
}

const negators = wordSet("не not нет don't dont")
/** «На карту, нет, на кошелёк»; «карты нет» says that there is none. */
const takingBack = wordSet('нет no вернее точнее wait rather actually')
/** «Не на карту хочу на кошелёк» */
const wishes = wordSet('хочу давай давайте want')
const aims = wordSet('на to ,')
const turns = wordSet(', . ! ? а но but лучше')
/** «На карту, но её заблокировали» */
const itself = wordSet("ее его она он it it's is")
/** «Карту заблокировали», "my card has expired": what is told of it is no wish. */
const unusable =
  /^(?:(?:за|раз)?блокир\p{L}+|заблочи\p{L}+|просроч\p{L}+|истек\p{L}*|(?:по|у)теря\p{L}*|украли|сломал\p{L}*|закрыт\p{L}*|закрыл\p{L}*|перевыпус\p{L}*|перевыпущ\p{L}*|проблем\p{L}*|blocked|expired|lost|stolen|closed|broken|problems?)$/u
/** «На карту не хочу», «карты нет», "the card does not work" */
const unwanted = /^(?:хочу|надо|нужно|могу|буду|стоит|умею|пользуюсь|работает|принимает\p{L}*|проходит|доступн\p{L}+)$/u

/** Where a withdrawal is to go; undefined when the text names neither, or both and rejects none («не на карту, а …»). */
export const findMethod = once((message: Message): Method | undefined => {
  const found = new Set<Method>()
  const plain = message.plain.replace(exceptions, 'not').replace(outOfOrder, 'broken')
  const parts = plain.match(/don'?t|[\p{L};[\]]+(?:-\p{L}+)*|[,.!?]/gu) ?? []
  const methods = new Map([...new Set(parts)].map(part => [part, methodNamed(part)]))
  let negated = false
  let inClause: Method[] = []
  for (const [at, part] of parts.entries()) {
    if (turns.has(part)) inClause = []
    if (isTurnedDown(parts, at, inClause.length > 0)) {
      // What stands before it, or else what comes.
      negated = inClause.length === 0
      for (const method of inClause.splice(0)) found.delete(method)
      if (itself.has(parts[at - 1] ?? '')) found.clear()
    } else if (takingBack.has(part) && aims.has(parts[at + 1] ?? '')) found.clear()
    else if (negators.has(part)) negated = true
    else if (turns.has(part) || (wishes.has(part) && !negators.has(parts[at - 1] ?? ''))) negated = false
    const method = methods.get(part)
    if (method === undefined || negated) continue
    found.add(method)
    inClause.push(method)
  }
  return found.size === 1 ? [...found][0] : undefined
})
