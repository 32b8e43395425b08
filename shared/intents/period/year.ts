import type { Token } from './tokens.ts'
import { type Day, dateOf } from './zone.ts'

export const skipYearMark = (tokens: Token[], at: number): number => {
  const token = tokens[at]
  return token?.is === 'year-mark' || (token?.is === 'unit' && token.unit === 'year') ? at + 1 : at
}

/** The year that a token begins: «2025», «25 года», «прошлого года». */
export function yearAt(tokens: Token[], at: number, today: Day): { year: number; next: number } | undefined {
  const token = tokens[at]
  if (token?.is === 'which') {
    const unit = tokens[at + 1]
    const back = { this: 0, last: 1, 'before-last': 2 }[token.which as string]
    if (unit?.is !== 'unit' || unit.unit !== 'year' || unit.times !== 1 || back === undefined) return undefined
    return { year: dateOf(today).year - back, next: at + 2 }
  }
  if (token?.is !== 'number') return undefined
  if (token.value >= 1900 && token.value <= 2100) return { year: token.value, next: skipYearMark(tokens, at + 1) }
  const next = skipYearMark(tokens, at + 1)
  return token.value < 100 && next > at + 1 ? { year: 2000 + token.value, next } : undefined
}
