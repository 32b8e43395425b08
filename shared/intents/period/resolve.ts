import { type Days, inLatestMonth, isBareDay, type PartialDate, type Point } from './point.ts'
import { calendarUnit } from './unit.ts'
import { partOf } from './which.ts'
import type { Unit } from './words.ts'
import { addMonths, type Day, dateOf, dayOf } from './zone.ts'

/** Why a text names no period that could be shown. */
export type Problem = 'impossible' | 'reversed' | 'unclear'
/** What is counted in days, not in hours. */
export type Place = Exclude<Point, { kind: 'hours' }>

/** A range without years that crosses the year's end is accepted up to this length, in days; a longer one is taken for a mistake. */
const maxCrossing = 184
/** A range without years may end this many days in the future and still count as the present one. */
const soon = 31

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The days of a date whose year is known. */
function spanOf({ day, month, year }: PartialDate & { year: number }): Days | 'impossible' {
  if (month === undefined) {
    const from = dayOf(year, 1, 1)
    return from === undefined ? 'impossible' : { kind: 'span', unit: 'year', from, to: addMonths(from, 12) }
  }
  const from = dayOf(year, month, day ?? 1)
  if (from === undefined || month < 1 || month > 12) return 'impossible'
  return { kind: 'span', from, to: day === undefined ? addMonths(from, 1) : from + 1 }
}

/** The latest such date that has begun by `today`. 29 February without a year is the last one there was. */
function latest(date: PartialDate, today: Day): Days | 'impossible' {
  if (date.year !== undefined || date.month === undefined)
    return spanOf({ ...date, year: date.year ?? dateOf(today).year })
  if (date.month < 1 || date.month > 12 || (date.day ?? 1) < 1 || (date.day ?? 1) > (daysIn[date.month - 1] as number))
    return 'impossible'
  const { year } = dateOf(today)
  for (let back = 0; back <= 8; back++) {
    const span = spanOf({ ...date, year: year - back })
    if (span !== 'impossible' && span.from <= today) return span
  }
  return 'impossible'
}

/** The days that one point means. */
export function resolvePoint(point: Place, today: Day): Days | Problem {
  switch (point.kind) {
    case 'span':
      return point
    case 'date':
      return isBareDay(point) ? latest(inLatestMonth(point, today), today) : latest(point, today)
    case 'part':
      return { kind: 'span', ...partOf(point.part, today, today), every: 1 }
    case 'edge':
      return thirdOf(point, today)
    case 'unclear':
      return 'unclear'
  }
}

/** The begin, middle or end of a month are days 1–10, 11–20 and from 21; longer times have no such parts. */
function thirdOf({ edge, of }: Extract<Point, { kind: 'edge' }>, today: Day): Days | Problem {
  const whole = wholeOf(of, today)
  if (typeof whole === 'string') return whole
  if (dateOf(whole.from).day !== 1 || whole.to !== addMonths(whole.from, 1)) return 'unclear'
  const { from, to } = whole
  const [first, last] = { begin: [from, from + 10], middle: [from + 10, from + 20], end: [from + 20, to] }[edge]
  return { kind: 'span', from: first as Day, to: last as Day }
}

const wholeOf = (of: Days | PartialDate | Unit, today: Day): Days | Problem =>
  typeof of === 'string' ? calendarUnit(of, today, 0) : resolvePoint(of, today)

/** The days of the point where a range begins: «с начала года» is the year. */
export const resolveStart = (point: Place, today: Day): Days | Problem =>
  point.kind === 'edge' && point.edge === 'begin' ? wholeOf(point.of, today) : resolvePoint(point, today)

/** «с 5 октября до конца месяца»: the last day of October, whatever month it is now; a week is the present one. */
function resolveEnd(point: Extract<Point, { kind: 'edge' }>, start: Day, today: Day): Days | Problem {
  if (point.edge !== 'end') return resolvePoint(point, today)
  const isOfStart = typeof point.of === 'string' && point.of !== 'week'
  const whole = wholeOf(point.of, isOfStart ? start : today)
  return typeof whole === 'string' ? whole : { kind: 'span', from: whole.to - 1, to: whole.to }
}

/** The days from the one point to the other, both included. */
export function resolveRange(start: Place, end: Place, today: Day): Days | Problem {
  if (start.kind === 'date' && end.kind === 'date') return dates(share(start, end), share(end, start), today)
  const first = resolveStart(start, today)
  if (typeof first === 'string') return first
  const last = end.kind === 'edge' ? resolveEnd(end, first.from, today) : resolvePoint(end, today)
  if (typeof last === 'string') return last
  const begun = start.kind === 'span' ? first : resolveStart(start, Math.min(today, Math.floor(last.to - 1)))
  return typeof begun === 'string' ? begun : join(weekdayBefore(begun, last), last)
}

/** «с пятницы по понедельник»: the first end is the last such weekday before the second. */
export function weekdayBefore(first: Days, last: Days): Days {
  const weekEarlier = first.from > last.from && first.from - last.from < 7
  return first.every === 7 && last.to - last.from <= 1 && weekEarlier
    ? { kind: 'span', from: first.from - 7, to: first.to - 7 }
    : first
}

/** Completes one end with what only the other says: the month in «с 1 по 15 февраля». */
function share(date: PartialDate, other: PartialDate): PartialDate {
  if (date.day !== undefined && date.month === undefined && other.month !== undefined) {
    const year = date.year ?? other.year
    return { ...date, month: other.month, ...(year !== undefined && { year }) }
  }
  return date
}

function dates(start: PartialDate, end: PartialDate, today: Day): Days | Problem {
  const crosses = (start.month ?? 0) > (end.month ?? 0)
  let [first, last]: [Days | 'impossible', Days | 'impossible'] = [latest(start, today), latest(end, today)]
  if (first === 'impossible' || last === 'impossible') return 'impossible'
  if (start.year !== undefined && end.year !== undefined) return join(first, last)
  if (start.year === undefined && end.year === undefined) {
    const year = dateOf(first.from).year
    last = spanOf({ ...end, year: crosses ? year + 1 : year })
    if (crosses && last !== 'impossible' && last.to - today > soon) {
      first = spanOf({ ...start, year: year - 1 })
      last = spanOf({ ...end, year })
    }
  } else if (start.year === undefined) first = spanOf({ ...start, year: (end.year as number) - (crosses ? 1 : 0) })
  else last = spanOf({ ...end, year: start.year + (crosses ? 1 : 0) })
  if (first === 'impossible' || last === 'impossible') return 'impossible'
  return crosses && last.to - first.from > maxCrossing ? 'reversed' : join(first, last)
}

const join = (first: Days, last: Days): Days | Problem =>
  first.from > last.from || first.from >= last.to ? 'reversed' : { kind: 'span', from: first.from, to: last.to }
