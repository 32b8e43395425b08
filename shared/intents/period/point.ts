import type { Token } from './tokens.ts'
import type { Part, Unit } from './words.ts'
import { type Day, dateOf } from './zone.ts'

/** A place on the calendar that a text names. Days are [from, to); a fraction of a day is a time of day. */
export type Point =
  | Days
  | PartialDate
  /** The last `hours` hours; a fraction is minutes. */
  | { kind: 'hours'; hours: number }
  /** «утром», of whatever day. */
  | { kind: 'part'; part: Part }
  /** «начало месяца», «конец октября»; with `unit` of the one that holds the day spoken of. */
  | { kind: 'edge'; edge: 'begin' | 'middle' | 'end'; of: Days | PartialDate | Unit }
  /** Too vague to be a period: «несколько дней». */
  | { kind: 'unclear' }

export interface Days {
  kind: 'span'
  from: Day
  to: Day
  /** The whole unit that it is. */
  unit?: Unit
  /** The month that this season begins in: «осенью». */
  season?: number
  /** How many days earlier it may be as well: «в пятницу», «вечером». */
  every?: number
  /** Ends now, even if its beginning is moved to an earlier day: «с вечера». */
  isOpen?: true
  /** Consists of several, with days between them that are not meant: "the last two weekends". */
  hasGaps?: true
}

/** A date of which parts may be missing: «15», «1 февраля», «март», «2025». */
export interface PartialDate {
  kind: 'date'
  day?: number
  month?: number
  year?: number
}

export interface Found {
  point: Point
  /** Index of the token after it. */
  next: number
  /** Means something only with a preposition or as one end of a range. */
  loose: boolean
}

export const isBareDay = (point: Point): point is PartialDate =>
  point.kind === 'date' && point.day !== undefined && point.month === undefined

/** Nobody writes more of them in a row. The limit keeps long runs from being walked over and over. */
const maxSkipped = 6

/** The first index, from `at`, of a token that is none of these. */
export function skip(tokens: Token[], at: number, ...kinds: Token['is'][]): number {
  let next = at
  while (next - at < maxSkipped && tokens[next] !== undefined && kinds.includes((tokens[next] as Token).is)) next++
  return next
}

/** The latest such day of a month that has begun by `day`: «с 20 по сегодня». */
export function inLatestMonth({ day: number = 1 }: PartialDate, day: Day): PartialDate {
  const { year, month, day: ofMonth } = dateOf(day)
  const back = number <= ofMonth ? 0 : 1
  return { kind: 'date', day: number, month: ((month - back + 11) % 12) + 1, year: month > back ? year : year - 1 }
}
