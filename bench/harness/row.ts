import { medianOf, relate, type Sample } from './rounds.ts'

/** How long and how often to measure. */
export interface Effort {
  rounds: number
  seconds: number
  warmUpSeconds: number
  /** `--quick`: while developing; small stores, short loads. */
  quick: boolean
}

/** One row of the table of targets; may give several lines. */
export interface Row {
  number: number
  title: string
  run(effort: Effort): Promise<Line[]>
}

export type Target = { atLeast: number } | { atMost: number }

/** One comparison of one metric. */
export interface Line {
  ours: string
  beside: string
  metric: string
  oursValue: number
  besideValue: number
  ratio: number
  lowest: number
  highest: number
  /** `ratio`, `lowest` and `highest` are ours less the other's, in the metric's unit. */
  difference?: boolean
  /** What the ratio must be; none: for information. */
  target?: Target
}

export interface Compared {
  ours: string
  beside: string
  metric: string
  difference?: boolean
  target?: Target
}

export function compare(ours: readonly Sample[], beside: readonly Sample[], what: Compared): Line {
  return {
    ...what,
    oursValue: medianOf(ours, what.metric),
    besideValue: medianOf(beside, what.metric),
    ...relate(ours, beside, what.metric, what.difference ? (a, b) => a - b : (a, b) => a / b),
  }
}

export const isMet = ({ ratio, target }: Line): boolean | undefined => {
  if (!target) return undefined
  return 'atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost
}
