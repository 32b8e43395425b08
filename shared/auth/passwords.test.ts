import { afterEach, expect, jest, test } from '@jest/globals'
import { hash as argon2Hash } from '@node-rs/argon2'
import { hash as bcryptHash } from '@node-rs/bcrypt'
import { logger } from '../observability/logger.ts'
import { HashingQueue } from './hashing-queue.ts'
import { Passwords } from './passwords.ts'

const playerWith = (passwordHash: string) => ({ id: 17n, passwordHash })
const passwords = new Passwords()

afterEach(() => {
  jest.restoreAllMocks()
})

test('a password is hashed with Argon2id at the parameters of OWASP, each time with another salt', async () => {
  const [one, two] = [await passwords.hash('пароль'), await passwords.hash('пароль')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
})

test.each([
  ['Argon2id', (password: string) => passwords.hash(password)],
  ['Argon2id with other parameters', (password: string) => argon2Hash(password, { memoryCost: 8192, timeCost: 3 })],
  ['bcrypt $2a$', (password: string) => bcryptHash(password, { cost: 4, version: '2a' })],
  ['bcrypt $2b$', (password: string) => bcryptHash(password, { cost: 4, version: '2b' })],
  ['bcrypt $2y$', (password: string) => bcryptHash(password, { cost: 4, version: '2y' })],
])('%s: the right password matches, another does not', async (_name, hash) => {
  const player = playerWith(await hash('correct horse'))
  expect(await passwords.verify('correct horse', player)).toBe(true)
  expect(await passwords.verify('correct horsf', player)).toBe(false)
  expect(await passwords.verify('', player)).toBe(false)
})

test('a bcrypt hash made by another library fits', async () => {
  // The test vector "U*U" of OpenBSD's and John the Ripper's bcrypt.
  const player = playerWith('$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW')
  expect(await passwords.verify('U*U', player)).toBe(true)
  expect(await passwords.verify('U*V', player)).toBe(false)
})

test.each([
  ['nothing', ''],
  ['the password as typed', 'secret12'],
  ['MD5', '$1$salt$qJH7.N4xYta3aEG/dfqo/0'],
  ['Argon2i', '$argon2i$v=19$m=16,t=2,p=1$c2FsdHNhbHQ$abcdefghijklmnop'],
  ['truncated Argon2id', '$argon2id$v=19$m=19456,t=2,p=1$c2Fs'],
  ['Argon2id that wants 4 TiB', '$argon2id$v=19$m=4294967295,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA'],
  ['truncated bcrypt', '$2b$10$abc'],
  ['bcrypt that takes days', '$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
])('%s matches no password, and is logged without the hash', async (_name, stored) => {
  const log = jest.spyOn(logger, 'error').mockImplementation(() => undefined)
  expect(await passwords.verify('secret12', playerWith(stored))).toBe(false)
  expect(log).toHaveBeenCalledTimes(1)
  expect(log.mock.calls[0]?.[1]).toEqual({ user_id: '17', hash_length: stored.length })
})

test('an unknown user has no password, and waits in the same queue', async () => {
  expect(await passwords.verify('secret12', undefined)).toBe(false)
  const full = new Passwords(new HashingQueue({ concurrency: 0, capacity: 0 }))
  await expect(full.verify('secret12', undefined)).rejects.toMatchObject({ code: 'overloaded' })
  await expect(full.hash('secret12')).rejects.toMatchObject({ code: 'overloaded' })
})

test("an unknown user costs the same work as the backend's own hashes", async () => {
  const mine = new Passwords()
  const player = playerWith(await bcryptHash('x', { cost: 12 }))
  const cpuOf = async (work: () => Promise<unknown>) => {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  await mine.verify('wrong', player)
  const known = await cpuOf(() => mine.verify('wrong', player))
  const unknown = await cpuOf(() => mine.verify('wrong', undefined))
  expect(unknown / known).toBeGreaterThan(0.3) // Argon2id at the default parameters would be below 0.1
  expect(unknown / known).toBeLessThan(3)
})
