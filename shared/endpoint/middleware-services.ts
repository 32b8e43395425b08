/** The shared parts that middleware uses. Only these, because a file that is imported late lists its exports. */
export { idempotency, rateLimiter, tokens } from '../services.ts'
