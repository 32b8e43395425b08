import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The peers' packages are not dependencies of the service; they are installed in bench/peers when first needed. */
export function installPeers(): void {
  const folder = fileURLToPath(new URL('../peers/', import.meta.url))
  if (existsSync(`${folder}node_modules`)) return
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] })
}
