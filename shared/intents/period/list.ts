import { clockAt, timeBehind } from './clock.ts'
import { durationAt } from './duration.ts'
import { halfAt } from './half.ts'
import { placeAt } from './place.ts'
import { type Days, type Found, isBareDay, type PartialDate, skip } from './point.ts'
import { beginning, rangeAt } from './range.ts'
import { type Reading, united } from './reading.ts'
import { resolvePoint, resolveRange, weekdayBefore } from './resolve.ts'
import { sliceAt } from './slice.ts'
import type { Token } from './tokens.ts'
import type { Day } from './zone.ts'

/** The period that starts at a token, or several as one: «вчера и позавчера», «в январе, феврале и марте». */
export function periodAt(tokens: Token[], at: number, today: Day): Reading | undefined {
  let whole = oneAt(tokens, at, today, false)
  while (whole !== undefined && typeof whole.period !== 'string' && whole.period.kind === 'span') {
    const time = whole.period.to - whole.period.from > 1 ? timeBehind(tokens, whole.next) : undefined
    // «с 10 по 12 ноября вечером»
    if (time !== undefined) return { period: { ...whole.period, hasGaps: true }, next: time }
    const next = skip(tokens, whole.next, 'and', 'in', 'of')
    const more = isListed(tokens, at, whole.next, next) ? oneAt(tokens, next, today, true) : undefined
    if (more === undefined || (typeof more.period !== 'string' && more.period.kind === 'hours')) return whole
    if (typeof more.period === 'string') return more
    whole = { period: united(weekdayBefore(whole.period, more.period), more.period), next: more.next }
  }
  return whole
}

/** After «и» anything; after a comma only a point of the same kind: «в понедельник, 23 ноября» is one day. */
function isListed(tokens: Token[], first: number, end: number, next: number): boolean {
  const kind = tokens[first]?.is
  return (
    tokens[end]?.is === 'and' ||
    ((kind === 'weekday' || kind === 'month' || kind === 'start' || kind === 'day') && tokens[next]?.is === kind)
  )
}

const oneAt = (tokens: Token[], at: number, today: Day, listed: boolean): Reading | undefined =>
  clockAt(tokens, at, today) ??
  sliceAt(tokens, at, today) ??
  halfAt(tokens, at, today) ??
  durationAt(tokens, at, today) ??
  daysAt(tokens, at, today) ??
  rangeAt(tokens, at, today) ??
  singleAt(tokens, at, today, listed)

/** Nobody lists more days. The limit keeps long texts from being read over and over. */
const maxListed = 31

/** A day, or days as one item of the list: «20, 22-24 ноября». */
type ListedDay = Found & { point: PartialDate; until?: PartialDate }

/** «18, 19 и 20 ноября», "Nov 18, 20 and 22", «18.11, 20.11», "the 3rd and the 5th", «за 18 и 19» */
function daysAt(tokens: Token[], at: number, today: Day): Reading | undefined {
  // What is not a list from its first number is not one from its second
  if (tokens[at - 1]?.is === 'number' || tokens[at - 1]?.is === 'date') return undefined
  const listed: ListedDay[] = []
  for (let next = at; listed.length < maxListed; ) {
    const found = placeAt(tokens, next, today)
    if (found?.point.kind === 'span' && found.point.from % 1 !== 0 && listed.some(({ loose }) => loose))
      return { period: 'unclear', next: found.next }
    if (found?.point.kind !== 'date' || found.point.day === undefined) break
    const behind = tokens[found.next]?.is
    if (found.loose && isBareDay(found.point) && (behind === 'other' || behind === 'unit' || behind === 'which')) break
    const until = lastDayAt(tokens, found.next, today)
    const { next: end, point = found.point, loose } = until ?? found
    listed.push({
      ...found,
      point: found.point,
      next: end,
      loose: loose && found.loose,
      ...(until && { until: until.point }),
    })
    next = skip(tokens, end, 'and', 'in', 'of')
    if (next > end && tokens[end]?.is !== 'and' && isBareDay(point)) break
  }
  const last = listed.at(-1)
  if (last === undefined || listed.length < 2 || !areDays(tokens, at, listed)) return undefined
  const spans = spansOf(listed, today)
  const problem = spans.find(span => typeof span === 'string')
  return { period: problem ?? (spans as Days[]).reduce(united), next: last.next }
}

function lastDayAt(tokens: Token[], at: number, today: Day): (Found & { point: PartialDate }) | undefined {
  const last = tokens[at]?.is === 'dash' ? placeAt(tokens, at + 1, today) : undefined
  return last?.point.kind === 'date' && last.point.day !== undefined ? { ...last, point: last.point } : undefined
}

function spansOf(listed: ListedDay[], today: Day) {
  const dates = withMonths(listed.flatMap(({ point, until }) => (until ? [point, until] : [point])))
  return listed.map(({ until }) => {
    const [first, last] = dates.splice(0, until ? 2 : 1) as [PartialDate, PartialDate?]
    return last ? resolveRange(first, last, today) : resolvePoint(first, today)
  })
}

/** Numbers without a month are days after «за» or in the form of days; 1.5 and 2.5 may be odds. */
function areDays(tokens: Token[], at: number, listed: ListedDay[]): boolean {
  const before = tokens[tokens[at - 1]?.is === 'of' ? at - 2 : at - 1]?.is
  if (before === 'odds') return false
  const hasMonth = ({ point, until }: ListedDay) => (until ?? point).month !== undefined || point.month !== undefined
  if (listed.some(hasMonth)) return before === 'in' || listed.some(day => !day.loose && hasMonth(day))
  if (listed.some(({ until }) => until)) return false
  if (listed.some(({ loose }) => !loose)) return true
  const last = listed.at(-1) as ListedDay
  return (before === 'in' || at === 0) && last.next === tokens.length && tokens[last.next - 2]?.is === 'and'
}

/** A day without a month belongs to the next month named, or else to the one named before. */
function withMonths(dates: PartialDate[]): PartialDate[] {
  const filled = [...dates]
  const monthOf = ({ month, year }: PartialDate) => ({
    ...(month !== undefined && { month }),
    ...(year !== undefined && { year }),
  })
  const fill = (at: number, from: PartialDate | undefined) => {
    const date = filled[at] as PartialDate
    if (date.month === undefined && from?.month !== undefined) filled[at] = { ...date, ...monthOf(from) }
  }
  for (let at = filled.length - 1; at >= 0; at--) fill(at, filled[at + 1])
  for (let at = 0; at < filled.length; at++) fill(at, filled[at - 1])
  return filled
}

/** @param listed whether it follows another period in a list */
function singleAt(tokens: Token[], at: number, today: Day, listed: boolean): Reading | undefined {
  const before = tokens[at - 1]?.is === 'of' ? tokens[at - 2]?.is : tokens[at - 1]?.is
  if (tokens[at]?.is === 'all' && tokens[at + 1]?.is === 'time') {
    const isPeriod = before === 'in' || tokens[at - 1]?.is === 'of' || at + 2 === tokens.length
    return isPeriod ? { period: { kind: 'span', from: beginning, to: today + 1 }, next: at + 2 } : undefined
  }
  const found = placeAt(tokens, at, today)
  if (found === undefined) return undefined
  const { point, next, loose } = found
  const alone = at === 0 && next === tokens.length
  const fits = isBareDay(point) ? !loose : !loose || before === 'in' || alone || listed
  if (!fits) return undefined
  return { period: point.kind === 'hours' ? point : resolvePoint(point, today), next }
}
