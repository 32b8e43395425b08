import { placeAt } from './place.ts'
import { type Days, type Found, inLatestMonth, isBareDay, skip } from './point.ts'
import type { Reading } from './reading.ts'
import { type Place, type Problem, resolvePoint, resolveRange, resolveStart } from './resolve.ts'
import type { Token } from './tokens.ts'
import { calendarUnit } from './unit.ts'
import type { Day } from './zone.ts'

/** The days of «за всё время» begin here. */
export const beginning: Day = 0

const daysOf = (found: Found | undefined): Place | undefined =>
  found === undefined || found.point.kind === 'hours' ? undefined : found.point

/** «с A по B», "from A to B", A–B; «с A» is until today, «по B» from the very beginning. */
export function rangeAt(tokens: Token[], at: number, today: Day): Reading | undefined {
  const is = tokens[at]?.is
  if (is === 'after') return afterAt(tokens, at, today)
  if (is === 'before') return untilAt(tokens, at, today, 'from')
  if (is === 'end') return tokens[at - 1]?.is === 'number' ? undefined : untilAt(tokens, at, today, 'to')
  const opening = tokens[at]
  const opened = opening?.is === 'start'
  const first = placeAt(tokens, opened ? skip(tokens, at + 1, 'of', 'in') : at, today)
  const start = daysOf(first)
  if (first === undefined || start === undefined) return opened ? sinceEver(tokens, at, today) : undefined
  const closing = closedAt(tokens, first.next, opened)
  const second = closing === undefined ? undefined : placeAt(tokens, skip(tokens, closing, 'of', 'in'), today)
  const end = daysOf(second)
  if (second !== undefined && end !== undefined) {
    const period = between(tokens, at, opened, { ...first, point: start }, { ...second, point: end }, today)
    if (period !== undefined) return { period: ofEachDay(start, end, period), next: second.next }
  }
  return opened ? sinceAt(tokens, at, first, today, opening.alone) : undefined
}

/** The index after «по», "-" or «и по»; after «и» alone in "between … and …". */
function closedAt(tokens: Token[], at: number, opened: boolean): number | undefined {
  const separator = tokens[at]?.is
  if (opened && separator === 'and') return tokens[at + 1]?.is === 'end' ? at + 2 : at + 1
  return separator === 'end' || separator === 'dash' ? at + 1 : undefined
}

/** «10-12 ноября вечером» is the evening of each of these days, not of the last. */
function ofEachDay(start: Place, end: Place, period: Days | Problem): Days | Problem {
  const isPartOfDay = start.kind === 'date' && end.kind === 'span' && (end.from % 1 !== 0 || end.to % 1 !== 0)
  if (!isPartOfDay || typeof period === 'string') return period
  return { ...period, from: Math.floor(period.from), to: Math.ceil(period.to), hasGaps: true }
}

type End = Found & { point: Place }

function between(tokens: Token[], at: number, opened: boolean, first: End, second: End, today: Day) {
  const [start, end] = [first.point, second.point]
  const namesDays = opened || (!first.loose && !second.loose)
  if (namesDays && isBareDay(start) && tokens[second.next]?.is !== 'unit') {
    if (isBareDay(end)) return resolveRange(inLatestMonth(start, today), end, today)
    if (end.kind === 'span') return resolveRange(inLatestMonth(start, Math.ceil(end.to) - 1), end, today)
  }
  return endsFit(tokens, at, opened, first, second) ? resolveRange(start, end, today) : undefined
}

/** «с 1 февраля», «с начала месяца», «с утра», "since May": until today. */
function sinceAt(
  tokens: Token[],
  at: number,
  first: Found,
  today: Day,
  alone: 'since' | 'since-a-day' | 'of',
): Reading | undefined {
  const { point, next, loose } = first
  const tellsStart =
    point.kind === 'edge' || point.kind === 'part' || ['month', 'season'].includes(tokens[next - 1]?.is as string)
  if (point.kind === 'hours' || (loose && !tellsStart) || tokens[at + 1]?.is === 'in') return undefined
  const span = resolveStart(point, today)
  if (typeof span === 'string') return { period: span, next }
  const isDay = point.kind === 'date' ? point.day !== undefined : point.kind === 'edge' || span.every === 7
  if (alone === 'of' || (alone === 'since-a-day' && !isDay)) return { period: span, next }
  const since: Days = { kind: 'span', from: span.from, to: Math.max(today, Math.floor(span.from)) + 1 }
  return { period: point.kind === 'part' ? { ...since, every: 1, isOpen: true } : since, next }
}

/** «с самого начала», «с момента регистрации» */
function sinceEver(tokens: Token[], at: number, today: Day): Reading | undefined {
  const next = skip(tokens, at + 1, 'of')
  const isBegin = tokens[next]?.is === 'edge' && tokens[next + 1]?.is !== 'other'
  return isBegin || tokens[next]?.is === 'origin' ? { period: everUntil(today + 1), next: next + 1 } : undefined
}

const everUntil = (day: Day) => ({ kind: 'span' as const, from: beginning, to: day })

/** «до 15 февраля» with that day, "before 15 February" without. */
function untilAt(tokens: Token[], at: number, today: Day, border: 'from' | 'to'): Reading | undefined {
  const found = placeAt(tokens, skip(tokens, at + 1, 'of'), today)
  const point = daysOf(found)
  if (found === undefined || point === undefined) return undefined
  // «до конца месяца»: the present one
  if (point.kind === 'edge' && point.edge === 'end' && typeof point.of === 'string')
    return { period: calendarUnit(point.of, today, 0), next: found.next }
  if (found.loose) return undefined
  const isEnd = point.kind === 'edge' && point.edge === 'end'
  const span = resolvePoint(isEnd ? (point.of as Place) : point, today)
  return { period: typeof span === 'string' ? span : everUntil(span[border]), next: found.next }
}

/** «после 10 ноября» */
function afterAt(tokens: Token[], at: number, today: Day): Reading | undefined {
  const found = placeAt(tokens, skip(tokens, at + 1, 'of'), today)
  const point = daysOf(found)
  if (found === undefined || point === undefined || found.loose) return undefined
  const span = resolvePoint(point, today)
  if (typeof span === 'string') return { period: span, next: found.next }
  return { period: { kind: 'span', from: span.to, to: Math.max(span.to, today) + 1 }, next: found.next }
}

const isShortDate = ({ point }: Found): boolean =>
  point.kind === 'date' && point.day !== undefined && point.month !== undefined
const isWeekday = ({ point }: Found): boolean => point.kind === 'span' && point.every === 7
const isYear = ({ point }: Found): boolean =>
  point.kind === 'date' && point.month === undefined && point.day === undefined

/** A bare number is a day only beside a date or in «с 1 по 15»; «1–15» may be a score. */
function endsFit(tokens: Token[], at: number, opened: boolean, first: Found, second: Found): boolean {
  if (isBareDay(first.point) && isBareDay(second.point)) return false
  if (isYear(first) && isYear(second)) return true
  if (isWeekday(first) && isWeekday(second)) return true
  const duration = (found: Found, index: number) => found.loose && tokens[index]?.is === 'unit'
  if (duration(first, at) || duration(second, first.next + 1)) return false
  // «1.2-15.2»: odds and totals are seldom as large as 13 and never fall; smaller pairs may be either
  const pair = [first, second]
  if (pair.every(isShortDate) && pair.some(({ point }) => point.kind === 'date' && (point.day ?? 0) > 12))
    return tokens[at - 1]?.is !== 'odds'
  return opened || !first.loose || !second.loose || (tokens[at - 1]?.is === 'in' && !isBareDay(first.point))
}
