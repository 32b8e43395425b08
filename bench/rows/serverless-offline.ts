import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePorts } from '../../shared/testing/programs/free-ports.ts'
import { chatCalls, copyStore, jwtSecret, seedStore } from '../harness/players.ts'
import { interleave } from '../harness/rounds.ts'
import { compare, type Row } from '../harness/row.ts'
import { type ServerProcess, startProcess } from '../harness/server-process.ts'
import { expectAnswer, measure, onStage, startOurs } from '../harness/servers.ts'

const packages = ['serverless@3.40.0', 'serverless-offline@13.10.1']
const root = fileURLToPath(new URL('../../', import.meta.url))

const service = `service: smart-chat-bench
frameworkVersion: '3'
provider:
  name: aws
  runtime: nodejs20.x
  environment:
    JWT_SECRET: \${env:JWT_SECRET}
    DATABASE_PATH: \${env:DATABASE_PATH}
    CHAT_RATE_LIMIT_PER_MINUTE: \${env:CHAT_RATE_LIMIT_PER_MINUTE}
functions:
  health:
    handler: dist/health.handler
    events: [{ httpApi: { path: /health, method: get } }]
  chat:
    handler: dist/chat.handler
    events: [{ httpApi: { path: /api/chat, method: post } }]
plugins: [serverless-offline]
`

/** Runs the same bundles under serverless-offline with these options. */
async function startServerlessOffline(databasePath: string, ...options: string[]) {
  const folder = installed()
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true, force: true })
  writeFileSync(join(folder, 'serverless.yml'), service)
  const [http, lambda] = await freePorts(2)
  const ports = ['--httpPort', String(http), '--lambdaPort', String(lambda), '--host', '127.0.0.1']
  const script = join(folder, 'node_modules/serverless/bin/serverless.js')
  return startProcess(process.execPath, [script, 'offline', ...ports, ...options], {
    cwd: folder,
    env: {
      JWT_SECRET: jwtSecret,
      CHAT_RATE_LIMIT_PER_MINUTE: '1000000',
      DATABASE_PATH: databasePath,
      SLS_TELEMETRY_DISABLED: '1',
      SLS_NOTIFICATIONS_MODE: 'off',
    },
    listening: /Server ready: (http:\/\/[\d.:]+)/,
  })
}

/** Over 600 packages, so it is installed outside the repository and kept between runs. */
function installed(): string {
  const folder = join(tmpdir(), 'smart-chat-bench-serverless-offline')
  const modules = join(folder, 'node_modules')
  if (existsSync(join(modules, 'libsql'))) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', ...packages]
  execFileSync('npm', install, { cwd: folder, stdio: 'inherit' })
  symlinkSync(join(root, 'node_modules/libsql'), join(modules, 'libsql'))
  return folder
}

export const serverlessOffline: Row = {
  number: 7,
  title: 'the adapter compared with serverless-offline',
  run: effort =>
    onStage(async stage => {
      const database = await seedStore(stage.folder, 'store.db', 1000)
      const ours = await stage.with(startOurs({ DATABASE_PATH: database }))
      const [inThreads, inProcess] = [
        await stage.with(startServerlessOffline(copyStore(database, 'threads'))),
        await stage.with(startServerlessOffline(copyStore(database, 'process'), '--useInProcess')),
      ]
      const health = [{ method: 'GET' as const, path: '/health' }]
      const chats = await chatCalls()
      for (const server of [ours, inThreads, inProcess]) {
        await expectAnswer(server, chats[0] as (typeof chats)[0], '1\u00a0234,50')
      }
      const lines = []
      for (const [what, calls] of [
        ['GET /health', health],
        ['chat, db mode', chats],
      ] as const) {
        const load = (server: ServerProcess) => measure({ server, calls, connections: 32 }, effort)
        const samples = await interleave(effort.rounds, {
          ours: () => load(ours),
          inThreads: () => load(inThreads),
          inProcess: () => load(inProcess),
        })
        const compared = { ours: `${what} under the adapter`, metric: 'requests/s' }
        const usual = { ...compared, baseline: 'serverless-offline', target: { atLeast: 10 } }
        lines.push(
          compare(samples.ours, samples.inThreads, usual),
          compare(samples.ours, samples.inProcess, { ...compared, baseline: 'serverless-offline --useInProcess' }),
        )
      }
      return lines
    }),
}
