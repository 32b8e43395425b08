import Big from 'big.js'
import { kinds, kindsIn } from '../text/characters.ts'
import { type Message, once } from '../text/message.ts'
import { numberWords } from '../text/number-words.ts'
import { codeAhead, currencyAfter, currencyBefore } from './currencies.ts'
import { endOfPart, letters, type NumberPart, partAt } from './number-parts.ts'

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

/** What precedes a number that is a name. */
export const mark = /(?:№|#|(?<!\p{L})(?:номер[а-я]*|number|no\.|(?<!^)no|id|айди))\s*:?\s*$/u

const kopecks = /^\s*(?:и\s+)?(\d{1,2}|\p{L}+(?:\s\p{L}+)?(?=\s))\s*коп(?:\.|\p{L}*)/u
const andAHalf = /^\s+(?:с\s+половиной|and\s+a\s+half)(?!\p{L})/u
const gap = /^(?:\s+(?:and\s+|of\s+)?|-)?/

/** «тысяч пять», «сотни две»: about so many. */
function countBehind(text: string, at: number): NumberPart | undefined {
  const space = /^\.?\s+/.exec(text.slice(at, at + 4))?.[0].length ?? 0
  const count = space === 0 ? undefined : partAt(text, at + space)
  return count && !count.scale && count.value.gte(1) && count.value.lt(100) ? count : undefined
}

/** Adds up «две тысячи пятьсот», «5 тыс 200», "two hundred and fifty"; stops where the next part is not smaller. */
type Composed = Omit<FoundNumber, 'currency' | 'marked' | 'start'>

function compose(text: string, start: number): Composed | undefined {
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
    const counted = parts === 0 && part.many ? countBehind(text, part.end) : undefined
    if (counted !== undefined)
      return { value: counted.value.times(size), end: counted.end, moneyWord: true, plain: false }
    if (part.scale) {
      if (size >= scaled || (parts === 0 && part.end - at < 3)) break
      const times = group.eq(0) ? new Big(1) : group
      if (size === 100) [group, least] = [times.times(100), 100]
      else {
        total = total.plus(times.times(part.value))
        ;[group, scaled, least] = [new Big(0), size, Number.POSITIVE_INFINITY]
      }
      plain = false
    } else if (part.countable && parts === 1 && total.eq(0) && group.gte(2) && group.lt(100)) {
      // «две пятихатки»
      ;[group, least] = [group.times(part.value), 0]
      plain = false
    } else {
      if (size >= least || size >= scaled) break
      if (parts > 0 && !part.word && (scaled === Number.POSITIVE_INFINITY || isBeforeLetter(text, part.end))) break
      group = group.plus(part.value)
      least = part.word && size >= 20 ? (size >= 100 ? 100 : 10) : 0
      plain = parts === 0 && part.plain
    }
    moneyWord ||= part.money
    end = part.end
    const half = andAHalf.exec(text.slice(end, end + 16))?.[0]
    if (half !== undefined) {
      if (part.scale) total = total.plus(part.value.div(2))
      else group = group.plus(0.5)
      end += half.length
    }
    parts++
  }
  const several = parts === 1 && /^(?:пар|couple)/.test(text.slice(start, start + 6))
  return parts === 0 || several ? undefined : { value: total.plus(group), end, moneyWord, plain }
}

/** «Спартак-2», «Россия-21»: a second team, a youth team. */
function isTeamNumber(text: string, start: number, { plain, value, end }: Composed): boolean {
  if (!plain || value.gte(24) || /^\s*(?:р|₽|\$|€)/u.test(text.slice(end, end + 3))) return false
  const before = text.slice(Math.max(0, start - 12), start)
  return /\p{L}{3}-$/u.test(before) && !/(?:заяв|выво|карт|коше|став|сумм|номер)\p{L}*-$/u.test(before)
}

/** «5к 10к» is two sums. */
const isBeforeLetter = (text: string, at: number) => /^\p{L}/u.test(text.slice(at, at + 2))

/** A text with more numbers than this names none that could be told from the others. */
const maxNumbers = 24
/** Nor does one with more places than this that look like a number. */
const maxLikely = 100

const shares = [
  { parts: 2, words: /^(?:пол(?:овин[ауы])?[\s-]*|half\s+(?:an?\s+)?)(?=\p{L})/u },
  { parts: 4, words: /^(?:четверть\s+|quarter\s+(?:of\s+)?(?:an?\s+)?)(?=\p{L})/u },
]

/** How much of a text «пол» takes before a word that it halves: «пол ляма», «полкосаря», "half a grand", «четверть ляма». */
function shareBefore(text: string): { length: number; parts: number } {
  for (const { parts, words } of shares) {
    const share = words.exec(text)?.[0] ?? ''
    const whole = share === '' ? undefined : letters.exec(text.slice(share.length))?.[0]
    if (whole !== undefined && numberWords.get(whole)?.scale && (whole.length > 2 || share.endsWith(' ')))
      return { length: share.length, parts }
  }
  return { length: 0, parts: 1 }
}

/** The kopecks of «500 рублей 50 копеек», «… пятьдесят копеек». */
function kopecksBehind(text: string): { value: Big; length: number } | undefined {
  const [whole, number] = kopecks.exec(text) ?? []
  if (whole === undefined || number === undefined) return undefined
  const value = /\d/.test(number) ? new Big(number) : compose(number, 0)?.value
  return value?.lt(100) ? { value, length: whole.length } : undefined
}

/** What is named beside a number. @param from where the number before it ends, whose currency is no other's */
function currencyAt(text: string, from: number, start: number, end: number) {
  // «5 тыс. рублей»
  const dot = /\p{L}\.$/u.test(text.slice(end - 1, end + 1)) ? 1 : 0
  const named = currencyAfter(text.slice(end + dot, end + 40))
  const after = named && { ...named, length: named.length + dot }
  const sign = after ? undefined : currencyBefore(text.slice(Math.max(from, start - 24), start))
  const inRoubles = /\d\s*т[ыр]?р$/u.test(text.slice(start, end))
  const codes = (after ?? sign)?.codes ?? (inRoubles ? ['RUB'] : undefined)
  return { after, sign, codes, isHundredth: (after ?? sign)?.isHundredth === true }
}

/** The numbers of a message, as `numbersIn` has them of its normalised text. */
export const findNumbers = once((message: Message): readonly FoundNumber[] => numbersIn(message.plain))

/** Whether a word has a digit, is a part of a number, or begins with a share of one: «полкосаря». */
const mayBeNumber = (word: string): boolean =>
  numberWords.has(word) || (kindsIn(word) & kinds.digit) !== 0 || wholeAndPart.some(share => word.startsWith(share))

const wholeAndPart = ['пол', 'четверть', 'half', 'quarter']

/**
 * The numbers of a normalised text, the first 24 in order. Skipped are parts of words («п1»), of times and scores («19:30», «2:1»)
 * and digit runs as long as a card's.
 */
export function numbersIn(text: string): readonly FoundNumber[] {
  const found: FoundNumber[] = []
  let [last, likely] = [0, 0]
  for (let [at, next] = [0, 0]; at < text.length && found.length < maxNumbers; at = next) {
    next = endOfPart(text, at)
    const word = text.slice(at, next)
    if (next === at) next++
    if (word === '' || !mayBeNumber(word)) continue
    if (++likely > maxLikely) break
    const start = at + (codeAhead.exec(word)?.[0].length ?? 0)
    const share = shareBefore(text.slice(start, start + 40))
    const number = compose(text, start + share.length)
    if (number === undefined) continue
    next = number.end
    const before = text.slice(Math.max(0, start - 12), start)
    const currency = currencyAt(text, last, start, number.end)
    const rest = number.end + (currency.after?.length ?? 0)
    const small = currency.after && kopecksBehind(text.slice(rest, rest + 40))
    const longest = text.slice(start, number.end).replace(/\D/g, '').length
    const partOfTime = /\d[:/.]$/.test(before) || /^[:/]\d/.test(text.slice(number.end, number.end + 2))
    const partOfWord =
      /\d$/.test(text.slice(start, number.end)) &&
      /^[\p{L}\p{No}]/u.test(text.slice(number.end, number.end + 2)) &&
      !currency.after
    if (
      partOfTime ||
      partOfWord ||
      isTeamNumber(text, start, number) ||
      (longest > 12 && !mark.test(before) && !number.plain)
    )
      continue
    last = rest + (small?.length ?? 0)
    if (small) next = last
    found.push({
      ...number,
      value: meant(text, start, number, share.parts, currency.codes !== undefined)
        .div(currency.isHundredth ? 100 : 1)
        .plus(small ? small.value.div(100) : 0),
      start: start - (currency.sign?.length ?? 0),
      end: last,
      currency: currency.codes !== undefined,
      ...(currency.codes && { currencies: currency.codes }),
      marked: mark.test(before),
    })
  }
  return found
}

const fifteenHundred = /^полтор[аы](?!\p{L})/u
/** «.50», not the end of a sentence: «вывод.50» */
const pointAlone = /(?:^|\s)[.,]$/u

/** The share of it that «пол» takes; «полторы» without a unit are thousands; «.50» is a fraction. */
function meant(text: string, start: number, { value, plain }: Composed, parts: number, hasCurrency: boolean): Big {
  if (parts > 1) return value.div(parts)
  const digits =
    plain && pointAlone.test(text.slice(Math.max(0, start - 2), start))
      ? letterless.exec(text.slice(start, start + 12))
      : null
  if (digits) return new Big(`0.${digits[0]}`)
  return fifteenHundred.test(text.slice(start, start + 8)) && value.eq(1.5) && !hasCurrency ? new Big(1500) : value
}

const letterless = /^\d+/
