import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Content-Security-Policy: a page may load from and send to this server only, and may not be framed. */
const policy = (style: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const strict = policy("'self'")
/** Swagger UI uses inline styles. */
const lenient = policy("'self' 'unsafe-inline'")

interface Page {
  file: string
  type: string
  policy: string
}

const page = (file: string, type: string, csp = strict): Page => ({ file, type: `${type}; charset=utf-8`, policy: csp })

const description: Record<string, Page> = {
  '/openapi.json': page('openapi.json', 'application/json'),
  '/docs': page('docs.html', 'text/html', lenient),
  '/docs/docs.css': page('docs/docs.css', 'text/css'),
  '/docs/docs.js': page('docs/docs.js', 'text/javascript'),
  '/docs/swagger-ui.css': page('docs/swagger-ui.css', 'text/css'),
  '/docs/swagger-ui-bundle.js': page('docs/swagger-ui-bundle.js', 'text/javascript'),
}

const demo: Record<string, Page> = {
  '/': page('chat.html', 'text/html'),
  '/chat.css': page('chat.css', 'text/css'),
  '/chat.js': page('chat.js', 'text/javascript'),
}

/** Serves the API description and, if enabled, the chat window from the build's output folder. */
export function servePages(server: FastifyInstance, folder: URL, { demoPage }: { demoPage: boolean }): void {
  const pages = demoPage ? { ...description, ...demo } : description
  // Relative, for a service behind a proxy's path prefix.
  server.get('/docs/', (_request, reply) => reply.redirect('../docs'))
  for (const [path, { file, type, policy }] of Object.entries(pages)) {
    const headers = {
      'content-type': type,
      'content-security-policy': policy,
      'cache-control': 'no-cache',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    }
    // Read per request, so that pages nobody opens take no memory.
    server.get(path, (request, reply) => sendFile(request, reply.headers(headers), new URL(file, folder)))
  }
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: URL): FastifyReply {
  const packed = new URL(`${file.href}.gz`)
  const compress = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && existsSync(packed)
  const body = readFileSync(compress ? packed : file)
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  reply.header('etag', etag)
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.headers(compress ? { 'content-encoding': 'gzip' } : {}).send(body)
}
