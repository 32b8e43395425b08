import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LogLine } from '../service/service.ts'

const hook = `import fs from 'node:fs'
import { registerHooks } from 'node:module'
const report = url => {
  if (url.includes('/dist/')) process.stderr.write(JSON.stringify({ level: 'TRACE', message: 'loaded', url }) + '\\n')
}
registerHooks({
  load(url, context, next) {
    report(url)
    return next(url, context)
  },
})
const { readFileSync } = fs
fs.readFileSync = (file, options) => {
  if (file instanceof URL) report(file.href)
  return readFileSync(file, options)
}`

/** Environment that makes a Node process log each file of dist/ that it loads: its modules, and the data that they read. */
export const reportLoaded = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` }

/** The files of dist/ that a process has reported. */
export function loadedFiles(logs: LogLine[]): string[] {
  const urls = logs.filter(({ message }) => message === 'loaded').map(({ url }) => String(url))
  return [...new Set(urls)].map(url => fileURLToPath(url))
}

/** Their total size in bytes. */
export const loadedBytes = (logs: LogLine[]): number =>
  loadedFiles(logs).reduce((sum, file) => sum + statSync(file).size, 0)
