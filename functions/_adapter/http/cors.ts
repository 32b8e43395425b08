import type { FastifyCorsOptions } from '@fastify/cors'

const exposedHeaders = ['idempotency-replayed', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id']

/** CORS settings for pages of the allowed origins; `*` allows any origin. */
export const corsOptions = (origins: readonly string[]): FastifyCorsOptions => ({
  origin: origins.includes('*') ? '*' : [...origins],
  methods: ['GET', 'POST'],
  strictPreflight: false, // otherwise OPTIONS without preflight headers gets a plain-text 400
  allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'traceparent', 'x-request-id'],
  exposedHeaders,
  maxAge: 600,
})

const exposed = ['access-control-expose-headers', exposedHeaders.join(', ')]

/** The CORS headers of a response that bypasses Fastify, as a flat list of names and values. */
export function corsHeaders(origins: readonly string[], origin: string | undefined): string[] {
  if (origins.length === 0) return []
  if (origins.includes('*')) return ['access-control-allow-origin', '*', ...exposed]
  const allowed = origin !== undefined && origins.includes(origin) ? ['access-control-allow-origin', origin] : []
  return ['vary', 'Origin', ...allowed, ...exposed]
}
