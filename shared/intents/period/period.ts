import type { PeriodMatch } from '../intents.ts'
import { type Message, once } from '../text/message.ts'
import { periodAt } from './list.ts'
import { meaningOf } from './period-spelling.ts'
import type { Days } from './point.ts'
import { withLocalTimes } from './timestamps.ts'
import { tokensOf } from './tokens.ts'
import { dayIn, instantOf } from './zone.ts'

export interface PeriodOptions {
  now: Date
  /** IANA name */
  timeZone: string
}

const hourMs = 3_600_000
/** After so many date words that form no period, none is expected to follow. */
const maxTried = 100

/**
 * The period that a text names, Russian or English: «вчера», «за прошлую неделю», «с 1 по 15 февраля», "last 3 months",
 * 01.02.2026–15.02.2026. Days, weeks (from Monday) and months are whole and in the zone; both ends that the text names
 * are in the period; what has no year is the latest past one. «За последние N дней» and «за неделю» end with today.
 * Days with others between them («18 и 20 ноября») are no period; the one that covers them comes with the refusal.
 *
 * A library reads no better here: chrono-node knows no «за прошлую неделю» and only one dash, and takes months for the
 * coming ones, while the forms that people use for the past are few.
 */
export const findPeriod = once((message: Message, options: PeriodOptions): PeriodMatch => {
  const { now, timeZone } = options
  const tokens = tokensOf(withLocalTimes(message.plain, timeZone), meaningOf)
  const today = dayIn(now, timeZone)
  let tried = 0
  for (let at = 0; at < tokens.length && tried < maxTried; at++) {
    if (tokens[at]?.is === 'other') continue
    tried++
    const period = periodAt(tokens, at, today)?.period
    if (period === undefined) continue
    if (typeof period === 'string') return { kind: 'invalid', reason: period }
    if (period.kind === 'span') return matchOf(period, options)
    return { kind: 'period', start: new Date(now.getTime() - Math.round(period.hours * hourMs)), end: new Date(now) }
  }
  return { kind: 'none' }
})

function matchOf(days: Days, { now, timeZone }: PeriodOptions): PeriodMatch {
  const isAhead = instantOf(days.from, timeZone) > now
  if (isAhead && days.every === undefined) return { kind: 'invalid', reason: 'future' }
  const back = isAhead ? (days.every as number) : 0
  const [start, end] = [days.from - back, days.isOpen ? days.to : days.to - back].map(day =>
    instantOf(day, timeZone),
  ) as [Date, Date]
  return days.hasGaps ? { kind: 'invalid', reason: 'gaps', start, end } : { kind: 'period', start, end }
}
