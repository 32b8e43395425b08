import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../../infra-examples/reference-backend/start.ts'

let backend: ReferenceBackend
beforeAll(async () => {
  backend = await startReferenceBackend({ rest: { port: 0 } })
})
afterAll(() => backend.close())

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const run = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>(resolve =>
    execFile(process.execPath, [main, ...args], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  )

test('all well: a line each, status 0', async () => {
  const { code, stdout } = await run('--rest', backend.url)
  expect(stdout).toContain('24 passed, 0 failed, 1 skipped')
  expect(stdout).toContain('skipped: no --token')
  expect(code).toBe(0)
  expect((await run('--rest', backend.url, '--verbose')).stdout).toMatch(
    /sent {5}GET \/withdrawals\/9223372036854775807\n +came {5}404/,
  )
})

test('something is wrong: status 1, and under the line what was sent, what came, the guide and the remedy', async () => {
  backend.company.faults.set('data.bet.create', { status: 500 })
  const { code, stdout } = await run('--rest', backend.url)
  expect(stdout).toMatch(
    /✗ POST \/bets.*problem.*HTTP 500.*sent {5}POST \/bets \{.*guide {4}5\.2\.4, POST \/bets.*mend/s,
  )
  expect(code).toBe(1)
  const json = await run('--rest', backend.url, '--json')
  expect(JSON.parse(json.stdout)).toContainEqual(expect.objectContaining({ operation: 'POST /bets', result: 'fail' }))
  backend.company.faults.clear()
})

test.each([
  [[]],
  [['--rest', 'nonsense']],
  [['--rest', 'http://localhost', '--amqp', 'amqp://localhost']],
  [['--amqp', 'amqp://127.0.0.1:1']],
  [['--rest', 'http://localhost', '--timeout', 'soon']],
  [['--unknown']],
])('wrong usage or no broker is status 2: %j', async args => {
  expect((await run(...args)).code).toBe(2)
})
