import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { readOptions } from '../../shared/command-line.ts'
import { startReferenceBackend } from '../reference-backend/start.ts'

// The service in REST mode, the reference backend with demo data, and the operators' page: two browser windows, one hand-off.
const { values } = readOptions('usage: npm run demo -- [--port PORT] [--backend-port PORT]', {
  port: { type: 'string', default: '8080' },
  'backend-port': { type: 'string', default: '9000' },
})

const folder = mkdtempSync(join(tmpdir(), 'smart-chat-demo-'))
const backend = await startReferenceBackend({ rest: { port: Number(values['backend-port']) }, demo: true }).catch(
  ({ message }: Error) => {
    console.error(
      `The reference backend could not start: ${message}. Another port: npm run demo -- --backend-port 9001`,
    )
    process.exit(1)
  },
)
const service = spawn(process.execPath, [fileURLToPath(new URL('../../dist/_adapter.mjs', import.meta.url))], {
  stdio: ['ignore', 'pipe', 'inherit'],
  // None of the caller's settings: this is the demo's own installation.
  env: {
    PATH: process.env.PATH,
    HOST: `127.0.0.1:${values.port}`,
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: backend.url,
    DATABASE_PATH: join(folder, 'chat.db'),
    DEMO_PAGE: 'on',
    JWT_SECRET: randomBytes(48).toString('base64'),
  },
})

const stop = () => service.kill('SIGINT')
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
service.once('exit', async code => {
  if (code) console.error('The service could not start. If the port is taken: npm run demo -- --port 8081')
  await backend.close()
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 1)
})

createInterface({ input: service.stdout }).on('line', line => {
  const { message, address } = line.startsWith('{') ? JSON.parse(line) : {}
  if (message !== 'smart-chat is listening') return
  console.log(`
  player     ${address}/        register, or log in as demo / demo-password
  operator   ${backend.url}/desk

  Write three messages that the bot does not understand, then take the player on the operator's page, answer, and close.
  Ctrl-C ends the demo.
`)
})
