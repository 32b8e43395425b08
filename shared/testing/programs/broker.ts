import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runFolder } from '../test-run/test-run.ts'

export { type PrivateBroker, startPrivateBroker } from './private-broker.ts'

/** Long enough to install the package. */
const startTimeoutMs = 300_000

/**
 * The broker for this test run: TEST_AMQP_URL, or a private node that is started by the first test file that needs it and
 * stopped at the end of the run. Test files share it, so each must use its own queue names.
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

/** Only one worker succeeds in creating the folder. */
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
