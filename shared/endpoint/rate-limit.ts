import { networkOf } from '../auth/network.ts'
import type { Quota } from '../auth/rate-limiter.ts'
import { AppError, errorMessage } from '../errors.ts'
import type { Invocation, Middleware } from './endpoint.ts'
import { services } from './late-services.ts'

/** `chat` limits requests per user, `auth` per client address. */
export type RateLimitName = 'chat' | 'auth'

/**
 * Answers requests above the configured limit with 429 and `Retry-After`. Every response says what is left of the limit, in
 * `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10). A limit of 0 means no limit.
 */
export function rateLimit(name: RateLimitName): Middleware {
  return {
    before: async ({ event }) => {
      const { rateLimiter } = await services()
      const limiter = await rateLimiter(name)
      if (!limiter) return
      const quota = await limiter.take(subjectOf(name, event))
      Object.assign(event.extraHeaders, describe(name, quota))
      if (quota.allowed) return
      throw new AppError('too_many_requests', errorMessage.too_many_requests, {
        headers: { 'retry-after': String(quota.retrySeconds) },
      })
    },
  }
}

/** IPv6 addresses count by /64, because one client has a whole /64. */
const subjectOf = (name: RateLimitName, { user, address }: Invocation) =>
  name === 'chat' ? String(user?.userId) : networkOf(address)

const describe = (name: RateLimitName, { limit, windowSeconds, remaining, resetSeconds }: Quota) => ({
  'ratelimit-policy': `"${name}";q=${limit};w=${windowSeconds}`,
  ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`,
})
