import { placeAt } from './place.ts'
import { skip } from './point.ts'
import { rangeAt } from './range.ts'
import type { Reading } from './reading.ts'
import { resolvePoint } from './resolve.ts'
import type { Token } from './tokens.ts'
import { move } from './unit.ts'
import type { Day } from './zone.ts'

/** «за неделю с 10 ноября», «за два месяца до 5 ноября»; in «за неделю с 10 по 16 ноября» the range says it all. */
export function durationAt(tokens: Token[], at: number, today: Day): Reading | undefined {
  const number = tokens[at]
  const unitAt = number?.is === 'number' ? at + 1 : at
  const [unit, border] = [tokens[unitAt], tokens[unitAt + 1]]
  if (unit?.is !== 'unit' || unit.unit === 'hour') return undefined
  if (border?.is !== 'start' && border?.is !== 'end' && border?.is !== 'before') return undefined
  const place = placeAt(tokens, skip(tokens, unitAt + 2, 'of'), today)
  if (place === undefined || place.point.kind === 'hours') return undefined
  const behind = tokens[place.next]?.is
  if (border.is === 'start' && (behind === 'end' || behind === 'dash')) return rangeAt(tokens, unitAt + 1, today)
  if (place.loose) return undefined
  const day = resolvePoint(place.point, today)
  if (typeof day === 'string') return { period: day, next: place.next }
  if (day.to - day.from !== 1) return undefined
  const count = unit.times * (number?.is === 'number' ? number.value : 1)
  const [from, to] =
    border.is === 'start' ? [day.from, move(unit.unit, day.from, count)] : [move(unit.unit, day.from, -count), day.from]
  return from < to ? { period: { kind: 'span', from, to }, next: place.next } : undefined
}
