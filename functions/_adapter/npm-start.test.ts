import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'
import { tempFolder } from '../../shared/testing/temp-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = tempFolder()
afterAll(() => folder.remove())

/** `npm start` as a group of processes of its own; the build is left out, because other tests use it at the same time. */
async function npmStart() {
  const npm = spawn('npm', ['start', '--ignore-scripts'], {
    cwd: root,
    detached: true,
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1:0',
      DATABASE_PATH: `${folder.path}/chat.db`,
      JWT_SECRET: 'a secret of at least 32 bytes, for tests',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  const closed = once(npm, 'close')
  await new Promise<void>((resolve, reject) => {
    npm.stdout.on('data', data => {
      printed += data
      if (printed.includes('smart-chat is listening')) resolve()
    })
    closed.then(() => reject(new Error(`npm start ended:\n${printed}`)), reject)
  })
  const ended = async () => {
    const timer = setTimeout(() => process.kill(-Number(npm.pid), 'SIGKILL'), 15_000)
    const [code] = await closed
    clearTimeout(timer)
    return { code, stopped: printed.includes('smart-chat has stopped') }
  }
  return { npm, ended }
}

test('SIGTERM for npm alone stops the server, too', async () => {
  const { npm, ended } = await npmStart()
  npm.kill('SIGTERM')
  expect(await ended()).toEqual({ code: 0, stopped: true })
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s for both, which the server gets twice, stops it in order',
  async signal => {
    const { npm, ended } = await npmStart()
    process.kill(-Number(npm.pid), signal)
    expect(await ended()).toEqual({ code: 0, stopped: true })
  },
)
