import type { Config, ContourConfig } from './config.ts'

/** Margin for our own work, ms. */
const marginMs = 10_000

/** Time limit of one request, ms: two consecutive calls of the slower contour. */
export const requestBudgetMs = ({ customer, desk }: Config): number =>
  2 * Math.max(slowestAnswerMs(customer), slowestAnswerMs(desk))

/** The longest that a contour takes to answer or fail, including the retry and our own margin, ms. */
export const slowestAnswerMs = (contour: ContourConfig): number => slowestCallMs(contour) + marginMs

/** The longest that one call of a contour takes, including the retry, ms. */
export function slowestCallMs(contour: ContourConfig): number {
  if (contour.kind === 'rest') return 2 * contour.timeoutMs + contour.retryDelayMs
  return contour.kind === 'rabbitmq' ? contour.timeoutMs : 0
}
