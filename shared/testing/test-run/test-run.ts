import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '../temp-folder.ts'

const variable = 'SMART_CHAT_TEST_RUN'

/** Creates the folder shared by all workers of this test run, and records which process owns the run. */
export function openRun(): string {
  const { path: folder } = tempFolder()
  writeFileSync(join(folder, 'run.pid'), String(process.pid))
  process.env[variable] = folder
  return folder
}

/** The shared folder of this test run. */
export function runFolder(): string {
  const folder = process.env[variable]
  if (!folder) throw new Error('no test run: start the tests with `npm run jest`')
  return folder
}

/** The process that owns the run. */
export const readRun = (folder: string): number => Number(readFileSync(join(folder, 'run.pid'), 'utf8'))

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
