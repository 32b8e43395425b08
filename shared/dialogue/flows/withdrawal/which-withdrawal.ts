import type { Id } from '../../../backends/backend.ts'
import { dateOrSpan } from '../../../intents/text/calendar-words.ts'
import type { Message } from '../../../intents/text/message.ts'
import { numberWords } from '../../../intents/text/number-words.ts'
import { withCorrections } from '../../../intents/values/corrections.ts'
import { findWithdrawalId } from '../../../intents/values/ids.ts'
import { findNumbers } from '../../../intents/values/numbers.ts'
import { anyOf, nothingBut } from '../words/phrases.ts'
import * as words from '../words/which.ts'

const newest = new RegExp(anyOf(words.newest), 'u')
const oldest = new RegExp(anyOf(words.oldest), 'u')
const lastButOne = new RegExp(anyOf(words.lastButOne), 'u')
const theLastOne = new RegExp(`${anyOf(words.theLast)}\\s+${anyOf(words.oneWithdrawal)}`, 'u')
const earlier = new RegExp(anyOf(words.lastButOne, words.oldest, words.previous), 'u')
const isAll = nothingBut(words.all, words.aroundAll)
const describing = new RegExp(`^${anyOf(words.describing)}`, 'u')
const denying = /^(?:(?:нет|no)[\s,]+)?(?:не|not)\s/u
/** «Вторая», not «во вторник» or «второго числа» */
const ordinals = ['перв|first', 'втор(?!ник)|second', 'трет|third'].map(
  stem => new RegExp(`(?<!\\p{L})(?:${stem})(?!\\p{L}* ${dateOrSpan})`, 'u'),
)

/**
 * The withdrawal that answers "which one?": by its number or the end of it, by its place in the list, or «последняя». `all`
 * when several are meant, or one is described («та что вчера»): the player will find it in the list.
 * @param listed the withdrawals in the question, newest first
 */
export function chooseWithdrawal(listed: readonly Id[], message: Message): Id | 'all' | undefined {
  const meant = withCorrections(message)
  const { plain } = meant
  if (denying.test(plain)) return undefined
  const named = findWithdrawalId(meant) ?? spelledId(meant)
  if (named !== undefined) {
    const ending = listed.filter(id => String(id).endsWith(String(named)))
    return ending.length === 1 ? ending[0] : named
  }
  const place = placeIn(meant)
  if (place !== undefined) return place <= listed.length ? listed[place - 1] : BigInt(place)
  if (lastButOne.test(plain)) return listed[1]
  if (newest.test(plain)) return listed[0]
  if (oldest.test(plain)) return listed.at(-1)
  const at = ordinals.findIndex(ordinal => ordinal.test(plain))
  if (at >= 0) return listed[at]
  return isAll(plain) || describesOne(meant) || numbersOf(meant).length > 1 ? 'all' : undefined
}

/** «Где последний вывод?», whichever is open; not «последний пришёл, а предыдущий где?» */
export const isOfTheLast = ({ plain }: Message): boolean => theLastOne.test(plain) && !earlier.test(plain)

/** «Та что на карту», «вчерашняя» */
export const describesOne = ({ plain }: Message): boolean => describing.test(plain)

const numbersOf = (message: Message) =>
  findNumbers(message).filter(
    ({ value, currency, moneyWord }) => !currency && !moneyWord && value.gte(1) && value.mod(1).eq(0),
  )

/** «Семнадцать», "seventeen" */
function spelledId(message: Message): Id | undefined {
  const [only, another] = numbersOf(message)
  const isWhole = only?.start === 0 && only.end === message.plain.length
  return isWhole && !another ? BigInt(only.value.toFixed()) : undefined
}

/** 17 of «17-я», «семнадцатая», «двадцать седьмую» */
function placeIn({ plain }: Message): number | undefined {
  const [, digits] = /^(?:№ ?)?(\d{1,4})[- ]?(?:я|ая|ю|ую|й|ой|th|st|nd|rd)$/u.exec(plain) ?? []
  if (digits !== undefined) return Number(digits)
  const [, tens = '', stem] = /^(?:(\p{L}+ь) )?(\p{L}+)(?:ая|ую|ой|ья|ью)$/u.exec(plain) ?? []
  const ones = stem === undefined ? undefined : (ordinalStems.get(stem) ?? numberWords.get(`${stem}ь`)?.value)
  return ones === undefined ? undefined : ones + (numberWords.get(tens)?.value ?? 0)
}

/** Irregular ordinals; «семнадцатая» is derived from the number. */
const ordinalStems: ReadonlyMap<string, number> = new Map([
  ['перв', 1],
  ['втор', 2],
  ['трет', 3],
  ['четверт', 4],
  ['седьм', 7],
  ['восьм', 8],
])
