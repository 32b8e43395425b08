import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'
import { tempFolder } from '../../shared/testing/temp-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = tempFolder()
afterAll(() => folder.remove())

/** What `npm start` needs, in a separate folder, so that a developer's .env has no effect. */
const project = `${folder.path}/project`
mkdirSync(project)
copyFileSync(`${root}/package.json`, `${project}/package.json`)
for (const name of ['dist', 'node_modules']) symlinkSync(`${root}/${name}`, `${project}/${name}`)

/** Runs `npm start` in its own process group, without the build, whose output other tests are using. */
async function npmStart() {
  const npm = spawn('npm', ['start', '--ignore-scripts'], {
    cwd: project,
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
  return { npm, ended, printed: () => printed }
}

test('SIGTERM sent to npm alone stops the server', async () => {
  const { npm, ended } = await npmStart()
  npm.kill('SIGTERM')
  expect(await ended()).toEqual({ code: 0, stopped: true })
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s to the process group, which the server gets twice, stops it gracefully',
  async signal => {
    const { npm, ended } = await npmStart()
    process.kill(-Number(npm.pid), signal)
    expect(await ended()).toEqual({ code: 0, stopped: true })
  },
)

test('settings are read from .env; the environment takes precedence', async () => {
  writeFileSync(
    `${project}/.env`,
    `DATABASE_PATH=${folder.path}/other.db\nAUTO_ESCALATION_THRESHOLD=\nFUNCTIONS=health,ready\n`,
  )
  const { npm, ended, printed } = await npmStart()
  npm.kill('SIGTERM')
  expect(await ended()).toEqual({ code: 0, stopped: true })
  expect(printed()).toContain('"functions":["health","ready"]')
  expect(printed()).toContain(`"data":"${folder.path}/chat.db"`)
})
