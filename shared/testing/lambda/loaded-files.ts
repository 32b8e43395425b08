import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LogLine } from '../service/service.ts'

const hook = `import { registerHooks } from 'node:module'
registerHooks({
  load(url, context, next) {
    if (url.includes('/dist/')) process.stderr.write(JSON.stringify({ level: 'TRACE', message: 'loaded', url }) + '\\n')
    return next(url, context)
  },
})`

/** Environment that makes a Node process log each file of dist/ that it loads. */
export const reportLoaded = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` }

/** Total size of the files that a process has reported, in bytes. */
export function loadedBytes(logs: LogLine[]): number {
  const urls = new Set(logs.filter(({ message }) => message === 'loaded').map(({ url }) => String(url)))
  return [...urls].reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0)
}
