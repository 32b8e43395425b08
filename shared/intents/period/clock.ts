import { placeAt } from './place.ts'
import { type Days, skip } from './point.ts'
import type { Reading } from './reading.ts'
import { resolvePoint } from './resolve.ts'
import type { Token } from './tokens.ts'
import { partOf } from './which.ts'
import type { Day } from './zone.ts'

/** A time of day, hours from midnight. */
interface Clock {
  hours: number
  next: number
  /** «18:00», "6pm", «6 вечера»; a bare number is a time only beside a day or another time. */
  isSure: boolean
}

/** From, to or between times of a day: «с 18 до 22», «после 15:00», "before noon". */
interface Hours {
  from?: Clock
  to?: Clock
  next: number
}

/**
 * Times of a day or two: «вчера с 18 до 22», "between 6pm and 9pm", «с 20.11 18:00 по 21.11 06:00». A time alone («вчера в
 * 18:30») is a moment, no period: the day is shown. Times without a day are the latest that have begun.
 */
export function clockAt(tokens: Token[], at: number, today: Day): Reading | undefined {
  return betweenMoments(tokens, at, today) ?? hoursOfDay(tokens, at, today)
}

function hoursOfDay(tokens: Token[], at: number, today: Day): Reading | undefined {
  const before = dayAt(tokens, at, today)
  const hours = hoursAt(tokens, before ? skip(tokens, before.next, 'in') : at)
  if (hours === undefined) return undefined
  const after = before ? undefined : dayAt(tokens, skip(tokens, hours.next, 'in', 'of'), today)
  const day = before ?? after
  if (day === undefined && ![hours.from, hours.to].some(clock => clock?.isSure)) return undefined
  const isOpen = before === undefined && hours.to === undefined && tokens[at]?.is === 'start'
  const [from, to] = ends(hours, day)
  const { day: first, every } = day ?? { day: today, every: 1 }
  const period: Days = {
    kind: 'span',
    from: first + from / 24,
    to: isOpen ? today + 1 : toMidnight(first + to / 24),
    ...(isOpen && { isOpen }),
    ...(every !== undefined && { every }),
  }
  return { period: from >= 48 || to <= from ? 'impossible' : period, next: Math.max(hours.next, after?.next ?? 0) }
}

/** «По 23:59» is to the end of the day. */
const toMidnight = (end: Day): Day => (end % 1 > 1 - 1.5 / (24 * 60) ? Math.ceil(end) : end)

/** The hours from midnight that are meant: «с 6 до 9 вечера» is 18 to 21, «с 22 до 2» ends on the next day. */
function ends({ from, to }: Hours, day: FoundDay | undefined): [number, number] {
  let [first, last] = [from?.hours ?? 0, to?.hours ?? 24]
  const isAfternoon = day?.isAfternoon === true
  if (isAfternoon && to && !to.isSure && last <= 12) last += 12
  if (from && !from.isSure && first < 12 && (isAfternoon || (to?.isSure && last > 12 && first + 12 < last))) first += 12
  if (to && !to.isSure && last <= first && last <= 12 && last + 12 > first) last += 12
  return [first, to && last <= first ? last + 24 : last]
}

/** «с 20.11 18:00 по 21.11 06:00», «с 18:00 вчера до 22:00»; «с вчера 18:00» is until today. */
function betweenMoments(tokens: Token[], at: number, today: Day): Reading | undefined {
  const opened = tokens[at]?.is === 'start'
  const first = momentAt(tokens, opened ? at + 1 : at, today)
  if (first === undefined) return undefined
  const separator = tokens[first.next]?.is
  const closed = separator === 'end' || separator === 'dash' || (opened && separator === 'and')
  const last = closed ? momentAt(tokens, first.next + 1, today) : undefined
  const time = closed && !last ? timeAt(tokens, first.next + 1) : undefined
  if (last === undefined && !time?.isSure)
    return opened && first.isDayFirst
      ? { period: { kind: 'span', from: first.at, to: today + 1 }, next: first.next }
      : undefined
  const end = toMidnight(last?.at ?? Math.floor(first.at) + (time as Clock).hours / 24)
  const to = last === undefined && end <= first.at ? end + 1 : end
  const next = last?.next ?? (time as Clock).next
  return { period: to > first.at ? { kind: 'span', from: first.at, to } : 'reversed', next }
}

/** A day with a time, in whatever order. */
function momentAt(tokens: Token[], at: number, today: Day): { at: Day; next: number; isDayFirst: boolean } | undefined {
  const day = dayAt(tokens, at, today)
  if (day) {
    const time = timeAt(tokens, skip(tokens, day.next, 'in'))
    return time?.isSure ? { at: day.day + time.hours / 24, next: time.next, isDayFirst: true } : undefined
  }
  const time = timeAt(tokens, at)
  const behind = time?.isSure ? dayAt(tokens, skip(tokens, time.next, 'in', 'of'), today) : undefined
  return time && behind ? { at: behind.day + time.hours / 24, next: behind.next, isDayFirst: false } : undefined
}

interface FoundDay {
  day: Day
  next: number
  isAfternoon: boolean
  every: number | undefined
}

/** One day: not a bare number, which may be an hour. */
function dayAt(tokens: Token[], at: number, today: Day): FoundDay | undefined {
  const found = placeAt(tokens, at, today)
  if (found === undefined || found.loose || (found.point.kind !== 'span' && found.point.kind !== 'date'))
    return undefined
  const days = resolvePoint(found.point, today)
  if (typeof days === 'string' || days.to - days.from > 1) return undefined
  return { day: Math.floor(days.from), next: found.next, isAfternoon: days.from % 1 >= 0.5, every: days.every }
}

function hoursAt(tokens: Token[], at: number): Hours | undefined {
  const is = tokens[at]?.is
  if (is === 'before' || is === 'end') {
    const to = timeAt(tokens, at + 1)
    return to && standsAlone(tokens, to) ? { to, next: to.next } : undefined
  }
  const isOpened = is === 'start' || is === 'after'
  const from = timeAt(tokens, isOpened ? at + 1 : at)
  if (from === undefined || (!isOpened && !from.isSure)) return undefined
  const separator = tokens[from.next]?.is
  const isClosed = separator === 'end' || separator === 'dash' || (is === 'start' && separator === 'and')
  const to = isClosed ? timeAt(tokens, from.next + 1) : undefined
  if (to && (isOpened || to.isSure)) return { from, to, next: to.next }
  return isOpened && standsAlone(tokens, from) ? { from, next: from.next } : undefined
}

/** «вчера до 5 ставок» counts bets. */
const standsAlone = (tokens: Token[], { isSure, next }: Clock) => isSure || tokens[next]?.is !== 'other'

/** The index after a time of day («после 18:00», «вечером»); undefined when there is none. */
export function timeBehind(tokens: Token[], at: number): number | undefined {
  const start = skip(tokens, at, 'in', 'of')
  const first = tokens[start]
  if (first?.is === 'part' && (!first.weak || start > at)) return start + 1
  const hours = hoursAt(tokens, start)
  const isTime = [hours?.from, hours?.to].some(time => time?.isSure) || (hours?.from && hours.to)
  return isTime ? hours?.next : undefined
}

/** «18:00», "6pm", «18 часов», «6 вечера», «18.30», 18 */
function timeAt(tokens: Token[], at: number): Clock | undefined {
  const [token, second] = [tokens[at], tokens[at + 1]]
  if (token?.is === 'clock') return { hours: token.hours, next: at + 1, isSure: true }
  if (token?.is === 'date') {
    // No such date
    const { day = 25, month, year } = token
    const isTime = year === undefined && day < 24 && month < 60 && (month === 0 || month > 12)
    return isTime ? { hours: day + month / 60, next: at + 1, isSure: true } : undefined
  }
  // «сегодня с утра»
  if (token?.is === 'part') return { hours: partOf(token.part, 1, 0).from * 24 - 24, next: at + 1, isSure: false }
  if (token?.is !== 'number' || token.day || token.rank || token.value > 24 || token.value % 1 !== 0) return undefined
  const { value: hours } = token
  if (second?.is === 'unit' && second.unit === 'hour' && second.times === 1 && tokens[at + 2]?.is !== 'ago')
    return { hours, next: at + 2, isSure: true }
  // «до 3 дня»
  if (second?.is === 'unit' && second.unit === 'day' && second.times === 1 && hours < 6 && tokens[at + 2]?.is !== 'ago')
    return { hours: hours + 12, next: at + 2, isSure: false }
  return second?.is === 'unit' || second?.is === 'number-of-month' || second?.is === 'month'
    ? undefined
    : { hours, next: at + 1, isSure: false }
}
