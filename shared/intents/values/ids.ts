import { dateOrSpan } from '../text/calendar-words.ts'
import type { Message } from '../text/message.ts'
import { type FoundNumber, findNumbers, mark } from './numbers.ts'
import { withoutPersonalNumbers } from './personal-numbers.ts'

const maxId = 2n ** 63n - 1n
const withdrawal = '(?:заявк[а-я]*|вывод[а-я]*|выплат[а-я]*|withdrawals?|payouts?|request|zayavk[a-z]*|vyvod[a-z]*)'
const named = new RegExp(`${withdrawal}\\s*(?:на вывод|with)?\\s*(?:под |with |за )?(?:${mark.source})?$`, 'u')
const notAnId = new RegExp(`^(?:-?(?:го|е|я|й|th|st|nd|rd)(?!\\p{L})|\\s*(?:${dateOrSpan}|раз|times?)|[./-]\\d)`, 'u')

const spelled = /^[\p{L} -]+$/u
/** «Заявка семнадцать»; «заявки две» and «заявка пятьсот рублей» tell how many and how much. */
const isSpelledId = (text: string, { start, value, moneyWord }: FoundNumber): boolean =>
  !moneyWord &&
  value.gte(10) &&
  value.mod(1).eq(0) &&
  /заявк\p{L}{1,2}\s+$/u.test(text.slice(Math.max(0, start - 10), start))

/** «вывел 5000 на карту», «вывод на 3000»: what was paid out, not its number. */
const paidOut =
  /(?:вы[вс][еод]\p{L}*|снял\p{L}*|заказал\p{L}*|обналичил\p{L}*|на|сумм\p{L}*|withdrew|withdrawn|cashed out|of)\s+$/u
const where = /^\s*(?:на|в|to|onto)\s+(?:мою |свою |my )?(?:карт|кошел|сбер|тинь|card|wallet)/u

/** The one number of the text, unless it is a sum, a card's or a telephone's. */
function bare(text: string, number: FoundNumber): FoundNumber | undefined {
  const { start, end } = number
  if (text.slice(0, start).trim() === '' && text.slice(end).trim() === '') return number
  if (withoutPersonalNumbers(text).slice(start, end).trim() === '') return undefined
  if (paidOut.test(text.slice(Math.max(0, start - 30), start)) || where.test(text.slice(end, end + 30)))
    return undefined
  return number
}

/**
 * The withdrawal that a text names: «№17», «заявка 17», «вывод номер 17», or the one bare whole number that it holds.
 * Sums («500 р»), dates and spans of time are no ids. What does not fit into int64 is one only where it is said to be a withdrawal:
 * «заявка 99999999999999999999», not an account's number.
 */
export function findWithdrawalId(message: Message): bigint | undefined {
  const { plain } = message
  const numbers = findNumbers(message).filter(
    ({ plain: whole, currency, start, end }) =>
      (whole || spelled.test(plain.slice(start, end))) &&
      !currency &&
      !notAnId.test(plain.slice(end)) &&
      !/\d[./-]$/.test(plain.slice(Math.max(0, start - 2), start)),
  )
  const marked = numbers.filter(number => number.marked)
  // «№17 и №18»
  if (marked.some(({ value }) => !value.eq((marked[0] as FoundNumber).value))) return undefined
  const written = numbers.filter(number => number.plain)
  const isNamed = ({ start }: FoundNumber) => named.test(plain.slice(Math.max(0, start - 40), start))
  const chosen =
    marked[0] ??
    written.find(isNamed) ??
    numbers.find(number => isSpelledId(plain, number)) ??
    (written.length === 1 ? bare(plain, written[0] as FoundNumber) : undefined)
  if (chosen === undefined) return undefined
  const id = BigInt(chosen.plain ? plain.slice(chosen.start, chosen.end) : chosen.value.toFixed())
  return id > 0n && (id <= maxId || isNamed(chosen)) ? id : undefined
}
