import { networkOf } from '../auth/network.ts'
import type { Quota } from '../auth/rate-limiter.ts'
import { AppError, errorMessage } from '../errors.ts'
import type { Invocation, Middleware } from './endpoint.ts'

/** What a contract's requests are limited by: `chat` by the user, `auth` by the client's address. */
export type RateLimitName = 'chat' | 'auth'

/**
 * Refuses requests above the configured limit with 429, and says in every answer what is left of the limit: `RateLimit` and
 * `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10), `Retry-After`. A limit of 0 is none.
 */
export function rateLimit(name: RateLimitName): Middleware {
  let services: Promise<typeof import('../services.ts')> | undefined
  return {
    before: async ({ event }) => {
      services ??= import('../services.ts') // even of a loaded module, an import takes time
      const { rateLimiter } = await services
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

/** An IPv6 user has a whole /64 of addresses. */
const subjectOf = (name: RateLimitName, { user, address }: Invocation) =>
  name === 'chat' ? String(user?.userId) : networkOf(address)

const describe = (name: RateLimitName, { limit, windowSeconds, remaining, resetSeconds }: Quota) => ({
  'ratelimit-policy': `"${name}";q=${limit};w=${windowSeconds}`,
  ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`,
})
