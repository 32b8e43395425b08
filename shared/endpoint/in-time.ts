import type { Request } from '@middy/core'
import type { Context } from 'aws-lambda'
import { AppError } from '../errors.ts'
import type { Invocation, Middleware } from './endpoint.ts'

/** How long before the platform's timeout the response is sent, ms. */
export const answerBeforeTimeoutMs = 300

/**
 * Runs middlewares within the time that the invocation has left. middy limits the time of the function only, but the
 * middlewares before it may wait for the store too.
 * @throws AppError `backend_error` on timeout
 */
export function inTime(steps: Middleware[]): Middleware[] {
  if (steps.length === 0) return []
  const takeSteps = async (request: Request<Invocation, unknown, Error, Context>) => {
    for (const step of steps) await step.before?.(request)
  }
  const before: Middleware['before'] = async request => {
    const remainingMs = request.context.getRemainingTimeInMillis?.()
    if (remainingMs === undefined) return takeSteps(request)
    const { promise: outOfTime, reject } = Promise.withResolvers<never>()
    const refuse = () => reject(new AppError('backend_error', 'the invocation ran out of time'))
    const timer = setTimeout(refuse, Math.max(0, remainingMs - answerBeforeTimeoutMs))
    try {
      await Promise.race([takeSteps(request), outOfTime])
    } finally {
      clearTimeout(timer)
    }
  }
  return [{ before }]
}
