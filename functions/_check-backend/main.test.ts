import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../../infra-examples/reference-backend/start.ts'
import { serveBroken } from './broken-backends.ts'

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
  expect(stdout).toContain('29 passed, 0 failed, 1 skipped')
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
    /✗ POST \/bets.*problem.*HTTP 500.*sent {5}POST \/bets \{.*guide {4}5\.2\.4, POST \/bets.*fix/s,
  )
  expect(code).toBe(1)
  const json = await run('--rest', backend.url, '--json')
  expect(JSON.parse(json.stdout)).toContainEqual(expect.objectContaining({ operation: 'POST /bets', result: 'failed' }))
  backend.company.faults.clear()
})

test('a warning only: status 0', async () => {
  const strict = await startReferenceBackend({ rest: { port: 0 }, token: 'right' })
  const lax = await serveBroken(strict.url, (_request, { status }) =>
    status === 401 ? { status: 200, body: '{}' } : undefined,
  )
  const { code, stdout } = await run('--rest', lax.url, '--token', 'right')
  lax.close()
  await strict.close()
  expect(stdout).toMatch(/! GET \/balances\/by-user +a wrong token.*29 passed, 0 failed, 1 warning, 0 skipped/s)
  expect(code).toBe(0)
})

test('with --email-domain every user has an e-mail of their own', async () => {
  const { stdout } = await run('--rest', backend.url, '--email-domain', 'players.example', '--verbose')
  const emails = [...stdout.matchAll(/"email":"(smart-chat-check-[^"@]+)@players\.example"/g)].map(([, name]) => name)
  expect(new Set(emails).size).toBe(2)
})

test.each<[string[], RegExp]>([
  [[], /^usage: /],
  [['--rest', 'http://localhost', '--email-domain', 'localhost'], /^--email-domain is a domain/],
  [['--rest', 'nonsense'], /^--rest is an http:\/\/ or https:\/\/ URL\n\nusage/],
  [['--rest', 'localhost:9000'], /^--rest is an http:\/\/ or https:\/\/ URL\n\nusage/],
  [['--amqp', 'http://broker'], /^--amqp is an amqp:\/\/ or amqps:\/\/ URL\n\nusage/],
  [['--rest', 'http://localhost', '--amqp', 'amqp://localhost'], /^Either --rest or --amqp, please/],
  [['--rest', 'http://localhost', '--timeout', 'soon'], /^--timeout is a number of seconds/],
  [['--unknown'], /^Unknown option '--unknown'/],
  [['--rest', 'http://127.0.0.1:1'], /^No connection: connect ECONNREFUSED 127\.0\.0\.1:1\nNothing listens there/],
  [['--amqp', 'amqp://127.0.0.1:1'], /^No connection: connect ECONNREFUSED 127\.0\.0\.1:1\nNothing listens there/],
  [
    ['--rest', 'http://no-such-host.invalid'],
    /^No connection: getaddrinfo E[A-Z_]+ no-such-host\.invalid\nThis host name is not known/,
  ],
])('%j is status 2, and why', async (args, why) => {
  const { code, stdout, stderr } = await run(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(why)
})

test.each(['--help', '-h'])('%s prints the usage, status 0', async option => {
  const { code, stdout, stderr } = await run(option)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^usage: /)
})
