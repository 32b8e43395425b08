import type { Config, ContourConfig } from './config.ts'

/** Margin for our own work, ms. */
const marginMs = 10_000

/** Time limit of one request, ms: two consecutive calls of the slower contour. */
export const requestBudgetMs = ({ customer, desk }: Config): number =>
  2 * Math.max(slowestAnswerMs(customer), slowestAnswerMs(desk))

/** The longest that a contour takes to answer or fail, including the retry and our own margin, ms. */
export const slowestAnswerMs = (contour: ContourConfig): number => slowestCallMs(contour) + marginMs

/** The longest that one call of a contour takes, including the retry and what is asked before it, ms. */
export function slowestCallMs(contour: ContourConfig): number {
  if (contour.kind === 'rest') return 2 * contour.timeoutMs + contour.retryDelayMs
  return contour.kind === 'rabbitmq' ? contour.timeoutMs : 0
}

/** Seconds between the heartbeats of a connection to a broker, unless its URL sets them. */
export const defaultHeartbeatSeconds = 10

/**
 * How long the request of a call that has failed may still be on its way, ms. Over HTTP its connection is reset. Over AMQP it shares
 * one, which is reset when it counts as dead, after two or three heartbeats.
 */
export function lateArrivalMs(contour: ContourConfig): number {
  if (contour.kind !== 'rabbitmq') return 0
  const heartbeatSeconds = Number(new URL(contour.url).searchParams.get('heartbeat'))
  return 3_000 * (heartbeatSeconds || defaultHeartbeatSeconds)
}
