import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, runFolder } from './test-run.ts'

/** Jest's globalTeardown: stops what the run has started. */
export default async function tearDown(): Promise<void> {
  const folder = runFolder()
  const pidFile = join(folder, 'broker.pid')
  if (existsSync(pidFile)) await end(Number(readFileSync(pidFile, 'utf8')))
  rmSync(folder, { recursive: true, force: true })
}

async function end(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGTERM')
  while (isAlive(pid)) await new Promise(resolve => setTimeout(resolve, 20))
}
