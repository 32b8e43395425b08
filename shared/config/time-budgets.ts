import type { Config, ContourConfig } from './config.ts'

/** For our own work beside the calls, ms. */
const marginMs = 10_000

/** The longest that one request may take, ms: two calls of the slower contour one after the other. */
export const requestBudgetMs = ({ customer, desk }: Config): number =>
  2 * Math.max(slowestAnswerMs(customer), slowestAnswerMs(desk))

/** The longest that a contour can take to answer or fail, the retry included, with a margin for ourselves, ms. */
export const slowestAnswerMs = (contour: ContourConfig): number => slowestCallMs(contour) + marginMs

/** The longest that one call of a contour can take, the retry included, ms. */
export function slowestCallMs(contour: ContourConfig): number {
  if (contour.kind === 'rest') return 2 * contour.timeoutMs + contour.retryDelayMs
  return contour.kind === 'rabbitmq' ? contour.timeoutMs : 0
}
