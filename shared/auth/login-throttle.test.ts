import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { withClock } from '../testing/store/with-clock.ts'
import { tempFolder } from '../testing/temp-folder.ts'
import { LoginThrottle } from './login-throttle.ts'
import { networkOf } from './network.ts'

const folder = tempFolder()
const open = async () => withClock(await openStore({ kind: 'file', path: join(folder.path, 'chat.db') }), () => time)
const start = Date.UTC(2026, 1, 23)
const minute = 60_000
let store: Store
let time = start
let throttle: LoginThrottle

beforeAll(async () => {
  store = await open()
})
beforeEach(async () => {
  time = start
  throttle = new LoginThrottle(store)
  await store.execute('DELETE FROM login_attempts')
})
afterAll(async () => {
  await store.close()
  folder.remove()
})

const fail = async (times: number, username = 'ivan', address = '192.0.2.1') => {
  for (let n = 0; n < times; n += 1) await throttle.begin(username, address)
}
const limited = (seconds: number) => ({
  code: 'too_many_requests',
  status: 429,
  headers: { 'retry-after': String(seconds) },
})

test('ten failures are allowed; the eleventh waits until the first is 15 minutes old', async () => {
  await fail(1)
  time += 5 * minute + 500
  await fail(9)
  await expect(throttle.begin('ivan', '192.0.2.1')).rejects.toMatchObject(limited(600))
  time = start + 15 * minute - 1
  await expect(throttle.begin('ivan', '192.0.2.1')).rejects.toMatchObject(limited(1))
  time = start + 15 * minute
  await fail(1)
  await expect(throttle.begin('ivan', '192.0.2.1')).rejects.toMatchObject(limited(301))
})

test('users and addresses are counted separately; letter case does not matter', async () => {
  await fail(10, 'Иван')
  await fail(10, 'пётр')
  await fail(10, 'Иван', '192.0.2.2')
  await expect(throttle.begin('иван', '192.0.2.1')).rejects.toMatchObject(limited(900))
})

test('a correct password clears the count; a withdrawn attempt does not count', async () => {
  await fail(9)
  const right = await throttle.begin('ivan', '192.0.2.1')
  await right.succeed()
  await fail(9)
  for (let n = 0; n < 20; n += 1) await (await throttle.begin('ivan', '192.0.2.1')).withdraw()
  await fail(1)
  await expect(throttle.begin('ivan', '192.0.2.1')).rejects.toMatchObject(limited(900))
})

test('concurrent guesses over two replicas stay within the limit', async () => {
  const other = await open()
  const replicas = [throttle, new LoginThrottle(other)] as const
  const guesses = Array.from({ length: 40 }, (_, n) => replicas[n % 2 === 0 ? 0 : 1].begin('ivan', '192.0.2.1'))
  const outcomes = await Promise.allSettled(guesses)
  await other.close()
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
})

test('old attempts are purged', async () => {
  await fail(5, 'ivan')
  await fail(5, 'pyotr')
  time += 15 * minute
  await fail(1, 'anna')
  expect(await store.execute('SELECT username FROM login_attempts')).toEqual([{ username: 'anna' }])
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
