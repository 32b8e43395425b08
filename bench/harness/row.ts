import { medianOf, relate, type Sample } from './rounds.ts'

/** How long and how often to measure. */
export interface Effort {
  rounds: number
  seconds: number
  warmUpSeconds: number
  /** `--quick`, for development: small stores and short loads. */
  quick: boolean
}

/** One row of the table of targets; may have several lines. */
export interface Row {
  number: number
  title: string
  run(effort: Effort): Promise<Line[]>
}

export type Target = { atLeast: number } | { atMost: number }

/** One comparison of one metric. */
export interface Line {
  ours: string
  baseline: string
  metric: string
  oursValue: number
  baselineValue: number
  ratio: number
  lowest: number
  highest: number
  /** Whether `ratio`, `lowest` and `highest` are differences (ours minus theirs) in the metric's unit. */
  difference?: boolean
  /** The target for the ratio; absent when the line is for information only. */
  target?: Target
}

export interface Compared {
  ours: string
  baseline: string
  metric: string
  difference?: boolean
  target?: Target
}

export function compare(ours: readonly Sample[], baseline: readonly Sample[], what: Compared): Line {
  return {
    ...what,
    oursValue: medianOf(ours, what.metric),
    baselineValue: medianOf(baseline, what.metric),
    ...relate(ours, baseline, what.metric, what.difference ? (a, b) => a - b : (a, b) => a / b),
  }
}

export const isMet = ({ ratio, target }: Line): boolean | undefined => {
  if (!target) return undefined
  return 'atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost
}
