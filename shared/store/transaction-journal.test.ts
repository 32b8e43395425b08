import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startStore, storeKinds } from '../testing/store/stores.ts'
import { Dialogues } from './dialogues.ts'
import type { Store } from './store.ts'
import type { NewTransaction, Transaction } from './transaction.ts'
import { TransactionJournal } from './transaction-journal.ts'

describe.each(storeKinds)('transactions over a %s', kind => {
  let place: { store: Store; stop(): Promise<void> }
  let dialogues: Dialogues
  let journal: TransactionJournal
  let userId = 9223372036854775000n
  let id = 2n ** 53n - 1000n

  beforeAll(async () => {
    place = await startStore(kind)
    dialogues = new Dialogues(place.store)
    journal = new TransactionJournal(place.store)
  })
  afterAll(() => place.stop())

  /** A new user with a draft, as version 1 of the flow. */
  async function draft() {
    userId++
    id++
    await dialogues.saveFlow(userId, 'draft', 60_000, 0)
    return { id, userId, kind: 'withdrawal' as const, amount: '123.45', target: 'card', confirmedAt: 1_000 }
  }
  const leaseMs = 60_000
  const claim = (transaction: NewTransaction, version = 1, ms = leaseMs) =>
    journal.claim(transaction, { text: 'a flow', lifetimeMs: 60_000, version }, ms)

  async function claimed(ms = leaseMs): Promise<Transaction> {
    const result = await claim(await draft(), 1, ms)
    if (result.state !== 'claimed') throw new Error(result.state)
    return result.transaction
  }

  test('of many simultaneous claims of one draft one succeeds; the others are told', async () => {
    const transaction = await draft()
    const claims = await Promise.all(Array.from({ length: 10 }, () => claim(transaction)))
    expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1)
    expect(claims.filter(({ state }) => state === 'repeated')).toHaveLength(9)
    expect(await dialogues.load(userId)).toMatchObject({
      flow: 'a flow',
      isFlowExpired: false,
      version: 2,
      hasUntoldTransaction: true,
    })
    expect(await journal.find(transaction.id)).toEqual({ ...transaction, stage: 'claimed', epoch: 1, closed: false })
  })

  test('a draft that has changed is not claimed, and nothing is recorded', async () => {
    const transaction = await draft()
    await dialogues.saveFlow(userId, 'another draft', 60_000, 1)
    expect(await claim(transaction)).toEqual({ state: 'changed' })
    expect(await journal.find(transaction.id)).toBeUndefined()
    expect(await dialogues.load(userId)).toMatchObject({ flow: 'another draft', version: 2 })
  })

  test('a user has one open transaction at a time', async () => {
    const first = await claimed()
    const second = { ...first, id: ++id }
    expect(await claim(second, 2)).toEqual({ state: 'busy' })
    await journal.record(first, { stage: 'created', leaseMs: 0 })
    expect(await claim(second, 2)).toMatchObject({ state: 'claimed' })
  })

  test('an id that another user has is taken', async () => {
    const first = await claimed()
    const other = await draft()
    expect(await claim({ ...other, id: first.id })).toEqual({ state: 'taken' })
    expect((await dialogues.load(userId)).flow).toBe('draft')
  })

  test('a process that has lost a transaction to another one can record nothing more', async () => {
    const first = await claimed()
    expect(await journal.takeOver(userId, leaseMs)).toBeUndefined()
    expect(await journal.abandoned(10)).not.toContain(userId)
    await journal.record(first, { stage: 'freezing', leaseMs: 0 })
    expect(await journal.abandoned(10)).toContain(userId)
    const takers = await Promise.all([1, 2, 3].map(() => journal.takeOver(userId, leaseMs)))
    const [second] = takers.filter(taken => taken !== undefined)
    expect(takers.filter(taken => taken !== undefined)).toHaveLength(1)
    expect(second).toMatchObject({ stage: 'freezing', epoch: 2 })
    expect(await journal.record(first, { stage: 'creating', leaseMs })).toBeUndefined()
    const balance = { before: { amount: '1', frozen: '0' }, after: { amount: '0.5', frozen: '0.5' } }
    const recorded = await journal.record(second as Transaction, {
      stage: 'freezing',
      leaseMs,
      ...balance,
    })
    expect(recorded).toMatchObject({ stage: 'freezing', ...balance })
    const next = await journal.record(second as Transaction, { stage: 'creating', leaseMs })
    expect(next).toMatchObject(balance)
  })

  test('the time that an earlier release wrote counts, ms since 1970', async () => {
    await claimed()
    const write = (at: number) =>
      place.store.execute('UPDATE transactions SET lease_expires_at = ? WHERE user_id = ?', [BigInt(at), userId])
    await write(Date.now() + 5_000)
    expect(await journal.takeOver(userId, leaseMs)).toBeUndefined()
    await write(Date.now() - 1)
    expect(await journal.takeOver(userId, leaseMs)).toMatchObject({ epoch: 2 })
  })

  test('an outcome is untold until it is marked as told', async () => {
    const transaction = await claimed()
    expect(await journal.untold(userId)).toEqual([])
    await journal.record(transaction, { stage: 'returned', reason: 'failed', leaseMs: 0 })
    expect(await journal.record(transaction, { stage: 'created', leaseMs: 0 })).toBeUndefined()
    const untold = [{ id: transaction.id, stage: 'returned', reason: 'failed', closed: true }]
    expect(await journal.untold(userId)).toMatchObject(untold)
    await journal.markTold([transaction.id])
    expect(await journal.untold(userId)).toEqual([])
    expect((await dialogues.load(userId)).hasUntoldTransaction).toBe(false)
  })
})
