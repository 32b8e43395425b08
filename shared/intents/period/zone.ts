/** A calendar day as days since 1970-01-01; a fraction of one is a time of day by the wall clock. */
export type Day = number

const dayMs = 86_400_000

/** The day of a date, or undefined where the calendar has none (31 February). Years 1900 to 2100. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= 1900 && year <= 2100 ? date.getTime() / dayMs : undefined
}

export function dateOf(day: Day): { year: number; month: number; day: number; weekday: number } {
  const date = new Date(Math.floor(day) * dayMs)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    /** Monday 1 … Sunday 7 */
    weekday: date.getUTCDay() || 7,
  }
}

/** The same date some months away, or the month's last day when it has no such date. */
export function addMonths(from: Day, months: number): Day {
  const { year, month, day } = dateOf(from)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return Date.UTC(year, month - 1 + months, Math.min(day, last)) / dayMs
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone)
  if (clock === undefined) {
    const two = '2-digit'
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    })
    clocks.set(timeZone, clock)
  }
  return clock
}

/** The zone's wall clock at an instant, read as if it were UTC. */
export function wallClock(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of clockOf(timeZone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The calendar day of an instant in a zone. @param timeZone IANA name */
export const dayIn = (instant: Date, timeZone: string): Day =>
  Math.floor(wallClock(instant.getTime(), timeZone) / dayMs)

/**
 * The first instant of a day in a zone, or of an hour of it: the earlier one where the clock goes back over it; the
 * moment after the leap where the clock goes forward over it.
 */
export function instantOf(day: Day, timeZone: string): Date {
  const wanted = Math.round(day * dayMs)
  const offsetAt = (instant: number) => wallClock(instant, timeZone) - instant
  const earliest = wanted - offsetAt(wanted - dayMs)
  if (wallClock(earliest, timeZone) === wanted) return new Date(earliest)
  const latest = wanted - offsetAt(wanted + dayMs)
  if (wallClock(latest, timeZone) === wanted) return new Date(latest)
  let [before, after] = [Math.min(earliest, latest) - 1000, Math.max(earliest, latest) + 1000]
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000
    if (wallClock(middle, timeZone) >= wanted) after = middle
    else before = middle
  }
  return new Date(after)
}
