/** The shared parts that middleware uses, to be imported late: see build/plugins/one-common-chunk.ts. */
export { idempotency, rateLimiter, tokens } from '../services.ts'
