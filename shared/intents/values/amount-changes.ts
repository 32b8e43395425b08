import type Big from 'big.js'
import { type Message, once } from '../text/message.ts'
import { amountSpan, findAmount } from './amounts.ts'
import { withCorrections } from './corrections.ts'

const what = '(?:\\s+(?:еще|сумму|ставку|к сумме|к ставке|it|that|the (?:amount|stake|bet)))?'
const by = '(?:\\s+(?:на|by))?'
const before = {
  more: new RegExp(
    `(?:(?<!\\p{L})(?:(?:до|при)бав(?:ь(?:те)?|ить|им|лю)|накинь|докинь|подкинь|плюс|еще|add|plus|another|extra|(?:увелич|подним|повыс)\\p{L}*${what}\\s+на|(?:increase|raise)${what}\\s+by)${what}${by}|\\+)\\s*$`,
    'u',
  ),
  less: new RegExp(
    `(?<!\\p{L})(?:(?:убав|отним|вычт|сбав)\\p{L}*|less|subtract|take off|(?:уменьш|сниз)\\p{L}*${what}\\s+на|(?:reduce|lower|decrease)${what}\\s+by)${what}${by}\\s*$`,
    'u',
  ),
}
/** «На 100 больше»; in «100, больше не надо» it is no more of the sum. */
const behind = {
  more: /^\s*(?:по)?(?:больше|сверху|more|extra|on top)(?!\p{L})(?!\s+(?:не|ни|нич|чем|than))/u,
  less: /^\s*(?:по)?(?:меньше|less|fewer)(?!\p{L})(?!\s+(?:чем|than))/u,
}
const own = '(?:\\s+(?:ее|его|сумму|ставку|it|that|the (?:amount|stake|bet|sum)))?'
const twice = new RegExp(
  `(?<!\\p{L})(?:удво(?:й|им|ить)(?:те)?|(?:увелич|подним)\\p{L}*${own} (?:вдвое|в два раза|в 2 раза)|(?:вдвое|в два раза|в 2 раза) больше|twice as much)(?!\\p{L})|^(?:(?:no|actually|please|yes|but|let's)[\\s,]+)*double${own}[\\s.!]*(?:please)?[\\s.!]*$`,
  'u',
)
const half =
  /(?<!\p{L})(?:(?:вдвое|в два раза|в 2 раза) меньше|(?:уменьш|сниз)\p{L}*(?: сумму| ставку)? (?:вдвое|в два раза|в 2 раза)|half as much|halve (?:it|that))(?!\p{L})|^(?:(?:нет|да|но|лучше|тогда|давай(?:те)?|только|ну|no|ok|just|only|make it|on second thought)[\s,]+)*(?:половин[ук]у?|half(?: of (?:it|that))?)[\s.!]*$/u

/** «-50», «минус 50», said of an amount: an amount alone is never less than nothing. */
const signed = /^(?:(?:да|нет|но|ну|ок|yes|no|ok|but)[\s,]+)*[-−–]\s*(?=\d)|(?<!\p{L})(?:минус|minus)\s/u

/** In more words than this, «минус 35» is part of a story. */
const maxWords = 8

/** What a message makes of an amount that is known: «добавь 100», «на 50 меньше», «удвой»; undefined when nothing. */
export function changedAmount(message: Message, amount: Big): Big | undefined {
  const said = withoutSign(message)
  const { plain } = said
  if (said.words.length > maxWords || /(?<!\p{L})не\s/u.test(plain)) return undefined
  if (twice.test(plain)) return amount.times(2)
  if (half.test(plain)) return amount.div(2)
  const [found, span] = [findAmount(said), amountSpan(said)]
  if (found.kind !== 'amount' || span === undefined) return undefined
  const [ahead, after] = [plain.slice(0, span.start), plain.slice(span.end)]
  if (before.more.test(ahead) || behind.more.test(after)) return amount.plus(found.amount)
  if (before.less.test(ahead) || behind.less.test(after)) return amount.minus(found.amount)
  return undefined
}

/** A message, corrected, with a verb in the place of its minus. */
const withoutSign = once((message: Message): Message => {
  const meant = withCorrections(message)
  return meant.remade(meant.plain.replace(signed, 'убавь '))
})
