import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runFolder } from './test-run.ts'

export { type PrivateBroker, startPrivateBroker } from './private-broker.ts'

/** Installing the package is the slowest thing that may have to happen. */
const startTimeoutMs = 300_000

/**
 * A broker for the tests of this run: TEST_AMQP_URL, or a private node that the first test file to ask starts and the end
 * of the run stops. It is shared: use queue names of your own.
 */
export async function amqpUrl(): Promise<string> {
  if (process.env.TEST_AMQP_URL) return process.env.TEST_AMQP_URL
  const folder = runFolder()
  const [urlFile, logFile] = [join(folder, 'broker.url'), join(folder, 'broker.log')]
  if (isFirst(join(folder, 'broker.lock'))) startKeeper(folder, logFile)
  for (
    const end = Date.now() + startTimeoutMs;
    Date.now() < end;
    await new Promise(resolve => setTimeout(resolve, 50))
  ) {
    if (existsSync(urlFile)) return readFileSync(urlFile, 'utf8')
    if (existsSync(join(folder, 'broker.failed'))) throw new Error(readFileSync(logFile, 'utf8'))
  }
  throw new Error(`the broker did not start: ${readFileSync(logFile, 'utf8')}`)
}

/** Of all workers, one makes the folder. */
function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

function startKeeper(folder: string, logFile: string): void {
  const keeper = fileURLToPath(new URL('broker-keeper.ts', import.meta.url))
  const log = openSync(logFile, 'a')
  const args = ['--disable-warning=ExperimentalWarning', keeper, folder]
  const env = { ...process.env, NODE_OPTIONS: '' }
  spawn(process.execPath, args, { detached: true, stdio: ['ignore', log, log], env }).unref()
}
