import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { startHttpPeer } from '../../shared/testing/network/http-peer.ts'
import { adapterArgs } from '../../shared/testing/service/service.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'

jest.setTimeout(60_000)

/** The files of the image, where the Dockerfile puts them. */
const image = tempFolder()
const entrypoint = join(image.path, 'entrypoint.sh')
beforeAll(() => {
  copyFileSync(fileURLToPath(new URL('entrypoint.sh', import.meta.url)), entrypoint)
  symlinkSync(fileURLToPath(new URL('../../dist', import.meta.url)), join(image.path, 'dist'))
})
afterAll(() => image.remove())

const PATH = `${join(process.execPath, '..')}:${process.env.PATH}`
const run = (args: string[], env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(entrypoint, args, { env: { PATH, ...env }, encoding: 'utf8' })
  return { status, printed: stdout + stderr }
}

test('without a command it runs the server as process 1, which receives the signals', async () => {
  const env = { PATH, HOST: '127.0.0.1:0', DATABASE_PATH: `${image.path}/data/chat.db` }
  const child = spawn(entrypoint, [], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let printed = ''
  await new Promise<void>(resolve => {
    child.stdout.on('data', data => {
      printed += data
      if (printed.includes('smart-chat is listening')) resolve()
    })
  })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('the image, npm start and the tests run it with the same flags of Node', () => {
  const [atTheStart] = readFileSync(entrypoint, 'utf8').match(/exec node .*_\$program.*/) ?? []
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const flagsIn = (command = '') => command.match(/(?<=\s)--[\w-]+(?:=\d+)?(?=\s)/g)
  expect(flagsIn(atTheStart)).toEqual(adapterArgs.slice(0, -1))
  expect(flagsIn(scripts.start)).toEqual(adapterArgs.slice(0, -1))
})

test('an invalid configuration exits with status 1', () => {
  expect(run([], { AUTH_BACKEND: 'rest' })).toMatchObject({ status: 1, printed: expect.stringContaining('JWT_SECRET') })
})

test('any other command is run as it is', () => {
  expect(run(['node', '-p', '6 * 7'])).toEqual({ status: 0, printed: '42\n' })
})

test.each(['docter', 'chat.handler'])('%s is no command: the programs are named', command => {
  const { status, printed } = run([command])
  expect(status).toBe(127)
  expect(printed).toMatch(new RegExp(`^${command} is no command here.* doctor .*chat\\.handler is for Lambda`))
})

test('on Lambda, a missing handler is reported', () => {
  const { status, printed } = run([], { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:1' })
  expect({ status, printed }).toEqual({ status: 64, printed: expect.stringContaining('chat.handler') })
})

/** Not spawnSync: the server that it calls runs in this process. */
const healthcheck = async (env: Record<string, string>) => {
  const child = spawn(entrypoint, ['healthcheck'], { env: { PATH, ...env }, stdio: 'ignore' })
  const [code] = await once(child, 'exit')
  return code
}

test('the health check passes when the configured server answers, even if FUNCTIONS excludes /health', async () => {
  let status = 200
  const peer = await startHttpPeer((_request, response) => void response.writeHead(status).end())
  const { port } = new URL(peer.url)
  for (const [answered, code] of [
    [200, 0],
    [404, 0],
    [503, 1],
  ] as const) {
    status = answered
    expect(await healthcheck({ HOST: `:${port}` })).toBe(code)
  }
  expect(await healthcheck({ PORT: port })).toBe(1)
  await peer.close()
  expect(await healthcheck({ HOST: `127.0.0.1:${port}` })).not.toBe(0)
  expect(peer.received.every(({ url }) => url === '/health')).toBe(true)
})
