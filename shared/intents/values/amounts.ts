import type { AmountMatch } from '../intents.ts'
import { dateOrSpan } from '../text/calendar-words.ts'
import { type Message, once } from '../text/message.ts'
import { withCorrections } from './corrections.ts'
import { exceptionWords } from './exceptions.ts'
import { type FoundNumber, findNumbers, numbersIn } from './numbers.ts'
import { withoutPersonalNumbers } from './personal-numbers.ts'

const notMoneyAfter = new RegExp(
  `^(?:-?(?:го|е|я|й|th|st|nd|rd))?\\s*(?:${dateOrSpan}|вопрос|событи|ставок|ставки|выводов|заявок|матч|тайм|сет|раунд|гол|очк|карт(?:ы|оч[а-я]*)?(?![а-я])|times?|раз|questions?|bets|goals?|points?|%|процент|percent)`,
  'u',
)
const notMoneyBefore =
  /(?:тотал[а-я]*|больше|меньше|тб|тм|фор[аыуойе]+|кэф[а-я]*|кф|коэф[а-я]*|икс|заканчива[а-я]+(?: на)?|оканчива[а-я]+(?: на)?|\*+|over|under|odds|total|handicap|ending(?: in)?|заявк[а-я]*|процент[а-я]*|№|#)\s*(?:[-+(]|минус|плюс)?\s*$/

/** «Всё, кроме 100», «оставь 1000, остальное выведи»: not what is to move, but what is to stay. */
const staysBefore = new RegExp(
  `(?<!\\p{L})(?:${exceptionWords}|остав\\p{L}*|осталось|оставалось|вс[еёю](?:,?\\s+что\\s+(?:(?:у меня|там|на счету)\\s+)?есть,?)?\\s+минус|(?:all|everything)\\s+minus|leav(?:e|ing)|keep(?:ing)?)(?:\\s+(?:мне|там|хотя бы|минимум|me|at least))*\\s*$`,
  'u',
)

/** «Чтоб 200 осталось» */
const staysBehind =
  /^\s*(?:\p{L}{1,6}\.?\s+)?(?:остал(?:ось|ись|ся)|останется|остав(?:ь(?:те)?|ить)(?!\s+ост)|left)(?!\p{L})/u

/** «Два раза по 100», «две ставки по 50», "twice 50"; behind the sum: «100 два раза». */
const severalTimesBefore =
  /(?<!\p{L})(?:(?:раза?|дважды|трижды|ставки|ставок|вывода|выводов|заявки|заявок)\s+по|(?:дв[ае]|три|[2-9])\s+по|twice|two times|three times|(?:two|three|[2-9]) (?:bets|withdrawals) of)\s*$/u
const severalTimesBehind = /^\s*(?:\p{L}{1,6}\.?\s+)?(?:дважды|(?:два|три|[2-9]) раза|twice|two times)(?!\p{L})/u
/** «-500», «минус 500», with whichever hyphen a keyboard types */
export const negative = /(?:^|[\s(])(?:[\p{Pd}−]|➖\s*|(?:минус|minus|negative)\s+)$/u
/** «1000 минус 500» */
const lessBehind = /^\s*(?:минус|minus)(?!\p{L})/u
/** «Не 500» says what it is not. */
const denied = /(?<!\p{L})(?:не|not)\s*$/u

/** Whether what stands around a sum tells that it is not simply that. */
const isOtherwise = (before: string, behind: string): boolean =>
  [staysBefore, severalTimesBefore, denied].some(mark => mark.test(before)) ||
  [staysBehind, severalTimesBehind, lessBehind].some(mark => mark.test(behind))

/** Whether a number of the text can be money at all. */
function isMoney(text: string, number: FoundNumber): boolean {
  if (number.currency) return true
  if (/^(?:one|од(?:ин|на|ну|но|ного|ной))$/.test(text.slice(number.start, number.end))) return false
  if (number.marked || (number.plain && number.value.gte('1e12'))) return false
  return (
    !notMoneyAfter.test(text.slice(number.end, number.end + 20)) &&
    !notMoneyBefore.test(text.slice(Math.max(0, number.start - 30), number.start))
  )
}

const verb =
  /(?:вы[вв][еоа][дс]\p{L}*|снять|сними|обнал\p{L}*|постав\p{L}*|став\p{L}*|заряд\p{L}*|закин\p{L}*|вывод|ставк\p{L}*|withdraw\p{L}*|cash ?out|bet|put|stake|wager|place)\s*(?:мне|мои|me|my)?\s*$/u

/**
 * The one amount of money that a text names: «500», «1 500», «1500,50 р», «полторы тысячи», "1.5k". Ids, dates, odds,
 * totals and card numbers are no amounts. A number with a currency goes before one right behind «выведи» or «поставь»,
 * and that before any other. `invalid`: a minus sign, a sum that is to stay, that is turned
 * down or wanted several times, or several numbers and nothing to tell which is meant.
 */
export const findAmount = once((message: Message): AmountMatch => {
  const { plain } = withCorrections(message)
  const chosen = chosenIn(message)
  if (chosen === undefined) return { kind: 'none' }
  if (chosen === 'several' || negative.test(plain.slice(Math.max(0, chosen.start - 12), chosen.start)))
    return { kind: 'invalid' }
  if (isOtherwise(plain.slice(Math.max(0, chosen.start - 40), chosen.start), plain.slice(chosen.end, chosen.end + 40)))
    return { kind: 'invalid' }
  const { value, currencies } = chosen
  return { kind: 'amount', amount: value, ...(currencies && { currencies }) }
})

/** Where in the normalised and corrected text the amount stands, for cutting it out. */
export function amountSpan(message: Message): { start: number; end: number } | undefined {
  const chosen = chosenIn(message)
  return chosen === undefined || chosen === 'several' ? undefined : chosen
}

const chosenIn = once((message: Message): FoundNumber | 'several' | undefined =>
  choose(withCorrections(message).plain, findSums(message)),
)

/** A smaller number without a currency is rather that of «дота 2», «тб 5». */
export const leastBareSum = 10

/** The numbers of the normalised and corrected text that can be money. */
export const findSums = once((message: Message): FoundNumber[] => {
  const meant = withCorrections(message)
  const { plain } = meant
  const impersonal = withoutPersonalNumbers(plain)
  const numbers = impersonal === plain ? findNumbers(meant) : numbersIn(impersonal)
  return numbers.filter(number => isMoney(plain, number))
})

/** «5 00», «1 5000», «500-600», «сто пятьсот»: one number written badly, or two. */
const isSplit = (text: string, numbers: FoundNumber[]): boolean =>
  numbers.some(({ end, value }, at) => {
    const next = numbers[at + 1]
    if (next && areSpelledTogether(text, numbers[at] as FoundNumber, next)) return true
    if (next === undefined || !/\d$/.test(text.slice(end - 1, end)) || !/^\d/.test(text[next.start] ?? '')) return false
    const between = text.slice(end, next.start)
    return (next.plain && between === ' ') || (/^(?:[-–—]|\s[-–—]\s)$/.test(between) && !next.value.eq(value))
  })

/** «Сто пятьсот», no one number; «два ноль сто» is a score and a sum. */
const areSpelledTogether = (text: string, one: FoundNumber, next: FoundNumber): boolean =>
  one.value.gte(10) &&
  next.value.gte(100) &&
  text.slice(one.end, next.start) === ' ' &&
  [one, next].every(({ start, end }) => /^[\p{L} ]+$/u.test(text.slice(start, end)))

/** «100 рублей и вывести 200»: a sum with a currency, and behind it a command with another one. */
const asksForMore = ([priced, commanded]: readonly (readonly FoundNumber[])[]): boolean =>
  commanded?.some(({ start, value }) => priced?.some(one => one.end < start && !one.value.eq(value))) === true

function choose(text: string, numbers: FoundNumber[]): FoundNumber | 'several' | undefined {
  const groups = [
    numbers.filter(({ currency }) => currency),
    numbers.filter(({ start }) => verb.test(text.slice(Math.max(0, start - 30), start))),
    numbers,
  ] as const
  const group = groups.find(({ length }) => length > 0)
  if (group === undefined) return undefined
  const [one, other] = numbers
  if (one && other && /^\s*(?:или|либо|or)\s*$/.test(text.slice(one.end, other.start)) && !one.value.eq(other.value))
    return 'several'
  if (isSplit(text, numbers) || asksForMore(groups)) return 'several'
  return group.every(({ value }) => value.eq((group[0] as FoundNumber).value)) ? group[0] : 'several'
}
