import { configFromEnvironment } from '../../shared/config/load-config.ts'

/**
 * The container's health check: exits 0 when the adapter of this container answers. A 404 is an answer too: FUNCTIONS may
 * have left /health out. A Lambda container has no port; the platform watches it by itself.
 */
const { listen, lambda } = configFromEnvironment().config
const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }

if (!lambda) {
  const host = everywhere[listen.host] ?? (listen.host.includes(':') ? `[${listen.host}]` : listen.host)
  const { status } = await fetch(`http://${host}:${listen.port}/health`, { signal: AbortSignal.timeout(4_000) })
  process.exitCode = status < 500 ? 0 : 1
}
