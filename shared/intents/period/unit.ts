import type { Days, Point } from './point.ts'
import type { Unit } from './words.ts'
import { addMonths, type Day, dateOf, dayOf } from './zone.ts'

/** Monday of the week, first of the month, … of the unit that holds the day. */
export function startOf(unit: Unit, day: Day): Day {
  const { year, month, weekday } = dateOf(day)
  const first = (month: number) => dayOf(year, month, 1) as Day
  if (unit === 'week' || unit === 'weekdays') return day - weekday + 1
  if (unit === 'weekend') return day - weekday + 6
  if (unit === 'month') return first(month)
  if (unit === 'quarter') return first(month - ((month - 1) % 3))
  return unit === 'year' ? first(1) : day
}

const monthsIn: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 }
const daysIn: Partial<Record<Unit, number>> = { day: 1, week: 7, weekend: 7, weekdays: 7 }
/** Length in days of the units that have gaps between them. */
export const daysOf: Partial<Record<Unit, number>> = { weekend: 2, weekdays: 5 }
const daysInMonth = 30

/** Moves a day by a number of units, back if negative. Half a month is 15 days, half a week four. */
export function move(unit: Unit, day: Day, count: number): Day {
  const months = monthsIn[unit]
  if (months === undefined) return day + Math.sign(count) * Math.ceil(Math.abs(count) * (daysIn[unit] ?? 0))
  const whole = Math.trunc(months * count)
  return addMonths(day, whole) + Math.round((months * count - whole) * daysInMonth)
}

/** The whole week, month, … `count` units from the present one. */
export function calendarUnit(unit: Unit, day: Day, count: number): Days {
  const from = move(unit, startOf(unit, day), count)
  return { kind: 'span', unit, from, to: daysOf[unit] === undefined ? move(unit, from, 1) : from + daysOf[unit] }
}

/** The last `count` units up to and including today; months and years go back to the same date. */
export function rolling(unit: Unit, today: Day, count: number): Point {
  if (unit === 'hour') return { kind: 'hours', hours: count }
  if (unit === 'day' && count % 1 !== 0) return { kind: 'hours', hours: 24 * count }
  if (unit === 'weekdays' && count === 1) return calendarUnit(unit, today, 0)
  if (unit === 'weekend') return weekends(today, Math.ceil(count))
  const days = unit === 'day' || unit === 'week'
  return { kind: 'span', from: move(unit, today, -count) + (days ? 1 : 0), to: today + 1 }
}

function weekends(today: Day, count: number): Days {
  const last = calendarUnit('weekend', today, dateOf(today).weekday >= 6 ? 0 : -1)
  return count === 1 ? last : { kind: 'span', from: last.from - 7 * (count - 1), to: last.to, hasGaps: true }
}
