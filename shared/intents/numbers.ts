import Big from 'big.js'
import { currencyAfter, currencyBefore } from './currencies.ts'

/** A number found in a text, in digits or in words. */
export interface FoundNumber {
  value: Big
  /** Offsets in the text, currency and «тысяч» included. */
  start: number
  end: number
  /** A currency follows («500 р») or precedes ("$500"). */
  currency: boolean
  /** ISO 4217 codes that the currency may be of: "$" is said of several. */
  currencies?: readonly string[]
  /** Written as money is: with «тысяч», "k" or in slang («пятихатка»). */
  moneyWord: boolean
  /** Stands behind №, # or «номер». */
  marked: boolean
  /** Written without a fraction, a multiplier or a group separator. */
  plain: boolean
}

type Word = { value: number; scale?: true; money?: true }

const numberWords = new Map<string, Word>()
const define = (value: number, forms: string, kind: Omit<Word, 'value'> = {}) => {
  for (const form of forms.split(' ')) numberWords.set(form, { value, ...kind })
}

const series = (values: number[], forms: string[]) =>
  values.forEach((value, at) => {
    define(value, forms[at] as string)
  })
const upTo = (from: number, to: number, step = 1) =>
  Array.from({ length: (to - from) / step + 1 }, (_, at) => from + at * step)

series(upTo(0, 9), [
  'ноль нуль zero',
  'один одна одну одно одного одной one',
  'два две двух двумя two',
  'три трех тремя three',
  'четыре четырех four',
  'пять пяти five',
  'шесть шести six',
  'семь семи seven',
  'восемь восьми eight',
  'девять девяти nine',
])
series(upTo(10, 19), [
  'десять десяти ten',
  'одиннадцать одиннадцати eleven',
  'двенадцать двенадцати twelve',
  'тринадцать тринадцати thirteen',
  'четырнадцать четырнадцати fourteen',
  'пятнадцать пятнадцати fifteen',
  'шестнадцать шестнадцати sixteen',
  'семнадцать семнадцати seventeen',
  'восемнадцать восемнадцати eighteen',
  'девятнадцать девятнадцати nineteen',
])
series(upTo(20, 90, 10), [
  'двадцать двадцати twenty',
  'тридцать тридцати thirty',
  'сорок сорока forty',
  'пятьдесят пятидесяти fifty',
  'шестьдесят шестидесяти sixty',
  'семьдесят семидесяти seventy',
  'восемьдесят восьмидесяти eighty',
  'девяносто девяноста ninety',
])
series(upTo(100, 900, 100), [
  'сто ста',
  'двести двухсот',
  'триста трехсот',
  'четыреста четырехсот',
  'пятьсот пятисот',
  'шестьсот шестисот',
  'семьсот семисот',
  'восемьсот восьмисот',
  'девятьсот девятисот',
])
define(2, 'пару пара пары')
define(1.5, 'полтора полторы полутора', { money: true })
define(
  500,
  'пятихатка пятихатку пятихатки пятихат пятихаточку пятикатка пятикатку пятисотка пятисотку полтысячи полтыщи полтыщу',
  {
    money: true,
  },
)
define(50, 'полтинник полтинника полтос полтоса полтосик полташка полташку полсотни', { money: true })
define(20, 'двадцатка двадцатку двадцатник', { money: true })
define(30, 'тридцатка тридцатку тридцатник', { money: true })
define(40, 'сорокет сорокета', { money: true })
define(1500, 'полторашка полторашку', { money: true })
define(10, 'tenner', { money: true })
define(5, 'fiver', { money: true })
define(10, 'червонец червонца чирик чирика десятка десятку', { money: true })
define(100, 'стольник стольника соточка соточку', { money: true })
define(100, 'сотня сотню сотни сотен сотка сотку сотки соток hundred', { scale: true, money: true })
define(1000, 'тысяча тысячу тысячи тысяч тыс тыр тр тыща тыщу тыщи тыщ т к k thousand grand', {
  scale: true,
  money: true,
})
define(
  1000,
  'косарь косаря косарей косарик косарика косару касарь касаря тыщонка тыщонку тыщенка тыщенку тысчонку кусок куска кусков штука штуку штуки штук кэсов',
  { scale: true, money: true },
)
define(1_000_000, 'миллион миллиона миллионов млн лям ляма лямов million mln m м', { scale: true, money: true })

const digits =
  /^(?:\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d+)?)(?![\d])/
const letters = /^\p{L}+/u
const mark = /(?:№|#|(?<!\p{L})(?:номер[а-я]*|number|no\.?|id|айди))\s*:?\s*$/u

/** Whether a word is a number too large to be said of anything but money, mostly: «двести», "fifty". */
export const isLargeNumber = (word: string): boolean => (numberWords.get(word)?.value ?? 0) >= 20

/** Whether a word is a sum of money by itself: «косарь», «полтос», «тысячу»; «к» and «пять» are not. */
export function isSum(word: string): boolean {
  const known = word.length > 2 ? numberWords.get(word) : undefined
  return known?.money === true && known.value >= 10
}

/** «1 500», "1,500.50", «1.500,50», «1500,5» as the value they mean. */
function readDigits(written: string): { value: Big; plain: boolean } {
  const tight = written.replace(/[ \u00a0\u202f']/g, '')
  const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?$/.exec(tight)
  const plain = tight === written && !/[.,]/.test(tight)
  if (grouped && !tight.startsWith('0')) {
    const separator = grouped[1] as string
    return { value: new Big(tight.replaceAll(separator, '').replace(',', '.')), plain }
  }
  return { value: new Big(tight.replace(',', '.')), plain }
}

interface Part {
  value: Big
  end: number
  scale: boolean
  money: boolean
  word: boolean
  plain: boolean
}

function partAt(text: string, at: number): Part | undefined {
  const rest = text.slice(at, at + 40)
  const number = digits.exec(rest)?.[0]
  if (number !== undefined)
    return { ...readDigits(number), end: at + number.length, scale: false, money: false, word: false }
  const word = letters.exec(rest)?.[0]
  const known = word === undefined ? undefined : numberWords.get(word)
  if (word === undefined || known === undefined) return undefined
  const { value, scale = false, money = false } = known
  return { value: new Big(value), end: at + word.length, scale, money, word: true, plain: false }
}

const kopecks = /^\s*(?:и\s+)?(\d{1,2})\s*коп(?:\.|\p{L}*)/u
const andAHalf = /^\s+с\s+половиной(?!\p{L})/u
const gap = /^(?:\s+(?:and\s+)?|-)?/

/** Adds up «две тысячи пятьсот», «5 тыс 200», "two hundred and fifty"; stops where the next part is not smaller. */
function compose(text: string, start: number): Omit<FoundNumber, 'currency' | 'marked' | 'start'> | undefined {
  let total = new Big(0)
  let group = new Big(0)
  let least = Number.POSITIVE_INFINITY
  let scaled = Number.POSITIVE_INFINITY
  let [end, moneyWord, plain, parts] = [start, false, false, 0]
  for (;;) {
    const at = parts === 0 ? start : end + (gap.exec(text.slice(end, end + 8))?.[0].length ?? 0)
    const part = partAt(text, at)
    if (part === undefined) break
    const size = part.value.toNumber()
    if (part.scale) {
      if (size >= scaled || (parts === 0 && part.end - at < 3)) break
      const times = group.eq(0) ? new Big(1) : group
      if (size === 100) [group, least] = [times.times(100), 100]
      else {
        total = total.plus(times.times(part.value))
        ;[group, scaled, least] = [new Big(0), size, Number.POSITIVE_INFINITY]
      }
      plain = false
    } else {
      if (size >= least || size >= scaled) break
      if (parts > 0 && !part.word && scaled === Number.POSITIVE_INFINITY) break
      group = group.plus(part.value)
      least = part.word && size >= 20 ? (size >= 100 ? 100 : 10) : 0
      plain = parts === 0 && part.plain
    }
    moneyWord ||= part.money
    end = part.end
    const half = part.scale ? undefined : andAHalf.exec(text.slice(end, end + 16))?.[0]
    if (half !== undefined) {
      group = group.plus(0.5)
      end += half.length
    }
    parts++
  }
  const several = parts === 1 && text.startsWith('пар', start)
  return parts === 0 || several ? undefined : { value: total.plus(group), end, moneyWord, plain }
}

/** A text with more numbers than this names none that could be told from the others. */
const maxNumbers = 50

/**
 * The numbers of a normalised text, the first 50 in order. Skipped are parts of words («п1»), of times and scores («19:30», «2:1»)
 * and digit runs as long as a card's.
 */
export function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = []
  const starts = /[\p{L}\p{N}]+/gu
  for (let match = starts.exec(text); match !== null && found.length < maxNumbers; match = starts.exec(text)) {
    const start = match.index
    const isFifteenHundred = /^полтор[аы](?!\p{L})/u.test(text.slice(start, start + 8))
    const half = /^пол(?=\s*(?:тысячи|ляма|миллиона|косаря|штуки)(?!\p{L}))\s*/u.exec(
      text.slice(start, start + 24),
    )?.[0]
    const number = compose(text, half ? start + half.length : start)
    if (number === undefined) continue
    starts.lastIndex = number.end
    const before = text.slice(Math.max(0, start - 12), start)
    const currency = currencyAfter(text.slice(number.end, number.end + 20))
    const rest = number.end + (currency?.length ?? 0)
    const small = currency && kopecks.exec(text.slice(rest, rest + 16))
    const longest = text.slice(start, number.end).replace(/\D/g, '').length
    const partOfTime = /\d[:/.]$/.test(before) || /^[:/]\d/.test(text.slice(number.end, number.end + 2))
    const partOfWord =
      /\d$/.test(text.slice(start, number.end)) && /^\p{L}/u.test(text.slice(number.end, number.end + 2)) && !currency
    if (partOfTime || partOfWord || (longest > 12 && !mark.test(before) && !number.plain)) continue
    const sign = currencyBefore(before)
    // «полторы» without a unit are thousands
    const said = isFifteenHundred && number.value.eq(1.5) && !currency ? new Big(1500) : number.value
    found.push({
      ...number,
      value: (half ? number.value.div(2) : said).plus(small ? new Big(small[1] as string).div(100) : 0),
      start: start - (sign?.length ?? 0),
      end: rest + (small?.[0].length ?? 0),
      currency: currency !== undefined || sign !== undefined,
      ...((currency ?? sign) && { currencies: (currency ?? sign)?.codes as readonly string[] }),
      marked: mark.test(before),
    })
  }
  return found
}
