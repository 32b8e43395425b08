import type { Token } from './tokens.ts'
import type { Unit } from './words.ts'
import { addMonths, type Day, dateOf, dayOf } from './zone.ts'

/** A place on the calendar that a text names. Days are [from, to). */
export type Point =
  | { kind: 'span'; from: Day; to: Day /** «в пятницу»: may as well be a week earlier. */; weekday?: true }
  | { kind: 'hours'; hours: number }
  /** A date of which parts may be missing: «15», «1 февраля», «март», «2025». */
  | { kind: 'date'; day?: number; month?: number; year?: number }

export interface Found {
  point: Point
  /** Index of the token behind it. */
  next: number
  /** Means something only with a preposition or as one end of a range. */
  loose: boolean
}

/** Monday of the week, first of the month, … of the unit that holds the day. */
function startOf(unit: Unit, day: Day): Day {
  const { year, month, weekday } = dateOf(day)
  const first = (month: number) => dayOf(year, month, 1) as Day
  if (unit === 'week') return day - weekday + 1
  if (unit === 'weekend') return day - weekday + 6
  if (unit === 'month') return first(month)
  if (unit === 'quarter') return first(month - ((month - 1) % 3))
  return unit === 'year' ? first(1) : day
}

function move(unit: Unit, day: Day, count: number): Day {
  if (unit === 'week' || unit === 'weekend') return day + 7 * count
  const months = { month: 1, quarter: 3, year: 12 }[unit as string]
  return months === undefined ? day + count : addMonths(day, months * count)
}

/** The whole week, month, … `count` units from the present one. */
export function calendarUnit(unit: Unit, today: Day, count: number): Point {
  const from = move(unit, startOf(unit, today), count)
  return { kind: 'span', from, to: unit === 'weekend' ? from + 2 : move(unit, from, 1) }
}

/** The last so many units up to and with today; months and years reach back to the same date. */
function rolling(unit: Unit, today: Day, count: number): Point {
  if (unit === 'hour') return { kind: 'hours', hours: count }
  if (unit === 'weekend') return calendarUnit(unit, today, dateOf(today).weekday >= 6 ? 0 : -1)
  const days = unit === 'day' || unit === 'week'
  return { kind: 'span', from: move(unit, today, -count) + (days ? 1 : 0), to: today + 1 }
}

/** The point that starts at a token. */
export function pointAt(tokens: Token[], at: number, today: Day): Found | undefined {
  const token = (ahead: number) => tokens[at + ahead]
  const span = (from: Day, to: Day, length: number, loose = false): Found => ({
    point: { kind: 'span', from, to },
    next: at + length,
    loose,
  })
  const first = token(0)
  switch (first?.is) {
    case 'day':
      return dayWord(tokens, at, today, first.offset)
    case 'weekday': {
      const back = (dateOf(today).weekday - first.weekday + 7) % 7
      const [from, to] = [today - back, today - back + 1]
      return { point: { kind: 'span', from, to, weekday: true }, next: at + 1, loose: first.weak }
    }
    case 'which':
      return whichUnit(tokens, at, today, first.which)
    case 'season':
      return season(tokens, at, today, 0)
    case 'unit': {
      if (first.unit === 'weekend') return { point: rolling('weekend', today, 1), next: at + 1, loose: true }
      const third = token(2)
      if (token(1)?.is === 'before' && third?.is === 'day')
        return span(today + third.offset - 1, today + third.offset, 3)
      if (token(1)?.is === 'ago') {
        const day = move(first.unit, today, -first.times)
        return first.unit === 'hour' ? undefined : span(day, day + 1, 2)
      }
      return { point: rolling(first.unit, today, first.times), next: at + 1, loose: true }
    }
    case 'begin': {
      const skip = token(1)?.is === 'of' || (token(1)?.is === 'which' && token(2)?.is === 'unit') ? 1 : 0
      const skipToo = skip === 1 && token(2)?.is !== 'unit' && token(3)?.is === 'unit' ? 1 : 0
      const unit = token(1 + skip + skipToo)
      if (unit?.is !== 'unit' || unit.unit === 'hour') return undefined
      return span(startOf(unit.unit, today), today + 1, 2 + skip + skipToo, true)
    }
    default:
      return dateAt(tokens, at, today)
  }
}

function dayWord(tokens: Token[], at: number, today: Day, offset: number): Found {
  const day = today + offset
  return {
    point: { kind: 'span', from: day, to: day + 1 },
    next: at + (tokens[at + 1]?.is === 'unit' ? 2 : 1),
    loose: false,
  }
}

function whichUnit(tokens: Token[], at: number, today: Day, which: string): Found | undefined {
  let next = at + 1
  const step = which === 'this' ? 0 : which === 'next' ? 1 : which === 'before-last' ? -2 : -1
  let count = 1
  const number = tokens[next]
  if (number?.is === 'number' && (tokens[next + 1]?.is === 'unit' || tokens[next + 1]?.is === 'which')) {
    count = number.value
    next++
    if (tokens[next]?.is === 'which') next++
  }
  const noun = tokens[next]
  next++
  if (noun?.is === 'unit') {
    if (which === 'that' && noun.unit !== 'week') return undefined
    const back = which === 'rolling' || noun.unit === 'hour' || (count > 1 && step < 0)
    if (back)
      return count > 0 ? { point: rolling(noun.unit, today, count * noun.times), next, loose: false } : undefined
    if (noun.unit === 'weekend' && which === 'this') return { point: rolling('weekend', today, 1), next, loose: false }
    const month = tokens[next + 1]
    if (noun.unit === 'year' && tokens[next]?.is === 'in' && month?.is === 'month' && step <= 0) {
      const year = dateOf(today).year + step
      return { point: { kind: 'date', month: month.month, year }, next: next + 2, loose: false }
    }
    return { point: calendarUnit(noun.unit, today, step), next, loose: false }
  }
  if (noun?.is === 'weekday' && count === 1) {
    const { weekday } = dateOf(today)
    const back = (weekday - noun.weekday + 7) % 7
    const day =
      which === 'next' ? today + 7 - back : which === 'this' ? today - weekday + noun.weekday : today - (back || 7)
    const earlier = which === 'before-last' ? day - 7 : day
    return { point: { kind: 'span', from: earlier, to: earlier + 1 }, next, loose: false }
  }
  if (noun?.is === 'season' && count === 1 && step <= 0) return season(tokens, next - 1, today, step)
  if (noun?.is === 'month' && count === 1) {
    const { year, month } = dateOf(today)
    const past = which === 'this' ? year : noun.month < month ? year : year - 1
    return { point: { kind: 'date', month: noun.month, year: which === 'next' ? past + 1 : past }, next, loose: false }
  }
  return undefined
}

/** «1 февраля 2026», "Feb 1, 2026", 01.02.2026, «март», «2025 год», «5 число», a bare number. */
function dateAt(tokens: Token[], at: number, today: Day): Found | undefined {
  const first = tokens[at]
  const found = (point: Point, next: number, loose = false): Found => ({ point, next, loose })
  if (first?.is === 'date') {
    const { day, month, year } = first
    return found(
      { kind: 'date', ...(day !== undefined && { day }), month, ...(year !== undefined && { year }) },
      skipYearMark(tokens, at + 1),
      first.loose,
    )
  }
  if (first?.is === 'month') {
    const second = tokens[at + 1]
    const article = second?.is === 'of' ? 1 : 0
    const number = tokens[at + 1 + article]
    if (number?.is === 'number' && number.value <= 31 && tokens[at + 2 + article]?.is !== 'unit') {
      const year = yearAt(tokens, at + 2 + article, today)
      return found(
        { kind: 'date', day: number.value, month: first.month, ...year?.year },
        year?.next ?? at + 2 + article,
      )
    }
    const year = yearAt(tokens, at + 1, today)
    return found({ kind: 'date', month: first.month, ...year?.year }, year?.next ?? at + 1, first.weak && !year)
  }
  if (first?.is !== 'number') return undefined
  const of = tokens[at + 1]?.is === 'of' ? 1 : 0
  const noun = tokens[at + 1 + of]
  if (noun?.is === 'month' && first.value <= 99) {
    const year = yearAt(tokens, at + 2 + of, today)
    return found({ kind: 'date', day: first.value, month: noun.month, ...year?.year }, year?.next ?? at + 2 + of)
  }
  if (noun?.is === 'number-of-month') {
    const { month, year, day } = dateOf(today)
    const past = first.value <= day ? today : addMonths(today - day + 1, -1)
    return found({ kind: 'date', day: first.value, ...(past === today ? { month, year } : monthOf(past)) }, at + 2)
  }
  if (noun?.is === 'which' && noun.which === 'rolling' && tokens[at + 2]?.is === 'unit') {
    const unit = tokens[at + 2] as Extract<Token, { is: 'unit' }>
    return found(rolling(unit.unit, today, first.value * unit.times), at + 3)
  }
  if (noun?.is === 'unit' && of === 0) {
    if (tokens[at + 2]?.is === 'ago' && noun.unit !== 'hour') {
      const day = move(noun.unit, today, -first.value * noun.times)
      return found({ kind: 'span', from: day, to: day + 1 }, at + 3)
    }
    if (noun.unit === 'year' && first.value >= 1900) return found({ kind: 'date', year: first.value }, at + 2)
    if (noun.unit === 'quarter' && first.value <= 4) return quarter(first.value, tokens, at + 2, today)
    return first.value > 0 ? found(rolling(noun.unit, today, first.value * noun.times), at + 2, true) : undefined
  }
  if (first.value >= 2000 && first.value <= 2100)
    return found({ kind: 'date', year: first.value }, skipYearMark(tokens, at + 1), true)
  return first.value >= 1 && first.value <= 99 ? found({ kind: 'date', day: first.value }, at + 1, true) : undefined
}

/** Three months; without a year the latest that has begun, with «прошлый» the latest that has ended. */
function season(tokens: Token[], at: number, today: Day, step: number): Found | undefined {
  const noun = tokens[at]
  if (noun?.is !== 'season') return undefined
  const stated = yearAt(tokens, tokens[at + 1]?.is === 'of' ? at + 2 : at + 1, today)
  const { year, month } = dateOf(today)
  const begun = dayOf(month >= noun.firstMonth ? year : year - 1, noun.firstMonth, 1) as Day
  const isOver = addMonths(begun, 3) <= today
  const back = step === 0 ? 0 : isOver ? step + 1 : step
  const from = stated ? dayOf(stated.year.year, noun.firstMonth, 1) : addMonths(begun, 12 * back)
  if (from === undefined) return undefined
  const point = { kind: 'span' as const, from, to: addMonths(from, 3) }
  return { point, next: stated?.next ?? at + 1, loose: noun.weak && !stated && tokens[at - 1]?.is !== 'which' }
}

const monthOf = (day: Day) => ({ month: dateOf(day).month, year: dateOf(day).year })

function quarter(number: number, tokens: Token[], next: number, today: Day): Found {
  const stated = yearAt(tokens, next, today)
  const { year, month } = dateOf(today)
  const chosen = stated?.year.year ?? (number * 3 - 2 <= month ? year : year - 1)
  const from = dayOf(chosen, number * 3 - 2, 1) as Day
  return { point: { kind: 'span', from, to: addMonths(from, 3) }, next: stated?.next ?? next, loose: false }
}

const skipYearMark = (tokens: Token[], at: number): number => {
  const token = tokens[at]
  return token?.is === 'year-mark' || (token?.is === 'unit' && token.unit === 'year') ? at + 1 : at
}

function yearAt(tokens: Token[], at: number, today: Day): { year: { year: number }; next: number } | undefined {
  const number = tokens[at]
  if (number?.is === 'which') return relativeYear(tokens, at, number.which, today)
  if (number?.is === 'number' && number.value >= 1900 && number.value <= 2100)
    return { year: { year: number.value }, next: skipYearMark(tokens, at + 1) }
  const next = skipYearMark(tokens, at + 1)
  return number?.is === 'number' && number.value < 100 && next > at + 1
    ? { year: { year: 2000 + number.value }, next }
    : undefined
}

/** «в марте прошлого года», "May last year" */
function relativeYear(tokens: Token[], at: number, which: string, today: Day) {
  const unit = tokens[at + 1]
  const back = { this: 0, last: 1, 'before-last': 2 }[which]
  if (unit?.is !== 'unit' || unit.unit !== 'year' || unit.times !== 1 || back === undefined) return undefined
  return { year: { year: dateOf(today).year - back }, next: at + 2 }
}
