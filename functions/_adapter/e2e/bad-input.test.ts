import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { SignJWT, UnsecuredJWT } from 'jose'
import { Api } from '../../../shared/testing/service/api.ts'
import { type Service, startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
const secret = 'a secret of at least 32 bytes, for tests'
let service: Service
let api: Api

beforeAll(async () => {
  service = await startService({ DATABASE_PATH: `${folder.path}/chat.db`, JWT_SECRET: secret })
  api = await new Api(service.url).enter('ivan')
})
afterAll(async () => {
  await service.stop()
  folder.remove()
})

const json = { 'content-type': 'application/json' }
const right = { username: 'someone', password: 'correct horse' }

describe('register refuses', () => {
  const cases: [string, RequestInit, number, string][] = [
    ['no body', { headers: json }, 400, 'invalid_json'],
    ['no body and no Content-Type', {}, 400, 'invalid_json'],
    ['text that is not JSON', { headers: json, body: '{"username":' }, 400, 'invalid_json'],
    ['broken UTF-8', { headers: json, body: Buffer.from('{"username":"a\xff"}', 'latin1') }, 400, 'invalid_json'],
    ['an array', { headers: json, body: '[]' }, 400, 'invalid_input'],
    ['null', { headers: json, body: 'null' }, 400, 'invalid_input'],
    ['a number', { headers: json, body: '17' }, 400, 'invalid_input'],
    ['a missing field', { headers: json, body: '{"username":"a"}' }, 400, 'invalid_input'],
    ['numbers for text', { headers: json, body: '{"username":1,"password":2}' }, 400, 'invalid_input'],
    [
      'a __proto__ key',
      { headers: json, body: '{"__proto__":{"username":"a"},"password":"correct horse"}' },
      400,
      'invalid_json',
    ],
    [
      '1 MiB',
      { headers: json, body: JSON.stringify({ ...right, password: 'x'.repeat(2 ** 20) }) },
      413,
      'payload_too_large',
    ],
    [
      'another Content-Type',
      { headers: { 'content-type': 'text/plain' }, body: JSON.stringify(right) },
      415,
      'unsupported_media_type',
    ],
    ['a form', { body: new URLSearchParams(right) }, 415, 'unsupported_media_type'],
    [
      'another charset',
      { headers: { 'content-type': 'application/json; charset=windows-1251' }, body: JSON.stringify(right) },
      415,
      'unsupported_media_type',
    ],
    ...['', '..', '.', 'a b', 'a\nb', 'a\u0000b', 'x'.repeat(65), '\ud800'].map(
      (username): [string, RequestInit, number, string] => [
        `the username ${JSON.stringify(username.slice(0, 10))}`,
        { headers: json, body: JSON.stringify({ ...right, username }) },
        400,
        'invalid_input',
      ],
    ),
    [
      'a short password',
      { headers: json, body: JSON.stringify({ ...right, password: '1234567' }) },
      400,
      'invalid_input',
    ],
    [
      'an email that is none',
      { headers: json, body: JSON.stringify({ ...right, email: 'nobody' }) },
      400,
      'invalid_input',
    ],
  ]
  test.each(cases)('%s', async (_name, init, status, error) => {
    const response = await api.send('POST', '/api/register', init)
    expect(response).toMatchObject({ status, body: { error, request_id: expect.any(String) } })
    expect(Object.keys(response.body).sort()).toEqual(['error', 'message', 'request_id'])
    expect(JSON.stringify(response.body)).not.toMatch(/\bat .*\d+:\d+|node_modules|correct horse/)
  })

  test('a name that is taken', async () => {
    expect(await api.post('/api/register', { ...right, username: 'ivan' })).toMatchObject({
      status: 400,
      body: { error: 'user_exists' },
    })
  })
})

test.each(['a/b', 'ünï', 'иван', 'a%2Fb', "o'brien"])(
  'the username %s is accepted, and unknown keys are ignored',
  async username => {
    expect((await api.post('/api/register', { ...right, username, role: 'admin' })).status).toBe(200)
    expect((await api.post('/api/login', { username, password: right.password })).status).toBe(200)
  },
)

test('a wrong password and an unknown user get the same answer', async () => {
  const wrong = await api.post('/api/login', { username: 'ivan', password: 'wrong password' })
  const unknown = await api.post('/api/login', { username: 'nobody', password: 'wrong password' })
  expect(wrong.status).toBe(401)
  expect({ ...unknown.body, request_id: '' }).toEqual({ ...wrong.body, request_id: '' })
  expect(unknown.body.error).toBe('invalid_credentials')
})

test.each(['no such user', '..', 'x'.repeat(65), 'a\u0000b'])(
  'login as %j, which no new user may be called, is a wrong name',
  async username => {
    const { status, body } = await api.post('/api/login', { username, password: 'wrong password' })
    expect({ status, error: body.error }).toEqual({ status: 401, error: 'invalid_credentials' })
  },
)

test.each([
  { message: '' },
  { message: '  ' },
  { message: 'x'.repeat(4001) },
  { message: '\ud800' },
  { message: 5 },
  {},
])('chat refuses %j', async body => {
  expect(await api.post('/api/chat', body)).toMatchObject({ status: 400, body: { error: 'invalid_input' } })
})

describe('where the body is optional', () => {
  const nothing = [undefined, null, '', {}]
  const noMessage = [{ message: null }, { message: '' }]

  test.each([...nothing, ...noMessage])('escalate takes %j for no message', async body => {
    expect(await api.post('/api/escalate', body)).toMatchObject({ status: 200, body: { status: 'waiting_operator' } })
  })
  test.each(nothing)('return-to-bot takes %j for no body', async body => {
    expect(await api.post('/api/return-to-bot', body)).toMatchObject({ status: 200, body: { status: 'bot' } })
  })
  test.each([[], 17, 'text', { message: '  ' }, { message: '\ud800' }, { message: 5 }])(
    'escalate refuses %j',
    async body => {
      expect(await api.post('/api/escalate', body)).toMatchObject({ status: 400, body: { error: 'invalid_input' } })
    },
  )
})

test('an unknown path is 404 and a wrong verb is 405 with Allow', async () => {
  expect(await api.get('/nothing')).toMatchObject({ status: 404, body: { error: 'not_found' } })
  const wrong = await api.get('/api/chat')
  expect(wrong).toMatchObject({ status: 405, body: { error: 'method_not_allowed' } })
  expect(wrong.headers.get('allow')).toBe('POST')
  expect((await api.post('/health', {})).headers.get('allow')).toBe('GET, HEAD')
})

test('HEAD is GET without the body', async () => {
  for (const path of ['/health', '/ready']) {
    const answer = await fetch(`${service.url}${path}`, { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await answer.text()).toBe('')
  }
  expect((await fetch(`${service.url}/api/chat`, { method: 'HEAD' })).status).toBe(405)
})

test('every answer has its request id, and must not be cached', async () => {
  const own = await api.get('/health', { 'x-request-id': 'my-id-1' })
  expect(own.headers.get('x-request-id')).toBe('my-id-1')
  const lost = await api.get('/nothing', { 'x-request-id': 'my-id-2' })
  expect(lost).toMatchObject({ status: 404, body: { request_id: 'my-id-2' } })
  expect(lost.headers.get('x-request-id')).toBe('my-id-2')
  const strange = await api.get('/nothing', { 'x-request-id': 'no good id' })
  expect(strange.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  for (const { headers } of [own, lost, strange]) {
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})

describe('a token is refused', () => {
  const key = new TextEncoder().encode(secret)
  const claims = (over: { issuer?: string; audience?: string; expires?: string } = {}) =>
    new SignJWT({ uid: '1' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject('ivan')
      .setIssuer(over.issuer ?? 'smart-chat')
      .setAudience(over.audience ?? 'smart-chat')
      .setIssuedAt()
      .setExpirationTime(over.expires ?? '1h')
  const tokens: [string, () => string | Promise<string>][] = [
    ['with alg none', () => new UnsecuredJWT({ uid: '1' }).setSubject('ivan').setIssuer('smart-chat').encode()],
    ['of another secret', () => claims().sign(new TextEncoder().encode('another secret of more than 32 bytes'))],
    ['that has expired', () => claims({ expires: '-1s' }).sign(key)],
    ['of another issuer', () => claims({ issuer: 'someone' }).sign(key)],
    ['for another audience', () => claims({ audience: 'someone' }).sign(key)],
    ['that is cut off', async () => (await claims().sign(key)).slice(0, -5)],
    ['that is not one', () => 'abc'],
  ]
  test.each(tokens)('%s', async (_name, make) => {
    const response = await new Api(service.url).post(
      '/api/chat',
      { message: 'hi' },
      { authorization: `Bearer ${await make()}` },
    )
    expect(response).toMatchObject({ status: 401, body: { error: 'unauthorized' } })
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  test('when it is missing or of another scheme', async () => {
    expect((await new Api(service.url).post('/api/chat', { message: 'hi' })).status).toBe(401)
    expect(
      (await new Api(service.url).post('/api/chat', { message: 'hi' }, { authorization: 'Basic eDp5' })).status,
    ).toBe(401)
  })

  test('sent twice', async () => {
    const status = await new Promise(resolve => {
      const headers = [
        'authorization',
        `Bearer ${api.token}`,
        'authorization',
        `Bearer ${api.token}`,
        'host',
        'localhost',
      ]
      request(`${service.url}/api/session`, { headers }, response => resolve(response.resume().statusCode)).end()
    })
    expect(status).toBe(401)
  })
})

test('none of this was an internal error, and no password or message was logged', () => {
  expect(service.logs.filter(line => line.level === 'ERROR')).toEqual([])
  expect(JSON.stringify(service.logs)).not.toMatch(/correct horse|wrong password|eyJ/)
})
