import type { Point } from './point.ts'
import { addMonths, type Day, dateOf, dayOf } from './zone.ts'

type PartialDate = Extract<Point, { kind: 'date' }>
export type Span = { from: Day; to: Day }
export type Resolved = Span | 'impossible' | 'reversed'

/** A range without years that crosses the year's end is believed up to this length; a longer one is a slip. */
const maxCrossing = 184
/** A range without years may end this many days ahead and still be the present one. */
const soon = 31

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The days of a date whose year is known. */
function spanOf({ day, month, year }: PartialDate & { year: number }): Span | 'impossible' {
  if (month === undefined) {
    const from = dayOf(year, 1, 1)
    return from === undefined ? 'impossible' : { from, to: addMonths(from, 12) }
  }
  const from = dayOf(year, month, day ?? 1)
  if (from === undefined || month < 1 || month > 12) return 'impossible'
  return { from, to: day === undefined ? addMonths(from, 1) : from + 1 }
}

/** The latest such date that has begun by `today`. 29 February without a year is the last one there was. */
function latest(date: PartialDate, today: Day): Span | 'impossible' {
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

/** The latest such day of a month that has begun by `day`: «с 20 по сегодня». */
export function inLatestMonth({ day: number = 1 }: PartialDate, day: Day): PartialDate {
  const { year, month } = dateOf(number <= dateOf(day).day ? day : addMonths(day - dateOf(day).day + 1, -1))
  return { kind: 'date', day: number, month, year }
}

/** The days that one point means. */
export function resolvePoint(point: Exclude<Point, { kind: 'hours' }>, today: Day): Span | 'impossible' {
  return point.kind === 'span' ? point : latest(point, today)
}

/** The days from the one point to the other, both included. */
export function resolveRange(
  start: Exclude<Point, { kind: 'hours' }>,
  end: Exclude<Point, { kind: 'hours' }>,
  today: Day,
): Resolved {
  if (start.kind === 'date' && end.kind === 'date') return dates(share(start, end), share(end, start), today)
  const last = resolvePoint(end, today)
  if (last === 'impossible') return last
  const first = resolvePoint(start, start.kind === 'span' ? today : Math.min(today, last.to - 1))
  return first === 'impossible' ? first : join(weekdayBefore(start, first, last), last)
}

/** «с пятницы по понедельник»: the first end is the last such weekday before the second. */
function weekdayBefore(start: Point, first: Span, last: Span): Span {
  const sameSize = start.kind === 'span' && first.to - first.from === 1 && last.to - last.from === 1
  const weekEarlier = first.from > last.from && first.from - last.from < 7
  return sameSize && start.weekday && weekEarlier ? { from: first.from - 7, to: first.to - 7 } : first
}

/** What the one end leaves out and the other says: the month of «с 1 по 15 февраля». */
function share(date: PartialDate, other: PartialDate): PartialDate {
  if (date.day !== undefined && date.month === undefined && other.month !== undefined) {
    const year = date.year ?? other.year
    return { ...date, month: other.month, ...(year !== undefined && { year }) }
  }
  return date
}

function dates(start: PartialDate, end: PartialDate, today: Day): Resolved {
  const crosses = (start.month ?? 0) > (end.month ?? 0)
  let [first, last]: [Span | 'impossible', Span | 'impossible'] = [latest(start, today), latest(end, today)]
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

const join = (first: Span, last: Span): Resolved =>
  first.from > last.from || first.from >= last.to ? 'reversed' : { from: first.from, to: last.to }
