import { expect, test } from '@jest/globals'
import { leakFinder } from './leaks.ts'

const find = leakFinder({
  JWT_SECRET: 'a secret of at least 32 bytes, for tests',
  AUTH_RABBITMQ_URL: 'amqp://user:pass%20word@localhost/',
  HOST: ':8080',
})

test.each([
  ['a secret of at least 32 bytes, for tests', 'the value of JWT_SECRET'],
  ['url: amqp://user:pass word@localhost', 'the value of AUTH_RABBITMQ_URL'],
  ['{"password":"correct horse"}', 'a password'],
  ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJpdmFuIn0.x', 'a token'],
  ['$argon2id$v=19$m=19456', 'a password hash'],
  ['$2b$10$abc', 'a password hash'],
  ['Authorization: Bearer abcdefgh', 'an Authorization header'],
  ['message: позови оператора', 'a message'],
])('%s contains %s', (line, kind) => {
  expect(find(`{"message":"${line}"}`)).toContain(kind)
})

test('an ordinary line has no leaks', () => {
  expect(find('{"level":"INFO","message":"request","route":"/api/login","status":401,"address":"127.0.0.1"}')).toEqual(
    [],
  )
})
