import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const installer = fileURLToPath(new URL('install-package.sh', import.meta.url))

/** Shorter than the callers' own timeouts. */
const installTimeoutMs = 290_000

/**
 * Makes sure that a program exists; installs its Debian package if possible (on Debian, as root).
 * @throws Error that says what to install
 */
export function ensureProgram(path: string, ...packages: string[]): void {
  if (existsSync(path)) return
  try {
    execFileSync('sh', [installer, path, ...packages], { stdio: 'pipe', timeout: installTimeoutMs })
  } catch (cause) {
    throw new Error(`the tests need ${path}: apt-get install ${packages.join(' ')}`, { cause })
  }
}
