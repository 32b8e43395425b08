import { type Found, type PartialDate, type Point, skip } from './point.ts'
import type { Token } from './tokens.ts'
import { move, rolling } from './unit.ts'
import { skipYearMark, yearAt } from './year.ts'
import { addMonths, type Day, dateOf, dayOf } from './zone.ts'

const found = (point: Point, next: number, loose = false): Found => ({ point, next, loose })

/** «1 февраля 2026», "Feb 1, 2026", 01.02.2026, «март», «2025 год», «5 число», «3 дня назад», a bare number. */
export function dateAt(tokens: Token[], at: number, today: Day): Found | undefined {
  const first = tokens[at]
  if (first?.is === 'date') {
    const { day, month, year } = first
    const point: PartialDate = { kind: 'date', month }
    if (day !== undefined) point.day = day
    if (year !== undefined) point.year = year
    return found(point, skipYearMark(tokens, at + 1), first.loose)
  }
  if (first?.is === 'month') return monthAt(tokens, at, today, first)
  return first?.is === 'number' ? numberAt(tokens, at, today, first.value) : undefined
}

type Month = Extract<Token, { is: 'month' }>

/** After a month, a number may be one of the last years: «ноябрь 25» is of 2025; a day would be «25 ноября». */
const isRecentYear = (value: number, today: Day) => {
  const back = dateOf(today).year - 2000 - value
  return back >= 0 && back <= 2
}

/** "March 5", "march the fifth", «март 2025» */
function monthAt(tokens: Token[], at: number, today: Day, { month, weak, nominative }: Month): Found {
  const dayAt = tokens[at + 1]?.is === 'of' ? at + 2 : at + 1
  const number = tokens[dayAt]
  if (nominative && number?.is === 'number' && !number.spelled && !number.day && isRecentYear(number.value, today))
    return found({ kind: 'date', month, year: 2000 + number.value }, skipYearMark(tokens, dayAt + 1))
  if (number?.is === 'number' && number.value <= 31 && tokens[dayAt + 1]?.is !== 'unit')
    return withYear(tokens, dayAt + 1, today, { kind: 'date', day: number.value, month })
  const whole = withYear(tokens, dayAt, today, { kind: 'date', month })
  const point = whole.point as PartialDate
  return point.year === undefined ? found(point, at + 1, weak) : whole
}

function withYear(tokens: Token[], at: number, today: Day, date: PartialDate): Found {
  const stated = yearAt(tokens, at, today)
  return stated ? found({ ...date, year: stated.year }, stated.next) : found(date, at)
}

function numberAt(tokens: Token[], at: number, today: Day, value: number): Found | undefined {
  const [number, nounAt] = [tokens[at], skip(tokens, at + 1, 'of')]
  const isRank = number?.is === 'number' && number.rank === true
  const noun = tokens[nounAt]
  if (noun?.is === 'month' && value <= 99 && value % 1 === 0) {
    const yearFrom = tokens[nounAt + 1]?.is === 'of' ? nounAt + 2 : nounAt + 1
    const date = withYear(tokens, yearFrom, today, { kind: 'date', day: value, month: noun.month })
    return (date.point as PartialDate).year === undefined ? found(date.point, nounAt + 1) : date
  }
  if (noun?.is === 'number-of-month') return found({ kind: 'date', day: value }, nounAt + 1)
  const isLast = noun?.is === 'which' && (noun.which === 'rolling' || (noun.which === 'last' && noun.many))
  const unit = isLast ? tokens[nounAt + 1] : undefined
  if (unit?.is === 'unit') return found(rolling(unit.unit, today, value * unit.times), nounAt + 2)
  if (noun?.is === 'unit') return unitsAt(tokens, nounAt, today, value, noun, isRank)
  if (value >= 2000 && value <= 2100) return found({ kind: 'date', year: value }, skipYearMark(tokens, at + 1), true)
  return value >= 0 && value <= 99 && value % 1 === 0 ? found({ kind: 'date', day: value }, at + 1, true) : undefined
}

/** «3 дня», «3 дня назад», «2025 год», «второй квартал»; «3 часа ночи» is a time of day, not a duration. */
function unitsAt(
  tokens: Token[],
  at: number,
  today: Day,
  value: number,
  { unit, times, one }: Extract<Token, { is: 'unit' }>,
  isRank: boolean,
): Found | undefined {
  const count = value * times
  if (count <= 0) return undefined
  if (tokens[at + 1]?.is === 'ago') {
    const day = move(unit, today, -count)
    return found(unit === 'hour' ? rolling(unit, today, count) : { kind: 'span', from: day, to: day + 1 }, at + 2)
  }
  if (unit === 'year' && value >= 1900) return found({ kind: 'date', year: value }, at + 1)
  // «за 25 год»: nobody asks for the last twenty years
  if (unit === 'year' && times === 1 && value >= 20 && value <= 99)
    return found({ kind: 'date', year: 2000 + value }, at + 1)
  // «за 11 месяц»
  if (one && value >= 2 && value <= 12) return found({ kind: 'date', month: value }, at + 1)
  if (unit === 'quarter' && [1, 2, 3, 4].includes(value)) return quarter(value, tokens, at + 1, today)
  if (isRank) return found({ kind: 'unclear' }, at + 1, true)
  return tokens[at + 1]?.is === 'part' ? undefined : found(rolling(unit, today, count), at + 1, true)
}

function quarter(number: number, tokens: Token[], next: number, today: Day): Found {
  const stated = yearAt(tokens, skip(tokens, next, 'of'), today)
  const { year, month } = dateOf(today)
  const chosen = stated?.year ?? (number * 3 - 2 <= month ? year : year - 1)
  const from = dayOf(chosen, number * 3 - 2, 1) as Day
  return found({ kind: 'span', from, to: addMonths(from, 3) }, stated?.next ?? next)
}
