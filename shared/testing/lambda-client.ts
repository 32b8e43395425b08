import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureProgram } from './debian-package.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What its installation scripts call, and the Debian package where the name is another. */
const tools = [['cmake'], ['g++'], ['make'], ['python3'], ['xz', 'xz-utils']] as const

/**
 * The folder of AWS's runtime interface client for Node, the version of package-lock.json, compiled. Compiling takes about a
 * minute; the result is kept in node_modules/.cache. Missing tools are installed where that may be done (Debian, root).
 */
export function lambdaClient(): string {
  const { version } = lock().packages['node_modules/aws-lambda-ric']
  const folder = join(root, 'node_modules/.cache', `aws-lambda-ric-${version}-${process.arch}`)
  if (!existsSync(folder)) compileInto(folder, version)
  return folder
}

const lock = () =>
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<'node_modules/aws-lambda-ric', { version: string }>
  }

/** Compiles in a folder of its own, then moves it: whoever is first wins, and nobody sees half a result. */
function compileInto(folder: string, version: string): void {
  for (const [program, name = program] of tools) ensureProgram(`/usr/bin/${program}`, name)
  mkdirSync(join(folder, '..'), { recursive: true })
  const scratch = mkdtempSync(`${folder}-`)
  try {
    const npm = (cwd: string, ...args: string[]) =>
      execFileSync('npm', args, { cwd, env: buildEnvironment(), stdio: 'pipe' })
    writeFileSync(join(scratch, 'package.json'), '{}') // otherwise npm would install into the project
    npm(scratch, 'install', '--ignore-scripts', '--no-audit', '--no-fund', `aws-lambda-ric@${version}`)
    const compiled = join(scratch, 'node_modules/aws-lambda-ric')
    npm(compiled, 'run', 'preinstall')
    npm(compiled, 'run', 'postinstall')
    if (!existsSync(folder)) renameSync(compiled, folder)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** node-gyp would download Node's headers; any recent ones that are there already will do, for the addon uses Node-API only. */
function buildEnvironment(): NodeJS.ProcessEnv {
  const headers = ['/usr/local', '/usr'].find(prefix => existsSync(`${prefix}/include/node/node_api.h`))
  return { ...process.env, NODE_OPTIONS: '', ...(headers && { npm_config_nodedir: headers }) }
}
