import { calendarUnit, pointAt } from './point.ts'
import { type Resolved, resolvePoint } from './resolve.ts'
import type { Token } from './tokens.ts'
import { addMonths, type Day, dateOf } from './zone.ts'

/**
 * «за первую половину февраля», "second half of last year": days 1 to 15 and 16 to the end of a month, or six months.
 * What has no halves of whole days that all agree on (a week, a quarter) is 'impossible', to be asked about.
 */
export function halfAt(tokens: Token[], at: number, today: Day): Resolved | undefined {
  const [number, half] = [tokens[at], tokens[at + 1]]
  if (number?.is !== 'number' || number.value > 2 || half?.is !== 'half') return undefined
  let next = at + 2
  while (tokens[next]?.is === 'of') next++
  const unit = tokens[next]
  const point = unit?.is === 'unit' ? calendarUnit(unit.unit, today, 0) : pointAt(tokens, next, today)?.point
  if (point === undefined || point.kind === 'hours') return undefined
  const whole = resolvePoint(point, today)
  if (whole === 'impossible') return whole
  const middle = middleOf(whole.from, whole.to)
  if (middle === undefined) return 'impossible'
  return number.value === 1 ? { from: whole.from, to: middle } : { from: middle, to: whole.to }
}

function middleOf(from: Day, to: Day): Day | undefined {
  if (dateOf(from).day !== 1) return undefined
  if (to === addMonths(from, 1)) return from + 15
  return to === addMonths(from, 12) ? addMonths(from, 6) : undefined
}
