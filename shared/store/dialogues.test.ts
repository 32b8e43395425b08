import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startStore, storeKinds } from '../testing/store/stores.ts'
import { Dialogues } from './dialogues.ts'
import { getOrCreate } from './settings.ts'
import type { Store } from './store.ts'

const fresh = {
  misses: 0,
  isFlowExpired: false,
  ignoresSession: false,
  escalation: 'none',
  epoch: 0,
  version: 0,
  hasUntoldTransaction: false,
}
const leaseMs = 60_000

describe.each(storeKinds)('dialogues over a %s', kind => {
  let place: { store: Store; stop(): Promise<void> }
  let dialogues: Dialogues
  let user = 9223372036854775000n

  beforeAll(async () => {
    place = await startStore(kind)
    dialogues = new Dialogues(place.store)
  })
  afterAll(() => place.stop())

  const escalated = async (ms = leaseMs) => {
    user++
    const claim = await dialogues.claimEscalation(user, ms)
    if (claim.state !== 'claimed') throw new Error(claim.state)
    return claim.epoch
  }

  test('a new dialogue is empty, and neighbouring int64 ids are kept apart', async () => {
    expect(await dialogues.recordMiss(9007199254740993n)).toBe(1)
    expect(await dialogues.load(9007199254740992n)).toEqual(fresh)
    expect(await dialogues.load(9007199254740993n)).toEqual({ ...fresh, misses: 1 })
  })

  test('misses count up in a row and start again', async () => {
    user++
    expect([await dialogues.recordMiss(user), await dialogues.recordMiss(user)]).toEqual([1, 2])
    await dialogues.resetMisses(user)
    expect(await dialogues.recordMiss(user)).toBe(1)
  })

  test('a flow is saved only over the version that was loaded', async () => {
    user++
    expect(await dialogues.saveFlow(user, '{"step":1}', 5_000, 0)).toBe(true)
    expect(await dialogues.saveFlow(user, '{"late":1}', 5_000, 0)).toBe(false)
    expect(await dialogues.load(user)).toMatchObject({ flow: '{"step":1}', isFlowExpired: false, version: 1 })
    expect(await dialogues.saveFlow(user, undefined, undefined, 1)).toBe(true)
    expect(await dialogues.load(user)).toEqual({ ...fresh, version: 2 })
  })

  test('a flow expires', async () => {
    user++
    await dialogues.saveFlow(user, 'a', 0, 0)
    expect(await dialogues.load(user)).toMatchObject({ flow: 'a', isFlowExpired: true })
    await dialogues.saveFlow(user, 'b', 5_000, 1)
    expect(await dialogues.load(user)).toMatchObject({ flow: 'b', isFlowExpired: false })
    await dialogues.saveFlow(user, 'c', 0, 2)
    expect(await dialogues.load(user)).toMatchObject({ flow: 'c', isFlowExpired: true })
  })

  test('of simultaneous saves of a flow one wins', async () => {
    user++
    await dialogues.recordMiss(user)
    const saves = Array.from({ length: 8 }, (_, index) => dialogues.saveFlow(user, `${index}`, 1, 0))
    expect((await Promise.all(saves)).filter(Boolean)).toEqual([true])
  })

  test('a claim is busy until its lease expires, then it gets another epoch', async () => {
    expect(await escalated(0)).toBe(1)
    expect(await dialogues.claimEscalation(user, leaseMs)).toEqual({ state: 'claimed', epoch: 2 })
    expect(await dialogues.claimEscalation(user, leaseMs)).toEqual({ state: 'busy' })
    expect(await dialogues.confirmEscalation(user, 1)).toBe(false)
    expect(await dialogues.releaseEscalation(user, 1)).toBe(false)
    expect(await dialogues.load(user)).toMatchObject({ escalation: 'claimed', epoch: 2 })
  })

  test('the time that an earlier release wrote counts, ms since 1970', async () => {
    await escalated()
    await dialogues.saveFlow(user, 'draft', 60_000, 0)
    const write = (at: number) =>
      place.store.execute('UPDATE dialogues SET lease_expires_at = ?2, flow_expires_at = ?2 WHERE user_id = ?1', [
        user,
        BigInt(at),
      ])
    await write(Date.now() + 5_000)
    expect(await dialogues.load(user)).toMatchObject({ isFlowExpired: false })
    expect(await dialogues.claimEscalation(user, leaseMs)).toEqual({ state: 'busy' })
    await write(Date.now() - 1)
    expect(await dialogues.load(user)).toMatchObject({ isFlowExpired: true })
    expect(await dialogues.claimEscalation(user, leaseMs)).toEqual({ state: 'claimed', epoch: 2 })
  })

  test('a released claim can be taken again', async () => {
    const epoch = await escalated()
    expect(await dialogues.releaseEscalation(user, epoch)).toBe(true)
    expect(await dialogues.claimEscalation(user, leaseMs)).toEqual({ state: 'claimed', epoch: 2 })
  })

  test('a confirmed escalation clears misses, flow and mark, and is done until the desk ends it', async () => {
    user++
    await dialogues.markReturned(user)
    await dialogues.recordMiss(user)
    await dialogues.saveFlow(user, '{}', 1, 1)
    expect(await dialogues.claimEscalation(user, leaseMs)).toEqual({ state: 'claimed', epoch: 1 })
    expect(await dialogues.confirmEscalation(user, 1)).toBe(true)
    expect(await dialogues.load(user)).toEqual({ ...fresh, escalation: 'done', epoch: 1, version: 3 })
    expect(await dialogues.claimEscalation(user, 0)).toEqual({ state: 'done' })
    expect(await dialogues.endEscalation(user, 0)).toBe(false)
    expect(await dialogues.endEscalation(user, 1)).toBe(true)
    expect(await dialogues.load(user)).toMatchObject({ escalation: 'none' })
  })

  test('returning to the bot revokes a pending claim', async () => {
    const epoch = await escalated()
    await dialogues.markReturned(user)
    expect(await dialogues.confirmEscalation(user, epoch)).toBe(false)
    expect(await dialogues.load(user)).toMatchObject({ escalation: 'none', ignoresSession: true })
  })

  test('returning to the bot clears misses and the flow', async () => {
    user++
    await dialogues.recordMiss(user)
    await dialogues.saveFlow(user, '{}', 1, 0)
    await dialogues.markReturned(user)
    expect(await dialogues.load(user)).toEqual({ ...fresh, ignoresSession: true, version: 2 })
  })

  test('what the operator wrote is remembered, whatever becomes of the session, until it is forgotten', async () => {
    const epoch = await escalated()
    await dialogues.confirmEscalation(user, epoch)
    await dialogues.rememberOperatorText(user, 'Здравствуйте')
    await dialogues.rememberLanguage(user, 'ru')
    expect(await dialogues.load(user)).toMatchObject({ shownOperatorText: 'Здравствуйте', language: 'ru' })
    await dialogues.markReturned(user)
    expect(await dialogues.load(user)).toMatchObject({ shownOperatorText: 'Здравствуйте', ignoresSession: true })
    await dialogues.dropReturnMark(user)
    expect(await dialogues.load(user)).toMatchObject({ shownOperatorText: 'Здравствуйте', ignoresSession: false })
    await dialogues.rememberOperatorText(user, undefined)
    const state = await dialogues.load(user)
    expect(state).toMatchObject({ ignoresSession: false, language: 'ru' })
    expect(state.shownOperatorText).toBeUndefined()
  })

  test('a setting is made once', async () => {
    expect(await getOrCreate(place.store, 'key', () => 'first')).toBe('first')
    expect(await getOrCreate(place.store, 'key', () => 'second')).toBe('first')
  })
})
