import { placeAt } from './place.ts'
import { skip } from './point.ts'
import type { Reading } from './reading.ts'
import { resolvePoint } from './resolve.ts'
import type { Token } from './tokens.ts'
import { calendarUnit } from './unit.ts'
import type { Day } from './zone.ts'

/**
 * «первые 10 дней ноября», "the last day of October", «первые две недели месяца». One week of a month is unclear: it may
 * begin on Monday or on the first.
 */
export function sliceAt(tokens: Token[], at: number, today: Day): Reading | undefined {
  const [side, second] = [tokens[at], tokens[at + 1]]
  const isFirst = side?.is === 'number' && side.spelled && side.day !== 'genitive'
  const isLast = side?.is === 'which' && (side.which === 'rolling' || side.which === 'last')
  if (!isFirst && !isLast) return undefined
  const isCounted = second?.is === 'number'
  const noun = tokens[isCounted ? at + 2 : at + 1]
  if (noun?.is !== 'unit' || (noun.unit !== 'day' && noun.unit !== 'week')) return undefined
  const behind = isCounted ? at + 3 : at + 2
  const wideAt = skip(tokens, behind, 'of', 'in')
  const wide = tokens[wideAt]
  const isUnit = wide?.is === 'unit' && wide.unit === 'month' && wide.times === 1
  if (!isUnit && wide?.is !== 'month' && wide?.is !== 'which') return undefined
  const place = isUnit ? { point: calendarUnit('month', today, 0), next: wideAt + 1 } : placeAt(tokens, wideAt, today)
  if (place?.point.kind !== 'date' && !(place?.point.kind === 'span' && place.point.unit === 'month')) return undefined
  const whole = resolvePoint(place.point, today)
  const count = isCounted ? second.value : 1
  if (typeof whole === 'string') return { period: whole, next: place.next }
  const saysHowMany = isCounted || !('many' in side && side.many)
  if (!saysHowMany || (noun.unit === 'week' && count < 2) || (isFirst && side.value !== 1))
    return { period: 'unclear', next: place.next }
  const length = noun.times * (noun.unit === 'week' ? 7 * count : count)
  const [from, to] = isFirst ? [whole.from, whole.from + length] : [whole.to - length, whole.to]
  return { period: { kind: 'span', from, to }, next: place.next }
}
