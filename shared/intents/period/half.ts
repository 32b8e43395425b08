import { placeAt } from './place.ts'
import { skip } from './point.ts'
import type { Reading } from './reading.ts'
import { resolvePoint } from './resolve.ts'
import type { Token } from './tokens.ts'
import { calendarUnit, startOf } from './unit.ts'
import { yearAt } from './year.ts'
import { addMonths, type Day, dateOf, dayOf } from './zone.ts'

/**
 * «за первую половину февраля», "second half of last year": days 1 to 15 and 16 to the end of a month, or six months.
 * What has no halves of whole days that all agree on (a week, a quarter) is unclear.
 */
export function halfAt(tokens: Token[], at: number, today: Day): Reading | undefined {
  const [number, half] = [tokens[at], tokens[at + 1]]
  if (number?.is === 'half') return anyHalfAt(tokens, at, today)
  if (number?.is !== 'number' || ![1, 2].includes(number.value)) return undefined
  if (half?.is === 'unit' && half.unit === 'month' && half.times === 6)
    return halfYearAt(tokens, at + 2, today, number.value)
  if (half?.is !== 'half') return undefined
  const next = skip(tokens, at + 2, 'of')
  const unit = tokens[next]
  const place =
    unit?.is === 'unit' ? { point: calendarUnit(unit.unit, today, 0), next: next + 1 } : placeAt(tokens, next, today)
  if (place === undefined || place.point.kind === 'hours') return undefined
  const whole = resolvePoint(place.point, today)
  if (typeof whole === 'string') return { period: whole, next: place.next }
  const middle = middleOf(whole.from, whole.to)
  if (middle === undefined) return { period: 'unclear', next: place.next }
  const [from, to] = number.value === 1 ? [whole.from, middle] : [middle, whole.to]
  return { period: { kind: 'span', from, to }, next: place.next }
}

/** «за половину ноября»: which of the two? */
function anyHalfAt(tokens: Token[], at: number, today: Day): Reading | undefined {
  const next = skip(tokens, at + 1, 'of')
  const isMonth = tokens[next]?.is === 'month' || tokens[next]?.is === 'which'
  const place = isMonth ? placeAt(tokens, next, today) : undefined
  return place && { period: 'unclear', next: place.next }
}

/** «первое полугодие 2025»; without a year the latest that has begun. */
function halfYearAt(tokens: Token[], at: number, today: Day, number: number): Reading {
  const stated = yearAt(tokens, at, today)
  const first = stated ? (dayOf(stated.year, 1, 1) as Day) : startOf('year', today)
  const from = number === 1 ? first : addMonths(first, 6)
  const back = stated === undefined && from > today ? 12 : 0
  const period = { kind: 'span' as const, from: addMonths(from, -back), to: addMonths(from, 6 - back) }
  return { period, next: stated?.next ?? at }
}

function middleOf(from: Day, to: Day): Day | undefined {
  if (dateOf(from).day !== 1) return undefined
  if (to === addMonths(from, 1)) return from + 15
  return to === addMonths(from, 12) ? addMonths(from, 6) : undefined
}
