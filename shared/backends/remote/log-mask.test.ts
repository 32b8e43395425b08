import { describe, expect, test } from '@jest/globals'
import { fitForLog } from './log-mask.ts'

describe('fit for the log', () => {
  const payload = {
    username: 'Анна',
    email: 'anna@example.org',
    password: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g',
    message: 'Мой пароль qwerty, карта 4111 1111 1111 1111',
    user_id: 100n,
    amount: 5,
  }

  test.each([
    [
      'duplicate key value violates unique constraint "users_email_key"',
      'duplicate key value violates unique constraint "users_email_key"',
    ],
    ['user 100 has no balance\n  at line 7', 'user 100 has no balance at line 7'],
    ['user «анна» exists: Key (email)=(other@example.com)', 'user «***» exists: Key (email)=(***)'],
    [`bad password ${payload.password}`, 'bad password ***'],
    ['too long: "Мой парол…"', 'too long: "*** ***…"'],
    ['card 4111111111111111, phone +7 916 123-45-67', 'card ***, phone +***'],
    ['postgres://app:pw@db:5432/users refused', 'postgres://***@db:5432/users refused'],
    ['Authorization: Bearer abc.def is not valid', 'Authorization: Bearer *** is not valid'],
    ['dsn password=hunter2 host=db', 'dsn password=*** host=db'],
    ['{"token": "s3 cret", \'password\':\'qwe\'}', '{"token": ***, \'password\':***}'],
    ['x-api-key: a1b2 is unknown, pwd: p4ss', 'x-api-key: *** is unknown, pwd: ***'],
    ['password: too short, key: users_email', 'password: too short, key: users_email'],
    ['Cookie: session=abc; id=xyz', 'Cookie: ***'],
    ['call +7 (916) 123-45-67', 'call +***'],
    ['GET /users/by-username/%D0%90%D0%BD failed', 'GET *** failed'],
    ['token sesame-7 is revoked', 'token *** is revoked'],
  ])('%s', (text, line) => {
    expect(fitForLog(text, payload, ['sesame-7', ''])).toBe(line)
  })

  test('at most 200 characters, however long it is', () => {
    expect(fitForLog('ж '.repeat(1_000_000), payload)).toMatch(/^(ж )+ж?…$/)
    expect(fitForLog('ж '.repeat(1_000_000), payload)).toHaveLength(200)
  })
})
