import Fastify from 'fastify'

// Row 1: plain Fastify. With --log, one line per request from Fastify's own logger, as ours writes.

const log = process.argv.includes('--log')
const app = Fastify(log ? { logger: true, disableRequestLogging: true } : {})
if (log) {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, ip } = request
    request.log.info(
      { method, route: routeOptions.url, status: reply.statusCode, duration_ms: reply.elapsedTime, address: ip },
      'request',
    )
  })
}
app.get('/health', async () => ({ status: 'ok' }))
const address = await app.listen({ host: '127.0.0.1', port: 0 })
if (!log) console.log(`listening at ${address}`)
