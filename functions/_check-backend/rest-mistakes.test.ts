import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../../infra-examples/reference-backend/start.ts'
import { type Mistake, on, replace, serveBroken, status } from './broken-backends.ts'
import { RestWire } from './rest-wire.ts'
import { checkBackend, type Finding } from './run.ts'

const token = 'the-token-of-the-test'
let right: ReferenceBackend

beforeAll(async () => {
  right = await startReferenceBackend({ rest: { port: 0 }, token })
})
afterAll(() => right.close())

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
  [
    'a failure has the status of a success',
    on('POST', /^.bets/, status(200, '{"error":"insufficient funds"}')),
    'POST /bets',
    /the status is 200, but the body tells of a failure: insufficient funds/,
  ],
  [
    'a success is false',
    on('POST', /^.withdrawals/, status(200, '{"success":false,"message":"limit"}')),
    'POST /withdrawals',
    /tells of a failure: limit/,
  ],
  [
    'an unknown user is an error with the status of a success',
    on('GET', /by-username.nobody/, status(200, '{"error":"user not found"}')),
    'GET /users/by-username/{username}',
    /tells of a failure: user not found/,
  ],
  [
    'a name that needs it is not decoded',
    on('GET', /by-username.*%40/, status(404)),
    'GET /users/by-username/{username}',
    /expected a success, got 404/,
  ],
  [
    'names are in camel case',
    on('POST', /^.balances/, replace('user_id', 'userId')),
    'POST /balances',
    /user_id: expected an int64; it is called userId/,
  ],
  [
    'an object is wrapped',
    on('GET', /^.withdrawals.\d{10}/, replace(/^(.*)$/s, '{"data":$1}')),
    'GET /withdrawals/{id}',
    /id: expected an int64; leave data out/,
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
    /the answer: expected an array; leave items out/,
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
  ['a connection breaks', on('PUT', /^.balances/, () => 'drop'), 'PUT /balances/{user_id}', /no connection: /],
  ['it wants us elsewhere', on('POST', /^.withdrawals/, status(302)), 'POST /withdrawals', /HTTP 302/],
]

const bets =
  '[{"id":1,"user_id":2,"amount":1,"event_type":"a","event_name":"b","status":"win","win_amount":1,"created_at":"2026-02-23T12:34:56Z"}]'

describe('a backend that is right but for one mistake', () => {
  test.concurrent.each(mistakes)('%s', async (_name, mistake, operation, problem) => {
    const broken = await serveBroken(right.url, mistake)
    const wire = new RestWire({ endpoint: broken.url, token, timeoutMs: 10_000 })
    const findings = await checkBackend(wire, { readOnly: false })
    broken.close()
    const [found] = findings.filter(({ result }) => result === 'failed') as [Finding]
    expect(found).toMatchObject({ operation, guide: '5.2.4', detail: expect.stringMatching(problem) })
    expect(found.fix).not.toBe('')
  })
})
