import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../../infra-examples/reference-backend/start.ts'
import { startTlsFront } from '../../shared/testing/network/tls-front.ts'
import { type Answer, type Mistake, on, replace, serveBroken } from './broken-backends.ts'
import { RestWire } from './rest-wire.ts'
import { checkBackend } from './run.ts'

const token = 'the-token-of-the-test'
let right: ReferenceBackend

beforeAll(async () => {
  right = await startReferenceBackend({ rest: { port: 0 }, token, demo: true })
})
afterAll(() => right.close())

const check = (endpoint: string, options = {}) =>
  checkBackend(new RestWire({ endpoint, token, timeoutMs: 10_000 }), { readOnly: false, ...options })

test('the reference backend passes everything', async () => {
  const findings = await check(right.url)
  expect(findings.filter(({ result }) => result !== 'ok')).toEqual([])
  expect(new Set(findings.map(({ operation }) => operation)).size).toBe(14)
  expect(right.company.violations.filter(text => !text.includes('Authorization'))).toEqual([])
})

test('a change may be answered with any text', async () => {
  const lax = await serveBroken(right.url, ({ verb }, answer) =>
    verb === 'PUT' && answer.status < 300 ? { status: 200, body: 'OK' } : undefined,
  )
  const findings = await check(lax.url)
  lax.close()
  expect(findings.filter(({ result }) => result === 'failed')).toEqual([])
})

test('a backend that hashes passwords itself is checked with plain ones', async () => {
  const hashing = await serveBroken(
    right.url,
    on('GET', /by-username.smart/, replace(/"password":"[^"]*"/, `"password":"$2b$10$${'x'.repeat(53)}"`)),
  )
  const [found] = (await check(hashing.url)).filter(({ result }) => result === 'failed')
  expect(found?.fix).toMatch(/--password plain/)
  const findings = await check(hashing.url, { plain: true })
  hashing.close()
  expect(findings.filter(({ result }) => result === 'failed')).toEqual([])
})

test('what went over the wire is shown, but no password and no token', async () => {
  const text = JSON.stringify(await check(right.url))
  expect(text).toContain('GET /withdrawals/9223372036854775807')
  expect(text).not.toContain('$argon2id')
  expect(text).not.toContain(token)
})

test('--read-only changes nothing, and reads as a user that exists', async () => {
  const { model } = right.company
  const before = [model.users.size, model.bets.size, model.withdrawals.size, right.company.desk.sessions.size]
  const findings = await check(right.url, { readOnly: true, username: 'demo' })
  expect(findings.filter(({ result }) => result === 'failed')).toEqual([])
  expect(findings.filter(({ result }) => result === 'ok').length).toBe(11)
  expect([model.users.size, model.bets.size, model.withdrawals.size, right.company.desk.sessions.size]).toEqual(before)
})

test('one side can be checked alone', async () => {
  const operators = await check(right.url, { part: 'operator' })
  expect(operators.map(({ result }) => result)).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect((await check(right.url, { part: 'backend' })).some(({ operation }) => operation.includes('/operator/'))).toBe(
    false,
  )
})

test('a port that browsers keep away from is asked like any other', async () => {
  const port = await firstFree([10080, 6697, 6669, 6668, 6667, 6666, 6665, 6000, 5061, 5060])
  const elsewhere = await startReferenceBackend({ rest: { port }, token })
  const findings = await check(elsewhere.url)
  await elsewhere.close()
  expect(findings.filter(({ result }) => result !== 'ok')).toEqual([])
})

async function firstFree(ports: number[]): Promise<number> {
  for (const port of ports) {
    const server = createServer().listen(port, '127.0.0.1')
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (free) {
      server.close()
      return port
    }
  }
  throw new Error('none of the ports is free')
}

const brokenIn = async (mistake: Mistake) => {
  const broken = await serveBroken(right.url, mistake)
  const findings = await check(broken.url)
  broken.close()
  return findings
}

test('what depends on something that could not be created is not asked for', async () => {
  const findings = await brokenIn(
    on('POST', /^.bets/, (answer, nth) => (nth === 2 ? { status: 500, body: '' } : answer)),
  )
  expect(findings.filter(({ result }) => result === 'failed').map(({ what }) => what)).toEqual(['a second bet'])
  expect(findings.filter(({ result }) => result === 'skipped').map(({ what }) => what)).toEqual([
    'both bets, with our ids and amounts',
    'the bets of this hour',
  ])
})

test.each<[string, Answer, RegExp]>([
  ['the path in the URL is wrong', { status: 404, body: '' }, /the path in the URL is wrong/],
  [
    'the path in the URL is wrong, and unknown paths are 400',
    { status: 400, body: 'what?' },
    /the path in the URL is wrong/,
  ],
  ['the token is refused', { status: 401, body: '{}' }, /refuses the token/],
  ['a proxy answers', { status: 502, body: '<html>' }, /proxy/],
])('%s: every failure says so', async (_name, answer, fix) => {
  const failed = (await brokenIn(() => answer)).filter(({ result }) => result === 'failed')
  expect(failed.length).toBeGreaterThan(4)
  for (const finding of failed) expect(finding.fix).toMatch(fix)
})

test('any token will do: a warning, because the guide does not say that a wrong one is refused', async () => {
  const findings = await brokenIn((_request, answer) =>
    answer.status === 401 ? { status: 200, body: '{}' } : undefined,
  )
  expect(findings.filter(({ result }) => result !== 'ok')).toEqual([
    expect.objectContaining({
      operation: 'GET /balances/by-user',
      what: 'a wrong token',
      result: 'warning',
      guide: '',
      detail: 'expected a refusal, got a success',
    }),
  ])
})

test('an answer that does not come in time', async () => {
  const slow = await serveBroken(
    right.url,
    on('GET', /^.withdrawals.user/, () => 'hang'),
  )
  const findings = await checkBackend(new RestWire({ endpoint: slow.url, token, timeoutMs: 1000 }), { readOnly: false })
  slow.close()
  expect(findings.filter(({ operation }) => operation === 'GET /withdrawals')).toContainEqual(
    expect.objectContaining({ result: 'failed', detail: 'no answer within 1 s' }),
  )
})

test('a certificate that is not trusted is told from a server that is not there', async () => {
  const front = await startTlsFront(Number(new URL(right.url).port))
  const [found] = await check(`https://127.0.0.1:${front.port}`)
  await front.close()
  expect(found).toMatchObject({
    detail: expect.stringContaining('certificate'),
    fix: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  })
})
