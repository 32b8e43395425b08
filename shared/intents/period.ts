import type { PeriodMatch } from './intents.ts'
import { normalise } from './normalise.ts'
import { halfAt } from './period/half.ts'
import { type Found, type Point, pointAt } from './period/point.ts'
import { inLatestMonth, type Resolved, resolvePoint, resolveRange, type Span } from './period/resolve.ts'
import { type Token, tokensOf } from './period/tokens.ts'
import { type Day, dayIn, startOfDay } from './period/zone.ts'
import { meaningOf } from './period-spelling.ts'

export interface PeriodOptions {
  now: Date
  /** IANA name */
  timeZone: string
}

/** The days of «за всё время» begin here. */
const beginning: Day = 0
const hourMs = 3_600_000

/**
 * The period that a text names, Russian or English: «вчера», «за прошлую неделю», «с 1 по 15 февраля», "last 3 months",
 * 01.02.2026–15.02.2026. Days, weeks (from Monday) and months are whole and in the zone; both ends that the text names
 * are in the period; what has no year is the latest past one. «За последние N дней» and «за неделю» end with today.
 *
 * A library reads no better here: chrono-node knows no «за прошлую неделю» and only one dash, and takes months for the
 * coming ones, while the forms that people use for the past are few.
 */
export function findPeriod(text: string, { now, timeZone }: PeriodOptions): PeriodMatch {
  const tokens = tokensOf(normalise(text), meaningOf)
  const today = dayIn(now, timeZone)
  for (let at = 0; at < tokens.length; at++) {
    const found =
      halfAt(tokens, at, today) ??
      rangeAt(tokens, at, today) ??
      daysAt(tokens, at, today) ??
      unionAt(tokens, at, today) ??
      singleAt(tokens, at, today)
    if (found === undefined) continue
    if (found === 'impossible' || found === 'reversed') return { kind: 'invalid', reason: found }
    if ('hours' in found)
      return { kind: 'period', start: new Date(now.getTime() - found.hours * hourMs), end: new Date(now) }
    if (found.from > today) return { kind: 'invalid', reason: 'future' }
    return { kind: 'period', start: startOfDay(found.from, timeZone), end: startOfDay(found.to, timeZone) }
  }
  return { kind: 'none' }
}

type Outcome = Resolved | { hours: number } | undefined

const days = (point: Point | undefined) => (point === undefined || point.kind === 'hours' ? undefined : point)
const isBareDay = (point: Point): point is Extract<Point, { kind: 'date' }> =>
  point.kind === 'date' && point.day !== undefined && point.month === undefined

function skip(tokens: Token[], at: number, ...kinds: Token['is'][]): number {
  let next = at
  while (tokens[next] !== undefined && kinds.includes((tokens[next] as Token).is)) next++
  return next
}

/** «с A по B», "from A to B", A–B; «с A» is until today, «по B» since ever. */
function rangeAt(tokens: Token[], at: number, today: Day): Outcome {
  if (tokens[at]?.is === 'after') return after(tokens, at, today)
  const opened = tokens[at]?.is === 'start'
  if (tokens[at]?.is === 'end' && tokens[at - 1]?.is !== 'number') {
    const until = pointAt(tokens, skip(tokens, at + 1, 'of'), today)
    const last = until && !until.loose ? days(until.point) : undefined
    if (last === undefined) return undefined
    const span = resolvePoint(last, today)
    return span === 'impossible' ? span : { from: beginning, to: span.to }
  }
  const first = pointAt(tokens, skip(tokens, opened ? at + 1 : at, 'of', ...(opened ? (['in'] as const) : [])), today)
  const start = days(first?.point)
  if (first === undefined || start === undefined) return undefined
  const separator = tokens[first.next]?.is
  const closes = separator === 'end' || separator === 'dash' || (opened && separator === 'and')
  const second = closes ? pointAt(tokens, skip(tokens, first.next + 1, 'of', 'in'), today) : undefined
  const end = days(second?.point)
  if (opened && second !== undefined && end !== undefined && isBareDay(start) && tokens[second.next]?.is !== 'unit') {
    if (end.kind === 'span') return resolveRange(inLatestMonth(start, end.to - 1), end, today)
    if (isBareDay(end)) return resolveRange(inLatestMonth(start, today), end, today)
  }
  if (second !== undefined && end !== undefined && endsFit(tokens, at, opened, first, second))
    return resolveRange(start, end, today)
  if (!opened || first.loose || tokens[at + 1]?.is === 'in') return openedLoose(tokens, at, first, today)
  const span = resolvePoint(start, today)
  return span === 'impossible' ? span : span.from > today ? span : { from: span.from, to: today + 1 }
}

/** «после 10 ноября» */
function after(tokens: Token[], at: number, today: Day): Outcome {
  const found = pointAt(tokens, skip(tokens, at + 1, 'of'), today)
  const point = found && !found.loose ? days(found.point) : undefined
  if (point === undefined) return undefined
  const span = resolvePoint(point, today)
  return span === 'impossible' ? span : { from: span.to, to: Math.max(span.to, today) + 1 }
}

/** «с начала месяца» is a range although «начало месяца» alone is none. */
function openedLoose(tokens: Token[], at: number, first: Found, today: Day): Outcome {
  const begins = tokens[at]?.is === 'start' && tokens[skip(tokens, at + 1, 'of')]?.is === 'begin'
  const start = days(first.point)
  return begins && start !== undefined ? resolvePoint(start, today) : undefined
}

/** «1.2-15.2»: odds and totals are seldom as large as 13 and never fall; smaller pairs may be either. */
const areShortDates = (first: Found, second: Found): boolean =>
  [first, second].every(({ point }) => point.kind === 'date' && point.day !== undefined && point.month !== undefined) &&
  [first, second].some(({ point }) => point.kind === 'date' && (point.day ?? 0) > 12)

/** A bare number is a day only beside a date or in «с 1 по 15»; «1–15» may be a score. */
function endsFit(tokens: Token[], at: number, opened: boolean, first: Found, second: Found): boolean {
  if (isBareDay(first.point) && isBareDay(second.point)) return false
  const duration = (found: Found, index: number) => found.loose && tokens[index]?.is === 'unit'
  if (duration(first, at) || duration(second, first.next + 1)) return false
  if (areShortDates(first, second)) return tokens[at - 1]?.is !== 'odds'
  return opened || !first.loose || !second.loose || (tokens[at - 1]?.is === 'in' && !isBareDay(first.point))
}

/** «18, 19 и 20 ноября»: days in a row, of the month named behind the last. */
function daysAt(tokens: Token[], at: number, today: Day): Outcome {
  const days: number[] = []
  for (let next = at; tokens[next]?.is === 'number'; next = skip(tokens, next + 1, 'and')) {
    const found = pointAt(tokens, next, today)
    if (found?.point.kind !== 'date' || found.point.day === undefined) return undefined
    days.push(found.point.day)
    if (found.point.month === undefined) continue
    const inRow = days.every((day, index) => index === 0 || day === (days[index - 1] as number) + 1)
    const first = { ...found.point, day: days[0] as number }
    return inRow && days.length > 2 ? resolveRange(first, found.point, today) : undefined
  }
  return undefined
}

/** «вчера и позавчера», «3 и 4 ноября», «в январе и феврале»: neighbours become one. */
function unionAt(tokens: Token[], at: number, today: Day): Outcome {
  const first = pointAt(tokens, at, today)
  if (first === undefined || tokens[first.next]?.is !== 'and') return undefined
  const second = pointAt(tokens, skip(tokens, first.next + 1, 'in'), today)
  if (isBareDay(first.point) && second?.point.kind === 'date' && second.point.month !== undefined)
    return union({ ...second.point, ...first.point }, second.point, today)
  if (first.loose) return undefined
  const [one, other] = [days(first.point), days(second?.point)]
  if (second === undefined || second.loose || one === undefined || other === undefined) return undefined
  return union(one, other, today)
}

function union(one: Exclude<Point, { kind: 'hours' }>, other: Exclude<Point, { kind: 'hours' }>, today: Day): Outcome {
  const [a, b] = [resolvePoint(one, today), resolvePoint(other, today)]
  if (a === 'impossible' || b === 'impossible') return 'impossible'
  const [early, late] = a.from <= b.from ? [a, b] : [b, a]
  return late.from <= early.to ? ({ from: early.from, to: Math.max(early.to, late.to) } satisfies Span) : undefined
}

/** «20-го», «за 20-е», "on the 20th"; «2-го тайма» and "the 2nd half" are none. */
function namesDay(tokens: Token[], at: number): boolean {
  const token = tokens[at]
  return token?.is === 'number' && token.ordinal && at === tokens.length - 1
}

function singleAt(tokens: Token[], at: number, today: Day): Outcome {
  if (tokens[at]?.is === 'in' && tokens[at + 1]?.is === 'all' && tokens[at + 2]?.is === 'time')
    return { from: beginning, to: today + 1 }
  const found = pointAt(tokens, at, today)
  if (found === undefined) return undefined
  if (isBareDay(found.point))
    return namesDay(tokens, at) ? resolvePoint(inLatestMonth(found.point, today), today) : undefined
  const before = tokens[at - 1]?.is === 'of' ? tokens[at - 2]?.is : tokens[at - 1]?.is
  const alone = at === 0 && found.next === tokens.length
  if (found.loose && before !== 'in' && !alone) return undefined
  return found.point.kind === 'hours' ? found.point : resolvePoint(found.point, today)
}
