import { createHmac, generateKeyPairSync } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { SignJWT } from 'jose'
import { createTokens } from './tokens.ts'

const secret = 'a secret of thirty-two bytes or more'
const now = Date.UTC(2026, 1, 23, 12)
const seconds = now / 1000
const user = { id: 9223372036854775807n, username: 'Иван' }
const tokens = createTokens({ secret, ttlSeconds: 60, now: () => now })

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = { sub: 'ivan', uid: '1', iss: 'smart-chat', aud: 'smart-chat', iat: seconds, exp: seconds + 60 }
/** A token with any header and claims, signed with HMAC-SHA-256. */
function forge(payload: object, { header = { alg: 'HS256' } as object, key = secret as string | Buffer } = {}): string {
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

const invalid = {
  code: 'unauthorized',
  status: 401,
  headers: { 'www-authenticate': 'Bearer error="invalid_token", error_description="The token is not valid"' },
}

test('a token carries name and int64 id, and the claims of the contract', async () => {
  const token = await tokens.issue(user)
  expect(await tokens.verify(token)).toMatchObject({ userId: user.id, username: 'Иван' })
  expect(await tokens.verify(token)).toMatchObject({ userId: user.id, username: 'Иван' }) // from memory
  const [header, payload] = token.split('.').map(part => Buffer.from(part, 'base64url').toString())
  expect(JSON.parse(header ?? '')).toEqual({ alg: 'HS256', typ: 'JWT' })
  expect(JSON.parse(payload ?? '')).toEqual({
    sub: 'Иван',
    uid: '9223372036854775807',
    iat: seconds,
    exp: seconds + 60,
    iss: 'smart-chat',
    aud: 'smart-chat',
  })
})

test('a forged token without a defect is accepted (the helper works)', async () => {
  expect(await tokens.verify(forge(claims))).toMatchObject({ userId: 1n, username: 'ivan' })
})

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }) as string
const { uid: _, ...withoutUid } = claims
const { exp: __, ...withoutExp } = claims
const { iat: ___, ...withoutIat } = claims

test.each([
  ['empty', ''],
  ['no token at all', 'hello'],
  ['alg none', `${encode({ alg: 'none' })}.${encode(claims)}.`],
  ['alg none with a signature', forge(claims, { header: { alg: 'none' } })],
  ['alg NONE', forge(claims, { header: { alg: 'NONE' } })],
  ['alg missing', forge(claims, { header: { typ: 'JWT' } })],
  ['alg HS512 in name', forge(claims, { header: { alg: 'HS512' } })],
  ['alg RS256 in name, signed with our secret', forge(claims, { header: { alg: 'RS256' } })],
  ['an RSA public key as the HMAC secret', forge(claims, { key: publicPem })],
  ['a critical header of unknown meaning', forge(claims, { header: { alg: 'HS256', crit: ['x'], x: 1 } })],
  ['another secret', forge(claims, { key: `${secret}!` })],
  ['another issuer', forge({ ...claims, iss: 'else' })],
  ['another audience', forge({ ...claims, aud: 'else' })],
  ['no expiry', forge(withoutExp)],
  ['no time of issue', forge(withoutIat)],
  ['expiry as text', forge({ ...claims, exp: String(seconds + 60) })],
  ['time of issue as text', forge({ ...claims, iat: 'today' })],
  ['not valid yet', forge({ ...claims, nbf: seconds + 30 })],
  ['no id', forge(withoutUid)],
  ['id as a number', forge({ ...claims, uid: 1 })],
  ['id beyond int64', forge({ ...claims, uid: '9223372036854775808' })],
  ['id that is no number', forge({ ...claims, uid: '1 OR 1=1' })],
  ['no name', forge({ ...claims, sub: '' })],
  ['no object', forge([])],
  ['longer than any of ours', forge({ ...claims, sub: 'x'.repeat(4096) })],
])('%s is refused', async (_name, token) => {
  await expect(tokens.verify(token)).rejects.toMatchObject(invalid)
  await expect(tokens.verify(token)).rejects.toMatchObject(invalid)
})

test('a token signed with RSA is refused', async () => {
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
  await expect(tokens.verify(token)).rejects.toMatchObject(invalid)
})

test('a cached token is invalid after any change', async () => {
  const token = await tokens.issue(user)
  await tokens.verify(token)
  for (const end of [-1, -10, token.lastIndexOf('.')]) {
    await expect(tokens.verify(token.slice(0, end))).rejects.toMatchObject(invalid)
  }
  const [header, , signature] = token.split('.')
  await expect(tokens.verify(`${header}.${encode({ ...claims, uid: '2' })}.${signature}`)).rejects.toMatchObject(
    invalid,
  )
  await expect(tokens.verify(`${token}.`)).rejects.toMatchObject(invalid)
})

test('a token is valid up to the second it expires in, known or not', async () => {
  let time = now
  const aging = createTokens({ secret, ttlSeconds: 60, now: () => time })
  const expired = {
    headers: { 'www-authenticate': 'Bearer error="invalid_token", error_description="The token has expired"' },
  }
  const [known, unknown] = [await aging.issue(user), await aging.issue({ ...user, id: 2n })]
  time = now + 59_999
  expect(await aging.verify(known)).toMatchObject({ userId: user.id })
  time = now + 60_000
  await expect(aging.verify(known)).rejects.toMatchObject(expired)
  await expect(aging.verify(known)).rejects.toMatchObject(expired)
  await expect(aging.verify(unknown)).rejects.toMatchObject(expired)
})

test('a former key verifies and never signs', async () => {
  const next = 'another secret of at least 32 bytes'
  const old = await tokens.issue(user)
  const rotated = createTokens({ secret: next, previousSecret: secret, ttlSeconds: 60, now: () => now })
  expect(await rotated.verify(old)).toMatchObject({ userId: user.id })
  await expect(tokens.verify(await rotated.issue(user))).rejects.toMatchObject(invalid)
  const after = createTokens({ secret: next, ttlSeconds: 60, now: () => now })
  await expect(after.verify(old)).rejects.toMatchObject(invalid)
  await expect(rotated.verify(forge(claims, { key: 'neither' }))).rejects.toMatchObject(invalid)
})

test('a key given as bytes equals the key given as text', async () => {
  const bytes = createTokens({ secret: Buffer.from(secret), ttlSeconds: 60, now: () => now })
  expect(await bytes.verify(await tokens.issue(user))).toMatchObject({ userId: user.id })
})
