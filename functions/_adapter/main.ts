import type { AddressInfo } from 'node:net'
import { ConfigError } from '../../shared/config/config-error.ts'
import { configFromEnvironment } from '../../shared/config/load-config.ts'
import { logger } from '../../shared/logger.ts'
import { closeServices, requestBudgetMs, warmUp } from '../../shared/services.ts'
import { loadFunctions } from './load-functions.ts'
import { servePages } from './pages.ts'
import { buildServer } from './server.ts'
import { settleInBackground } from './settling.ts'
import { stopOnSignals } from './shutdown.ts'

/** Starts the adapter: everything that is wrong with the configuration or the store shows before it listens. */
async function main(): Promise<void> {
  const { config, warnings } = configFromEnvironment()
  for (const warning of warnings) logger.warn(warning)
  await warmUp()
  const functions = await loadFunctions(new URL('.', import.meta.url), config.functions)
  const { server, drain } = buildServer({
    functions,
    maxInFlight: config.limits.maxInFlight,
    requestBudgetMs: requestBudgetMs(),
    corsOrigins: config.corsOrigins,
    trustedProxies: config.trustedProxies,
  })
  servePages(server, new URL('pages/', import.meta.url), config)
  const settling = settleInBackground()
  const close = async () => {
    await Promise.all([server.close(), settling.stop()])
    await closeServices()
  }
  stopOnSignals({ drain, close, graceMs: config.shutdownGraceMs })
  await server.listen({ ...config.listen })
  const { address, port } = server.server.address() as AddressInfo
  logger.info('smart-chat is listening', {
    address: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    backend: config.customer.kind,
    operators: config.desk.kind,
    data: config.store.kind === 'file' ? config.store.path : config.store.url,
    functions: functions.map(({ name }) => name),
  })
}

/** A wrong configuration is told line by line. Whatever it is, the process exits with status 1. */
main().catch(error => {
  if (error instanceof ConfigError) {
    for (const { variable, message } of error.problems) logger.error(`configuration: ${variable} ${message}`)
  } else {
    logger.error('smart-chat could not start', { error })
  }
  process.exit(1)
})
