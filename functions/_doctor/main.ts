import manifest from '../../package.json' with { type: 'json' }
import { explainEnvironment } from '../../shared/config/explain.ts'
import { logger } from '../../shared/observability/logger.ts'
import { closeServices } from '../../shared/services.ts'
import { examineConfiguration } from './configuration.ts'
import { examineContours } from './contours.ts'
import { renderReport } from './report.ts'
import { examineRuntime } from './runtime.ts'

/**
 * Checks everything that the service needs, using the service's own settings and code, and reports what is wrong. Opening
 * the store applies pending migrations, as the service does; nothing else is changed.
 */
async function main(): Promise<void> {
  logger.setLogLevel('SILENT')
  const settings = explainEnvironment()
  const { findings, loaded } = await examineConfiguration()
  if (loaded) {
    findings.push(...(await examineRuntime(loaded.config, manifest.version)))
    const storeFails = findings.some(({ area, result }) => area === 'store' && result === 'failed')
    findings.push(...(await examineContours(loaded.config, { storeFails })))
  }
  const ready = findings.every(({ result }) => result !== 'failed')
  const json = process.argv.includes('--json')
  console.log(json ? JSON.stringify({ ready, settings, findings }, null, 2) : renderReport(settings, findings))
  await closeServices()
  process.exit(ready ? 0 : 1)
}

await main()
