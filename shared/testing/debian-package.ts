import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Makes sure that a program is there; installs its Debian package where that may be done (Debian, root).
 * @throws Error that says what to install
 */
export function ensureProgram(path: string, ...packages: string[]): void {
  if (existsSync(path)) return
  const advice = `the tests need ${path}: apt-get install ${packages.join(' ')}`
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(advice)
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'pipe' })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...packages)
  } catch (cause) {
    throw new Error(advice, { cause })
  }
}
