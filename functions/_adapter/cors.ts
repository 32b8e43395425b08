import type { FastifyCorsOptions } from '@fastify/cors'

const exposedHeaders = ['idempotency-replayed', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id']

/** What browsers may do with the API from pages of other origins; `*` is any. */
export const corsOptions = (origins: readonly string[]): FastifyCorsOptions => ({
  origin: origins.includes('*') ? '*' : [...origins],
  methods: ['GET', 'POST'],
  strictPreflight: false, // else OPTIONS without a preflight's headers gets 400 in plain text
  allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'traceparent', 'x-request-id'],
  exposedHeaders,
  maxAge: 600,
})

const exposed = ['access-control-expose-headers', exposedHeaders.join(', ')]

/** The same for an answer that does not come from Fastify: names and values in turn. */
export function corsHeaders(origins: readonly string[], origin: string | undefined): string[] {
  if (origins.length === 0) return []
  if (origins.includes('*')) return ['access-control-allow-origin', '*', ...exposed]
  const allowed = origin !== undefined && origins.includes(origin) ? ['access-control-allow-origin', origin] : []
  return ['vary', 'Origin', ...allowed, ...exposed]
}
