import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { startStore, storeKinds } from '../testing/store/stores.ts'
import { withClock } from '../testing/store/with-clock.ts'
import { type Beginning, IdempotencyRecords } from './idempotency.ts'
import type { Store } from './store.ts'

const request = { scope: '/api/chat user 7', key: 'k-1', content: '{"message":"привет"}' }
const answer = { status: 200, body: '{"reply":"Здравствуйте"}' }
const leaseMs = 60_000
const hour = 3_600_000

const attemptOf = (beginning: Beginning) => {
  if (beginning.state !== 'begun') throw new Error(`expected a new attempt, not ${beginning.state}`)
  return beginning.attempt
}

describe.each(storeKinds)('idempotency records over a %s', kind => {
  let place: { store: Store; stop(): Promise<void> }
  let keys = 0
  const recordsWith = (...secrets: [string, ...string[]]) => new IdempotencyRecords(place.store, secrets)
  const fresh = () => ({ ...request, key: `k-${++keys}` })

  beforeAll(async () => {
    place = await startStore(kind)
  })
  afterAll(() => place.stop())

  test('of many simultaneous requests one begins; later ones get its answer', async () => {
    const [records, keyed] = [recordsWith('secret'), fresh()]
    const all = await Promise.all(Array.from({ length: 20 }, () => records.begin(keyed, leaseMs)))
    expect(all.filter(({ state }) => state === 'begun')).toHaveLength(1)
    expect(all.filter(({ state }) => state === 'in_progress')).toHaveLength(19)
    const [first] = all.filter(beginning => beginning.state === 'begun')
    expect(first).toMatchObject({ resumed: false })
    await first?.attempt.complete(answer)
    expect(await records.begin(keyed, leaseMs)).toEqual({ state: 'done', answer })
  })

  test('other content is a reuse, while in progress and when done; another scope is another key', async () => {
    const [records, keyed] = [recordsWith('secret'), fresh()]
    const attempt = attemptOf(await records.begin(keyed, leaseMs))
    const other = { ...keyed, content: '{"message":"пока"}' }
    expect(await records.begin(other, leaseMs)).toEqual({ state: 'reused' })
    await attempt.complete(answer)
    expect(await records.begin(other, leaseMs)).toEqual({ state: 'reused' })
    expect(await records.begin({ ...keyed, scope: '/api/chat user 8' }, leaseMs)).toMatchObject({ state: 'begun' })
  })

  test('after a failure or an expired lease the next attempt is a resumed one', async () => {
    const [records, keyed] = [recordsWith('secret'), fresh()]
    await attemptOf(await records.begin(keyed, leaseMs)).fail()
    const second = await records.begin(keyed, 0)
    expect(second).toMatchObject({ state: 'begun', resumed: true })
    expect(await records.begin(keyed, leaseMs)).toMatchObject({ state: 'begun', resumed: true })
    await attemptOf(second).complete(answer) // too late: another attempt has taken over
    expect(await records.begin(keyed, leaseMs)).toEqual({ state: 'in_progress' })
  })

  test('a withdrawn first attempt leaves nothing behind; a withdrawn later one does not hide the earlier', async () => {
    const [records, keyed] = [recordsWith('secret'), fresh()]
    await attemptOf(await records.begin(keyed, leaseMs)).withdraw()
    const again = await records.begin(keyed, leaseMs)
    expect(again).toMatchObject({ state: 'begun', resumed: false })
    await attemptOf(again).fail()
    await attemptOf(await records.begin(keyed, leaseMs)).withdraw()
    expect(await records.begin(keyed, leaseMs)).toMatchObject({ state: 'begun', resumed: true })
  })

  test('is forgotten after 24 hours, and purged', async () => {
    let now = Date.now() + 48 * hour // whatever the other tests have left is purged
    const [records, keyed] = [
      new IdempotencyRecords(
        withClock(place.store, () => now),
        ['secret'],
      ),
      fresh(),
    ]
    await attemptOf(await records.begin(keyed, leaseMs)).complete(answer)
    now += 24 * hour - 1
    expect(await records.begin(keyed, leaseMs)).toMatchObject({ state: 'done' })
    now += 1
    expect(await records.begin(keyed, leaseMs)).toMatchObject({ state: 'begun', resumed: false })
    const rows = await place.store.execute('SELECT * FROM idempotency')
    expect(rows).toHaveLength(1)
  })

  test('a replica whose clock differs neither takes over what is under way nor waits for what was cut off', async () => {
    const [ongoing, cutOff, minute] = [fresh(), fresh(), 60_000]
    const time = Date.now()
    const clock = jest.spyOn(Date, 'now')
    clock.mockReturnValue(time + minute)
    await recordsWith('secret').begin(cutOff, 0)
    clock.mockReturnValue(time)
    await recordsWith('secret').begin(ongoing, minute / 2)
    expect(await recordsWith('secret').begin(cutOff, leaseMs)).toMatchObject({ state: 'begun', resumed: true })
    clock.mockReturnValue(time + minute)
    expect(await recordsWith('secret').begin(ongoing, leaseMs)).toEqual({ state: 'in_progress' })
    clock.mockRestore()
  })

  test('the time that an earlier release wrote counts, ms since 1970', async () => {
    const [records, keyed] = [recordsWith('secret'), fresh()]
    await records.begin(keyed, leaseMs)
    const write = (at: number) =>
      place.store.execute("UPDATE idempotency SET lease_expires_at = ? WHERE state = 'in_progress'", [BigInt(at)])
    await write(Date.now() + 5_000)
    expect(await records.begin(keyed, leaseMs)).toEqual({ state: 'in_progress' })
    await write(Date.now() - 1)
    expect(await records.begin(keyed, leaseMs)).toMatchObject({ state: 'begun', resumed: true })
  })

  test('survives a change of the secret, and neither key nor content is in the store', async () => {
    const keyed = { ...fresh(), key: 'a-key-of-mine', content: '{"password":"correct horse"}' }
    await attemptOf(await recordsWith('old').begin(keyed, leaseMs)).complete(answer)
    expect(await recordsWith('new', 'old').begin(keyed, leaseMs)).toEqual({ state: 'done', answer })
    expect(await recordsWith('new').begin(keyed, leaseMs)).toEqual({ state: 'reused' })
    const rows = await place.store.execute('SELECT id, fingerprint, body FROM idempotency')
    expect(JSON.stringify(rows)).not.toMatch(/a-key-of-mine|correct horse/)
  })
})
