import type { Days } from './point.ts'
import type { Problem } from './resolve.ts'

/** What a part of a text says about a period, and the index of the token after it. */
export interface Reading {
  period: Days | { kind: 'hours'; hours: number } | Problem
  next: number
}

/** Two periods as one; days between them that are not meant make it one with gaps. */
export function united(one: Days, other: Days): Days {
  const [early, late] = one.from <= other.from ? [one, other] : [other, one]
  const hasGaps = one.hasGaps || other.hasGaps || late.from > early.to
  return { kind: 'span', from: early.from, to: Math.max(early.to, late.to), ...(hasGaps && { hasGaps }) }
}
