import type { AddressInfo, Server } from 'node:net'
import { ConfigError } from '../../shared/config/config-error.ts'
import type { ListenAddress } from '../../shared/config/listen-address.ts'
import { slipsInEnvironment } from '../../shared/config/slips.ts'
import { requestBudgetMs } from '../../shared/config/time-budgets.ts'
import { logger } from '../../shared/observability/logger.ts'
import { onMeasurement } from '../../shared/observability/measurements.ts'
import { checkConfiguration, closeServices, warmUp } from '../../shared/services.ts'
import { recoverInBackground } from './lifecycle/recovery.ts'
import { stopOnSignals } from './lifecycle/shutdown.ts'
import { loadFunctions } from './load-functions.ts'
import { createMetrics } from './monitoring/metrics.ts'
import { addMetricsRoute, startMetricsServer } from './monitoring/serve-metrics.ts'
import { servePages } from './pages/pages.ts'
import { buildServer } from './server.ts'

/** Starts the adapter. A bad configuration or an unusable store fails before it listens. */
async function main(): Promise<void> {
  const { config, warnings } = await checkConfiguration()
  for (const warning of [...warnings, ...slipsInEnvironment()]) logger.warn(warning)
  await warmUp()
  const functions = await loadFunctions(new URL('.', import.meta.url), config.functions)
  const { server, drain, inFlight } = buildServer({
    functions,
    maxInFlight: config.limits.maxInFlight,
    requestBudgetMs: requestBudgetMs(config),
    corsOrigins: config.corsOrigins,
    trustedProxies: config.trustedProxies,
  })
  servePages(server, new URL('pages/', import.meta.url), config)
  const metrics = createMetrics(inFlight)
  onMeasurement(metrics.listen)
  const { listen, metricsListen } = config
  const metricsServer =
    metricsListen &&
    (await startMetricsServer(metrics, metricsListen).catch(cannotListen('METRICS_HOST', metricsListen)))
  if (!metricsServer) addMetricsRoute(server, metrics)
  const recovery = recoverInBackground()
  const close = async () => {
    await Promise.all([server.close(), recovery.stop()])
    if (metricsServer) metricsServer.close()
    await closeServices()
  }
  stopOnSignals({ drain, close, graceMs: config.shutdownGraceMs })
  await server.listen({ ...listen }).catch(cannotListen('HOST', listen))
  logger.info('smart-chat is listening', {
    address: addressOf(server.server),
    metrics: `${addressOf(metricsServer ?? server.server)}/metrics`,
    backend: config.customer.kind,
    operator: config.desk.kind,
    data: config.store.kind === 'file' ? config.store.path : config.store.url,
    functions: functions.map(({ name }) => name),
  })
}

const cannotListen =
  (variable: string, { host, port }: ListenAddress) =>
  (cause: Error) => {
    throw new Error(`${variable}: cannot listen on ${host}, port ${port}: ${cause.message}`, { cause })
  }

function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`
}

/** Logs one line per configuration problem. Any failure exits with status 1. */
main().catch(error => {
  if (error instanceof ConfigError) {
    for (const { variable, message } of error.problems) logger.error(`configuration: ${variable} ${message}`)
  } else {
    logger.error('smart-chat could not start', { error })
  }
  process.exit(1)
})
