import { wallClock } from './zone.ts'

/** 2026-11-20T18:00:00Z, 2026-11-20 18:00+03:00: a time with its offset from UTC. */
const stamp =
  /(?<!\d)(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s?(?:z(?![\p{L}\d])|([+-]\d\d):?(\d\d)?(?!\d))/gu

/** A normalised text with such times as the wall clock of a zone shows them: 2026-11-20t21:00:00 in Moscow. Others stay. */
export const withLocalTimes = (text: string, timeZone: string): string =>
  text.replace(stamp, (written, day: string, time: string, seconds = ':00', hours = '+00', minutes = '00') => {
    const instant = Date.parse(`${day}T${time}${seconds}${hours}:${minutes}`)
    return Number.isNaN(instant)
      ? written
      : new Date(wallClock(instant, timeZone)).toISOString().slice(0, 19).toLowerCase()
  })
