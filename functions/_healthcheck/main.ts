import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import { configFromEnvironment } from '../../shared/config/load-config.ts'

/**
 * The container's health check: exits 0 when this container's adapter answers. A 404 counts as well, because FUNCTIONS may
 * exclude /health. Not needed on Lambda, where the platform watches the container. Does not use fetch: loading it takes most
 * of the time of a process that starts every ten seconds.
 */
const { listen, lambda } = configFromEnvironment().config
const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

if (!lambda) {
  const host = everywhere[listen.host] ?? listen.host
  const signal = AbortSignal.timeout(4_000)
  const request = http.get({ host, port: listen.port, path: '/health', agent: false, signal })
  const [{ statusCode = 500 }] = (await once(request, 'response')) as [IncomingMessage]
  request.destroy()
  process.exitCode = statusCode < 500 ? 0 : 1
}
