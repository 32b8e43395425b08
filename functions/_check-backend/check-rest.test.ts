import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../../infra-examples/reference-backend/start.ts'
import { type Answer, type Mistake, serveBroken } from './broken-backends.ts'
import { RestWire } from './rest-wire.ts'
import { checkBackend, type Finding } from './run.ts'

const token = 'the-token-of-the-test'
let right: ReferenceBackend

beforeAll(async () => {
  right = await startReferenceBackend({ rest: { port: 0 }, token, demo: true })
})
afterAll(() => right.close())

const check = (endpoint: string, options = {}) =>
  checkBackend(new RestWire({ endpoint, token, timeoutMs: 1000 }), { readOnly: false, ...options })

test('the reference backend passes everything', async () => {
  const findings = await check(right.url)
  expect(findings.filter(({ result }) => result !== 'pass')).toEqual([])
  expect(new Set(findings.map(({ operation }) => operation)).size).toBe(14)
  expect(right.company.violations.filter(text => !text.includes('Authorization'))).toEqual([])
})

test('a change may be answered with any text', async () => {
  const lax = await serveBroken(right.url, ({ verb }, answer) =>
    verb === 'PUT' && answer.status < 300 ? { status: 200, body: 'OK' } : undefined,
  )
  const findings = await check(lax.url)
  lax.close()
  expect(findings.filter(({ result }) => result === 'fail')).toEqual([])
})

test('a backend that hashes passwords itself is checked with plain ones', async () => {
  const hashing = await serveBroken(
    right.url,
    on('GET', /by-username.smart/, replace(/"password":"[^"]*"/, `"password":"$2b$10$${'x'.repeat(53)}"`)),
  )
  const [found] = (await check(hashing.url)).filter(({ result }) => result === 'fail')
  expect(found?.fix).toMatch(/--password plain/)
  const findings = await check(hashing.url, { plain: true })
  hashing.close()
  expect(findings.filter(({ result }) => result === 'fail')).toEqual([])
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
  expect(findings.filter(({ result }) => result === 'fail')).toEqual([])
  expect(findings.filter(({ result }) => result === 'pass').length).toBe(11)
  expect([model.users.size, model.bets.size, model.withdrawals.size, right.company.desk.sessions.size]).toEqual(before)
})

test('one side can be checked alone', async () => {
  const operators = await check(right.url, { part: 'operator' })
  expect(operators.map(({ result }) => result)).toEqual(['pass', 'pass', 'pass', 'pass'])
  expect((await check(right.url, { part: 'customer' })).some(({ operation }) => operation.includes('/operator/'))).toBe(
    false,
  )
})

test('a port that browsers keep away from is asked like any other', async () => {
  const port = await firstFree([10080, 6697, 6669, 6668, 6667, 6666, 6665, 6000, 5061, 5060])
  const elsewhere = await startReferenceBackend({ rest: { port }, token })
  const findings = await check(elsewhere.url)
  await elsewhere.close()
  expect(findings.filter(({ result }) => result !== 'pass')).toEqual([])
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

const on =
  (verb: string, path: RegExp, change: (answer: Answer, nth: number) => Answer | 'hang' | 'drop'): Mistake =>
  (request, answer) =>
    request.verb === verb && path.test(request.url) ? change(answer, request.nth) : undefined

const replace = (from: RegExp | string, to: string) => (answer: Answer) => ({
  ...answer,
  body: answer.body.replace(from, to),
})
const status =
  (code: number, body = '') =>
  () => ({ status: code, body })

const mistakes: [name: string, mistake: Mistake, operation: string, problem: RegExp][] = [
  [
    'an unknown user is a success',
    on('GET', /by-username.nobody/, status(200, '{}')),
    'GET /users/by-username/{username}',
    /expected 404/,
  ],
  [
    'an unknown user is a server error',
    on('GET', /by-username.nobody/, status(500)),
    'GET /users/by-username/{username}',
    /HTTP 500/,
  ],
  ['a name can be taken twice', on('POST', /^.users/, status(201)), 'POST /users', /expected a refusal, got a success/],
  [
    'the user comes without a hash',
    on('GET', /by-username.smart/, replace('"password"', '"secret"')),
    'GET /users/by-username/{username}',
    /password: expected a hash/,
  ],
  [
    'the password is not a hash',
    on('GET', /by-username.smart/, replace(/"\$argon[^"]*"/, '"qwerty"')),
    'GET /users/by-username/{username}',
    /neither an Argon2 nor a bcrypt hash/,
  ],
  [
    'the hash is cut',
    on('GET', /by-username.smart/, replace(/"(\$argon[^"]{40})[^"]*"/, '"$1"')),
    'GET /users/by-username/{username}',
    /not the hash that was sent/,
  ],
  [
    'the e-mail is unique, also where there is none',
    on('POST', /^.users/, (answer, nth) => (nth === 3 ? { status: 409, body: '' } : answer)),
    'POST /users',
    /expected a success, got a refusal \(HTTP 409\)/,
  ],
  [
    'a name is not decoded',
    on('GET', /by-username.*%2F/, status(400)),
    'GET /users/by-username/{username}',
    /expected 404/,
  ],
  [
    'a list has what belongs to another',
    (request, answer) =>
      request.url.endsWith('limit=20')
        ? { ...answer, body: answer.body.replace(/"user_id":\d+/, '"user_id":7') }
        : undefined,
    'GET /bets',
    /the list holds what belongs to another user/,
  ],
  [
    'a new withdrawal is not in the list',
    on('GET', /^.withdrawals.user/, status(404)),
    'GET /withdrawals',
    /expected a success, got 404/,
  ],
  [
    'the session is of another user',
    on('GET', /^.operator.session/, replace(/"user_id":\d+/, '"user_id":7')),
    'GET /operator/session',
    /user_id: sent/,
  ],
  ['a page says yes', on('POST', /^.bets/, status(200, '<html>')), 'POST /bets', /the body is a web page/],
  [
    'the id is a string',
    on('GET', /by-username.smart/, replace(/"id":(\d+)/, '"id":"$1"')),
    'GET /users/by-username/{username}',
    /id: expected an int64/,
  ],
  [
    'an id of 19 digits is refused',
    on('GET', /user_id=9223372036854775807/, status(400)),
    'GET /balances/by-user',
    /HTTP 400/,
  ],
  [
    'money is a string',
    on('POST', /^.balances/, replace(/"amount":([\d.]+)/, '"amount":"$1"')),
    'POST /balances',
    /amount: expected a decimal/,
  ],
  [
    'money is a double',
    on('GET', /^.balances/, replace('123.45', '123.45000000000002')),
    'GET /balances/by-user',
    /sent 123.45, came back as 123.45000000000002/,
  ],
  [
    'a time has no zone',
    on('POST', /^.balances/, replace(/("updated_at":"[^"]*)Z"/, '$1"')),
    'POST /balances',
    /updated_at: expected an RFC 3339 time/,
  ],
  [
    'an empty list is an error',
    on('GET', /^.bets.user_id/, (answer, nth) => (nth === 1 ? { status: 500, body: '' } : answer)),
    'GET /bets',
    /HTTP 500/,
  ],
  [
    'the list is wrapped',
    on('GET', /^.withdrawals.user/, replace(/^.*$/s, '{"items":[]}')),
    'GET /withdrawals',
    /the answer: /,
  ],
  [
    'the limit is ignored',
    (request, answer) =>
      request.url.endsWith('limit=1') ? { ...answer, body: answer.body.replace(/^\[(.*)\]$/s, '[$1,$1]') } : undefined,
    'GET /bets',
    /asked for 1, got 2/,
  ],
  [
    'the range is ignored',
    on('GET', /start_date=2001/, () => ({ status: 200, body: bets })),
    'GET /bets/by-date-range',
    /from outside the range/,
  ],
  [
    'a bet gets an id of its own',
    on('GET', /^.bets.user_id/, replace(/"id":\d+/g, '"id":1')),
    'GET /bets',
    /is not in the list/,
  ],
  [
    'a withdrawal loses its cents',
    on('GET', /^.withdrawals.\d{10}/, replace('50.25', '50')),
    'GET /withdrawals/{id}',
    /sent 50.25, came back as 50/,
  ],
  [
    'a withdrawal is of another user',
    on('GET', /^.withdrawals.\d{10}/, replace(/"user_id":\d+/, '"user_id":7')),
    'GET /withdrawals/{id}',
    /user_id: sent/,
  ],
  [
    'an absent withdrawal is null',
    on('GET', /withdrawals.9223372036854775807/, status(200, 'null')),
    'GET /withdrawals/{id}',
    /expected 404/,
  ],
  ['a bet cannot be created', on('POST', /^.bets/, status(422, '{"error":"no"}')), 'POST /bets', /HTTP 422/],
  [
    'the session is forgotten',
    on('GET', /^.operator.session/, status(404)),
    'GET /operator/session',
    /expected a success, got 404/,
  ],
  [
    'the mode is unknown',
    on('POST', /^.operator.request/, replace('waiting_operator', 'queued')),
    'POST /operator/request',
    /mode: expected bot, waiting_operator, operator/,
  ],
  [
    'a status is none of the guide',
    on('GET', /^.bets.user_id/, replace('"pending"', '"open"')),
    'GET /bets',
    /0.status: expected pending, win, lose/,
  ],
  [
    'a message gets no session',
    on('POST', /^.operator.user-message/, status(204)),
    'POST /operator/user-message',
    /the answer: /,
  ],
  ['the answer is a page', on('GET', /^.bets.user_id/, status(200, '<html>')), 'GET /bets', /web page/],
  ['the answer is a text', on('GET', /^.bets.user_id/, status(200, 'none')), 'GET /bets', /not JSON/],
  [
    'an answer has no end',
    on('GET', /^.bets.user_id/, () => ({ status: 200, body: ' '.repeat(6 << 20) })),
    'GET /bets',
    /longer than 5 MiB/,
  ],
  ['an answer is slow', on('GET', /^.withdrawals.user/, () => 'hang'), 'GET /withdrawals', /no answer within 1 s/],
  ['a connection breaks', on('PUT', /^.balances/, () => 'drop'), 'PUT /balances/{user_id}', /no connection: /],
  ['it wants us elsewhere', on('POST', /^.withdrawals/, status(302)), 'POST /withdrawals', /HTTP 302/],
  [
    'any token will do',
    (request, answer) => (answer.status === 401 && request.verb === 'GET' ? { status: 200, body: '{}' } : undefined),
    'GET /balances/by-user',
    /expected a refusal, got a success/,
  ],
]

const bets =
  '[{"id":1,"user_id":2,"amount":1,"event_type":"a","event_name":"b","status":"win","win_amount":1,"created_at":"2026-02-23T12:34:56Z"}]'

describe('a backend that is right but for one mistake', () => {
  test.concurrent.each(mistakes)('%s', async (_name, mistake, operation, problem) => {
    const broken = await serveBroken(right.url, mistake)
    const findings = await check(broken.url)
    broken.close()
    const [found] = findings.filter(({ result }) => result === 'fail') as [Finding]
    expect(found).toMatchObject({ operation, guide: '5.2.4', problem: expect.stringMatching(problem) })
    expect(found.fix).not.toBe('')
  })
})
