import type { Message } from '../text/message.ts'
import { type FoundNumber, findNumbers } from './numbers.ts'
import { withoutPersonalNumbers } from './personal-numbers.ts'

const maxId = 2n ** 63n - 1n
const withdrawal = '(?:заявк[а-я]*|вывод[а-я]*|выплат[а-я]*|withdrawals?|payouts?|request|zayavk[a-z]*|vyvod[a-z]*)'
const named = new RegExp(`${withdrawal}\\s*(?:на вывод|with)?\\s*(?:под |with |за )?$`, 'u')
const notAnId =
  /^(?:-?(?:го|е|я|й|th|st|nd|rd)(?!\p{L})|\s*(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|числа|число|дн|день|час|минут|недел|месяц|год|раз|days?|hours?|weeks?|months?|times?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|[./-]\d)/u

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
 * Sums («500 р»), dates and spans of time are no ids; nor is what does not fit into int64.
 */
export function findWithdrawalId(message: Message): bigint | undefined {
  const { plain } = message
  const numbers = findNumbers(message).filter(
    ({ plain: whole, currency, start, end }) =>
      whole &&
      !currency &&
      !notAnId.test(plain.slice(end)) &&
      !/\d[./-]$/.test(plain.slice(Math.max(0, start - 2), start)),
  )
  const chosen =
    numbers.find(({ marked }) => marked) ??
    numbers.find(({ start }) => named.test(plain.slice(Math.max(0, start - 40), start))) ??
    (numbers.length === 1 ? bare(plain, numbers[0] as FoundNumber) : undefined)
  if (chosen === undefined) return undefined
  const id = BigInt(plain.slice(chosen.start, chosen.end))
  return id > 0n && id <= maxId ? id : undefined
}
