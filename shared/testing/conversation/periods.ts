import { findPeriod } from '../../intents/period/period.ts'
import { Message } from '../../intents/text/message.ts'

/** Friday, half past three in the afternoon in Moscow. */
const now = new Date('2026-11-27T12:30:00Z')
const moscow = (instant: Date) =>
  new Date(instant.getTime() + 3 * 3_600_000).toISOString().slice(0, 16).replace('T00:00', '').replace('2026-', '')

/** The period in a text as «11-26 11-27T18:00», behind the reason when it is to be asked about; `none` when there is none. */
export function periodIn(text: string): string {
  const found = findPeriod(new Message(text), { now, timeZone: 'Europe/Moscow' })
  if (found.kind === 'none') return 'none'
  const days = 'start' in found ? `${moscow(found.start)} ${moscow(found.end)}` : ''
  return found.kind === 'period' ? days : `${found.reason} ${days}`.trim()
}
