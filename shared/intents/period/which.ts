import { type Found, skip } from './point.ts'
import type { Token } from './tokens.ts'
import { calendarUnit, daysOf, rolling } from './unit.ts'
import type { Meaning } from './words.ts'
import { yearAt } from './year.ts'
import { addMonths, type Day, dateOf, dayOf } from './zone.ts'

type Which = Extract<Meaning, { is: 'which' }>['which']

const steps: Record<Which, number> = { this: 0, next: 1, last: -1, 'before-last': -2, rolling: -1, that: -1 }

/** «прошлая неделя», "the last three months", «этот понедельник», "last winter", "this morning" */
export function whichAt(tokens: Token[], at: number, today: Day, which: Which): Found | undefined {
  const step = steps[which]
  const { count, at: nounAt } = countAt(tokens, at + 1)
  const noun = tokens[nounAt]
  const next = nounAt + 1
  const found = (point: Found['point'], end = next): Found => ({ point, next: end, loose: false })
  if (noun?.is === 'several' && tokens[skip(tokens, next, 'of')]?.is === 'unit')
    return found({ kind: 'unclear' }, skip(tokens, next, 'of') + 1)
  const first = tokens[at]
  const isMany = first?.is === 'which' && first.many === true && nounAt === at + 1
  // «за последние дни»: how many?
  if (isMany && noun?.is === 'unit' && noun.times === 1 && noun.unit !== 'hour' && !(noun.unit in daysOf))
    return found({ kind: 'unclear' })
  if (noun?.is === 'unit') return unitAt(next, today, { which, noun, count })
  if (count !== 1) return undefined
  if (noun?.is === 'weekday') return found(weekday(noun.weekday, which, today))
  if (noun?.is === 'season' && step <= 0) return seasonAt(tokens, nounAt, today, step)
  if (noun?.is === 'part') {
    if (noun.part === 'night' && step < 0) return found({ kind: 'span', from: today - 1 / 4, to: today + 1 / 4 })
    return step === 0 || step === -1 ? found({ kind: 'span', ...partOf(noun.part, today + step, today) }) : undefined
  }
  if (noun?.is === 'month') {
    const { year, month } = dateOf(today)
    const past = which === 'this' ? year : noun.month < month ? year : year - 1
    const stated = yearAt(tokens, next, today)
    const chosen = stated?.year ?? (which === 'next' ? past + 1 : past)
    return found({ kind: 'date', month: noun.month, year: chosen }, stated?.next)
  }
  return undefined
}

/** «последние 3», «последние три полных», "last couple of" */
function countAt(tokens: Token[], at: number): { count: number; at: number } {
  const number = tokens[at]
  const behind = skip(tokens, at + 1, 'which', 'of')
  return number?.is === 'number' && number.day === undefined && tokens[behind]?.is === 'unit'
    ? { count: number.value, at: behind }
    : { count: 1, at }
}

function unitAt(
  next: number,
  today: Day,
  { which, noun, count }: { which: Which; noun: Extract<Meaning, { is: 'unit' }>; count: number },
): Found | undefined {
  const step = steps[which]
  if ((which === 'that' && noun.unit !== 'week') || count <= 0) return undefined
  const isSeveral = count > 1 || count % 1 !== 0
  const isWhole = noun.times === 1 || noun.unit === 'weekend'
  if (which === 'rolling' || noun.unit === 'hour' || !isWhole || (isSeveral && step < 0))
    return { point: rolling(noun.unit, today, count * noun.times), next, loose: false }
  if (noun.unit === 'weekend' && which === 'this') return { point: rolling('weekend', today, 1), next, loose: false }
  return { point: calendarUnit(noun.unit, today, step), next, loose: false }
}

function weekday(number: number, which: Which, today: Day): Found['point'] {
  const { weekday } = dateOf(today)
  const back = (weekday - number + 7) % 7
  const day = which === 'next' ? today + 7 - back : which === 'this' ? today - weekday + number : today - (back || 7)
  const from = which === 'before-last' ? day - 7 : day
  return { kind: 'span', from, to: from + 1 }
}

/** Three months; without a year the latest that has begun, with «прошлый» the latest that has ended. */
export function seasonAt(tokens: Token[], at: number, today: Day, step: number): Found | undefined {
  const noun = tokens[at]
  if (noun?.is !== 'season') return undefined
  const stated = yearsOfSeason(tokens, skip(tokens, at + 1, 'of'), today)
  const { year, month } = dateOf(today)
  const begun = dayOf(month >= noun.firstMonth ? year : year - 1, noun.firstMonth, 1) as Day
  const isOver = addMonths(begun, 3) <= today
  const back = step === 0 ? 0 : isOver ? step + 1 : step
  const from = stated ? dayOf(stated.year, noun.firstMonth, 1) : addMonths(begun, 12 * back)
  if (from === undefined) return undefined
  const point = { kind: 'span' as const, from, to: addMonths(from, 3), ...(!stated && { season: noun.firstMonth }) }
  return { point, next: stated?.next ?? at + 1, loose: noun.weak && !stated && tokens[at - 1]?.is !== 'which' }
}

/** «зима 2025-2026» is the one that begins in 2025. */
function yearsOfSeason(tokens: Token[], at: number, today: Day) {
  const first = yearAt(tokens, at, today)
  const second = first && tokens[first.next]?.is === 'dash' ? yearAt(tokens, first.next + 1, today) : undefined
  return first && second?.year === first.year + 1 ? { year: first.year, next: second.next } : first
}

const hours = { morning: [6, 12], afternoon: [12, 18], evening: [18, 24] } as const

/**
 * The hours of a part of a day. Tonight's night began at ten of the day before; that of another day may be the one
 * before it or the one after it, and holds both.
 */
export function partOf(part: keyof typeof hours | 'night', day: Day, today: Day): { from: Day; to: Day } {
  if (part === 'night')
    return day === today ? { from: day - 1 / 12, to: day + 1 / 4 } : { from: day, to: day + 1 + 1 / 4 }
  const [from, to] = hours[part]
  return { from: day + from / 24, to: day + to / 24 }
}
