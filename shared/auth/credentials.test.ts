import { expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import { checkPasswordLength, email, newPassword, newUsername, password, username } from './credentials.ts'

test.each([
  ['ivan', 'ivan'],
  ['  ivan\n', 'ivan'],
  ['Иван', 'Иван'],
  ['и\u0306', 'й'],
  ['a/b?c#d%2e', 'a/b?c#d%2e'],
  ['...', '...'],
  ['__proto__', '__proto__'],
  ['🎲'.repeat(64), '🎲'.repeat(64)],
])('the username %j becomes %j', (given, taken) => {
  expect(newUsername().parse(given)).toBe(taken)
  expect(username().parse(given)).toBe(taken)
})

const noName = ['', '   ', 'a\ud800', 1, null]
const noNewName = ['.', '..', ' .. ', 'a b', 'a\u00a0b', 'a\tb', 'a\u0000b', 'a\u0085b', 'x'.repeat(65)]
const deceptive = ['ivan\u200b', 'ivan\u202egnp', 'i\u2066v\u2069an', 'iv\u00adan', 'i\u2060van']

test.each([...noName, ...noNewName, ...deceptive])('the new username %j is refused', given => {
  expect(newUsername().safeParse(given).success).toBe(false)
})

test.each([...noNewName, ...deceptive, 'x'.repeat(255)])('login takes the username %j', given => {
  expect(username().parse(given)).toBe(given.trim())
})

test.each([...noName, 'x'.repeat(256)])('login refuses the username %j', given => {
  expect(username().safeParse(given).success).toBe(false)
})

test.each(['ivan', 'Иван', '🎲', '👨\u200d👩\u200d👧', '❤\ufe0f', 'می\u200cخواهم'])('%j may be taken', name => {
  expect(newUsername().parse(name)).toBe(name)
})

test.each(['x', ' with spaces ', 'п'.repeat(128), '🎲'.repeat(128)])(
  'the new password %j is accepted as typed',
  given => {
    expect(newPassword().parse(given)).toBe(given)
  },
)

test.each(['', 'x'.repeat(129), 'lone \udc00 surrogate', 12345678])('the new password %j is refused', given => {
  expect(newPassword().safeParse(given).success).toBe(false)
})

test('the minimum length counts characters', () => {
  expect(() => checkPasswordLength('1234567', 8)).toThrow(
    expect.objectContaining({ code: 'invalid_input', status: 400 }),
  )
  expect(() => checkPasswordLength('🎲🎲🎲🎲', 8)).toThrow('at least 8 characters')
  expect(checkPasswordLength('12345678', 8)).toBeUndefined()
})

test('an existing password may have any length except zero', () => {
  expect(password().parse('x')).toBe('x')
  expect(password().parse('x'.repeat(1000))).toHaveLength(1000)
  expect(password().safeParse('').success).toBe(false)
})

test.each([
  [email, 'ivan', 'must be an e-mail address'],
  [email, null, 'must be an e-mail address'],
  [password, '', 'must not be empty'],
])('problems are described in plain words: %#', (schema, given, words) => {
  expect(z.safeParse<z.ZodMiniType>(schema(), given).error?.issues[0]?.message).toBe(words)
})

test('an email is an address, or none', () => {
  expect(email().parse('ivan@example.com')).toBe('ivan@example.com')
  expect(email().parse('')).toBe('')
  for (const wrong of ['ivan', 'a@b@c', 'a\n@b.c', `${'x'.repeat(250)}@example.com`, 1]) {
    expect(email().safeParse(wrong).success).toBe(false)
  }
})

test('the API description states the bounds', () => {
  expect(z.toJSONSchema(newUsername())).toMatchObject({ type: 'string', minLength: 1, maxLength: 64 })
  expect(z.toJSONSchema(username())).toMatchObject({ type: 'string', minLength: 1, maxLength: 255 })
  expect(z.toJSONSchema(newPassword())).toMatchObject({ type: 'string', minLength: 1, maxLength: 128 })
})
