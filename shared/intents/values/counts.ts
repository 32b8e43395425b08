import { dateOrSpan } from '../text/calendar-words.ts'
import { type Message, once } from '../text/message.ts'
import { findNumbers } from './numbers.ts'

const things =
  '(?:(?:мо|св)[а-я]+ |последн[а-я]+ |прошл[а-я]+ |крайн[а-я]+ |свеж[а-я]+ |недавн[а-я]+ |сделанн[а-я]+ |my |of my |last |latest |recent |most recent |past |latest )*(?:став[а-я]*|пари|купон[а-я]*|вывод[а-я]*|заяв[а-я]*|выплат[а-я]*|операци[а-я]*|экспресс[а-я]*|штук[а-я]*|bets?|wagers?|withdrawals?|payouts?|coupons?|stavok|vyvodov)'
const before =
  /(?:последн[а-я]+|крайн[а-я]+|прошл[а-я]+|недавн[а-я]+|перв[а-я]+|last|latest|recent|past|top|poslednih|poslednie)\s+$/u
const otherThings = new RegExp(`^\\s*(?:${dateOrSpan}|р(?:уб)?|₽|rub)`, 'u')
const after = new RegExp(`^\\s*${things}`, 'u')
const one =
  /(?<!\p{L})(?:последн(?:юю|яя|ий|ей|его|ее|ем)|крайн(?:юю|яя|ий|ей|его|ее|ем)|last|latest|most recent|poslednyaya|poslednyuyu|posledniy)\s+(?:мо(?:я|ю|й|ей|его|е|ем) )?(?:ставк[ауеи]|пари|купоне?а?|экспрессе?а?|выводе?а?|заявк[ауеи]|выплат[ауеы]|операци[июя]|bet|wager|coupon|withdrawal|payout|stavk[au]|vyvod)(?!\p{L})/u

/** How many of the latest a text asks for: «последние 10 ставок» 10, "last five bets" 5, «последняя ставка» 1. */
export const findCount = once((message: Message): number | undefined => {
  const { plain } = message
  for (const { value, start, end, currency } of findNumbers(message)) {
    const rest = plain.slice(end, end + 60)
    if (currency || !value.eq(value.round()) || value.lt(1) || value.gt(1_000) || otherThings.test(rest)) continue
    if (after.test(rest) || (before.test(plain.slice(Math.max(0, start - 30), start)) && /^\s*(?:$|[.!?,])/.test(rest)))
      return value.toNumber()
  }
  return one.test(plain) ? 1 : undefined
})
