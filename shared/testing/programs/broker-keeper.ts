import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, readRun } from '../test-run/test-run.ts'
import { startPrivateBroker } from './private-broker.ts'

// A separate process that keeps the broker of one test run alive until it gets SIGTERM, or the run has died.
const folder = process.argv[2] as string
writeFileSync(join(folder, 'broker.pid'), String(process.pid))

try {
  const broker = await startPrivateBroker()
  const end = async () => {
    await broker.stop()
    process.exit()
  }
  process.once('SIGTERM', end)
  setInterval(() => {
    if (!isAlive(readRun(folder))) void end()
  }, 500)
  writeFileSync(join(folder, 'broker.tmp'), broker.url)
  renameSync(join(folder, 'broker.tmp'), join(folder, 'broker.url'))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  writeFileSync(join(folder, 'broker.failed'), '')
}
