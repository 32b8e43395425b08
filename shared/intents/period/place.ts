import { dateAt } from './date.ts'
import { namesDay } from './named-day.ts'
import { type Days, type Found, type Point, skip } from './point.ts'
import { resolvePoint } from './resolve.ts'
import type { Token } from './tokens.ts'
import { calendarUnit, move, rolling, startOf } from './unit.ts'
import { partOf, seasonAt, whichAt } from './which.ts'
import { addMonths, type Day, dateOf, dayOf } from './zone.ts'

/** The place on the calendar that starts at a token, with what narrows it: «5 числа прошлого месяца», «вчера вечером». */
export function placeAt(tokens: Token[], at: number, today: Day): Found | undefined {
  let whole = pointAt(tokens, at, today)
  while (whole) {
    const next = skip(tokens, whole.next, 'of', 'in')
    const other = pointAt(tokens, next, today)
    const isJoined = other !== undefined && tokens[whole.next] !== undefined
    const point = isJoined ? (narrowed(whole, other, today) ?? narrowed(other, whole, today)) : undefined
    if (point === undefined || other === undefined) return whole
    if (isCardinal(tokens[at]) || isCount(tokens, at, whole, next) || isCount(tokens, next, other, next)) return whole
    whole = { point, next: other.next, loose: false }
  }
  return undefined
}

/** «5 за прошлый месяц» and «за прошлый месяц 5» count something; «5 прошлого месяца» is a day. */
const isCount = (tokens: Token[], at: number, found: Found, secondAt: number): boolean =>
  (found.loose &&
    found.point.kind === 'date' &&
    found.point.month === undefined &&
    tokens[secondAt - 1]?.is === 'in') ||
  (at === secondAt && found.loose && found.point.kind === 'date')

/** «два прошлых» is not the second day. */
const isCardinal = (token: Token | undefined) => token?.is === 'number' && token.spelled === true && !token.day

/** The part of the wider place that the narrower one names. */
function narrowed({ point: narrow }: Found, { point: wide }: Found, today: Day): Point | undefined {
  if (narrow.kind === 'part') return partOfDay(narrow.part, wide, today)
  // «в пятницу 20 ноября»
  if (wide.kind === 'span' && wide.every === 7 && narrow.kind === 'date' && narrow.day !== undefined) return narrow
  if (narrow.kind === 'span' && narrow.season !== undefined) return seasonOf(narrow.season, wide)
  if (wide.kind !== 'span' || wide.unit === undefined) return undefined
  const { year, month } = dateOf(wide.from)
  if (narrow.kind === 'span' && narrow.every === 7 && wide.unit === 'week') {
    const from = wide.from + dateOf(narrow.from).weekday - 1
    return { kind: 'span', from, to: from + 1 }
  }
  if (narrow.kind !== 'date' || narrow.year !== undefined) return undefined
  if (narrow.month === undefined) return wide.unit === 'month' ? { ...narrow, month, year } : undefined
  return wide.unit === 'year' ? { ...narrow, year } : undefined
}

/** «в прошлом году осенью», «в 2025 летом» */
function seasonOf(firstMonth: number, wide: Point): Days | undefined {
  const isYear = wide.kind === 'date' ? wide.month === undefined && wide.day === undefined : false
  const year =
    wide.kind === 'span' && wide.unit === 'year' ? dateOf(wide.from).year : isYear && 'year' in wide && wide.year
  const from = year ? dayOf(year, firstMonth, 1) : undefined
  return from === undefined ? undefined : { kind: 'span', from, to: addMonths(from, 3) }
}

function partOfDay(part: Parameters<typeof partOf>[0], wide: Point, today: Day): Point | undefined {
  if (wide.kind !== 'span' && !(wide.kind === 'date' && wide.day !== undefined && wide.month !== undefined))
    return undefined
  const day = resolvePoint(wide, today)
  if (typeof day === 'string' || day.to - day.from !== 1) return undefined
  const every = wide.kind === 'span' ? wide.every : undefined
  return { kind: 'span', ...partOf(part, day.from, today), ...(every !== undefined && { every }) }
}

/** The points of a text that have been read, because every rule for periods looks at the same ones. */
const points = new WeakMap<Token[], (Found | null | undefined)[]>()

/** @param tokens of one text; `today` is the same in all calls for it */
function pointAt(tokens: Token[], at: number, today: Day): Found | undefined {
  if (at >= tokens.length) return undefined
  let read = points.get(tokens)
  if (read === undefined) {
    read = []
    points.set(tokens, read)
  }
  if (read[at] === undefined) read[at] = readPoint(tokens, at, today) ?? null
  return read[at] ?? undefined
}

function readPoint(tokens: Token[], at: number, today: Day): Found | undefined {
  const first = tokens[at]
  const found = (point: Point, length: number, loose = false): Found => ({ point, next: at + length, loose })
  const day = (from: Day, length: number) => found({ kind: 'span', from, to: from + 1 }, length)
  switch (first?.is) {
    case 'day':
      return day(today + first.offset, isUnit(tokens[at + 1], 'day') ? 2 : 1)
    case 'weekday': {
      const from = today - ((dateOf(today).weekday - first.weekday + 7) % 7)
      return found({ kind: 'span', from, to: from + 1, every: 7 }, 1, first.weak)
    }
    case 'which':
      return whichAt(tokens, at, today, first.which)
    case 'season':
      return seasonAt(tokens, at, today, 0)
    case 'part':
      return found({ kind: 'part', part: first.part }, 1, first.weak)
    case 'edge':
      return edgeAt(tokens, at, today, first.edge)
    case 'to-date':
      return found({ kind: 'span', from: startOf(first.unit, today), to: today + 1 }, 1)
    case 'several': {
      const next = skip(tokens, at + 1, 'of')
      return isUnit(tokens[next])
        ? found({ kind: 'unclear' }, next + 1 - at + (tokens[next + 1]?.is === 'ago' ? 1 : 0))
        : undefined
    }
    case 'ahead': {
      const next = tokens[at + 1]?.is === 'number' ? at + 2 : at + 1
      return isUnit(tokens[next]) ? day(today + 1, next + 1 - at) : undefined
    }
    case 'all': {
      const whole = tokens[at + 1]
      const isWhole = first.whole && whole?.is === 'unit' && whole.times === 1 && whole.unit !== 'hour'
      return isWhole ? found(calendarUnit(whole.unit, today, 0), 2) : undefined
    }
    case 'unit':
      return unitAt(tokens, at, today, first)
    case 'number': {
      const date = dateAt(tokens, at, today)
      return date?.loose && namesDay(tokens, at) ? { ...date, loose: false } : date
    }
    default:
      return dateAt(tokens, at, today)
  }
}

const isUnit = (token: Token | undefined, unit?: string): token is Extract<Token, { is: 'unit' }> =>
  token?.is === 'unit' && (unit === undefined || token.unit === unit)

/** «неделю назад», «день до вчера», "the month before last", "year to date", «за неделю» */
function unitAt(
  tokens: Token[],
  at: number,
  today: Day,
  { unit, times }: Extract<Token, { is: 'unit' }>,
): Found | undefined {
  const found = (point: Point, length: number, loose = false): Found => ({ point, next: at + length, loose })
  const [second, third] = [tokens[at + 1], tokens[at + 2]]
  // «за день 20 ноября»
  const date =
    unit === 'day' && (second?.is === 'number' || second?.is === 'date') ? dateAt(tokens, at + 1, today) : undefined
  if (date?.point.kind === 'date' && date.point.day !== undefined && date.point.month !== undefined) return date
  if (second?.is === 'before' && third?.is === 'day') {
    const day = today + third.offset - 1
    return found({ kind: 'span', from: day, to: day + 1 }, 3)
  }
  if (second?.is === 'before' && third?.is === 'which' && third.which === 'last')
    return found(calendarUnit(unit, today, -2), 3)
  if (second?.is === 'ago') {
    const day = move(unit, today, -times)
    return found(unit === 'hour' ? rolling(unit, today, times) : { kind: 'span', from: day, to: day + 1 }, 2)
  }
  if (second?.is === 'end' && third?.is === 'now')
    return found({ kind: 'span', from: startOf(unit, today), to: today + 1 }, 3)
  // "at the weekend"
  const isDefinite = unit === 'weekend' && tokens[at - 1]?.is === 'of'
  return found(rolling(unit, today, times), 1, !isDefinite)
}

/** «начало месяца», «конец прошлого года», "mid October" */
function edgeAt(tokens: Token[], at: number, today: Day, edge: 'begin' | 'middle' | 'end'): Found | undefined {
  const behind = tokens[at + 1]?.is === 'dash' ? at + 2 : skip(tokens, at + 1, 'of')
  const noun = tokens[behind]
  if (noun?.is === 'unit') {
    if (noun.unit === 'hour') return undefined
    return { point: { kind: 'edge', edge, of: noun.unit }, next: behind + 1, loose: true }
  }
  if (noun?.is !== 'which' && noun?.is !== 'month' && noun?.is !== 'number' && noun?.is !== 'season') return undefined
  const whole = placeAt(tokens, behind, today)
  if (whole === undefined || (whole.point.kind !== 'span' && whole.point.kind !== 'date')) return undefined
  if (isCountOnly(whole)) return undefined
  return { point: { kind: 'edge', edge, of: whole.point }, next: whole.next, loose: false }
}

const isCountOnly = ({ point }: Found) => point.kind === 'date' && point.day !== undefined
