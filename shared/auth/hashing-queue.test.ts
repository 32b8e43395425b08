import { setImmediate as settled } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { HashingQueue } from './hashing-queue.ts'

/** Work that ends on demand. */
function pieces(queue: HashingQueue) {
  const started: number[] = []
  const finish = new Map<number, () => void>()
  const add = (id: number) =>
    queue.run(() => {
      started.push(id)
      return new Promise<number>(resolve => finish.set(id, () => resolve(id)))
    })
  return { started, finish, add }
}

test('concurrency is limited, order is kept, and work beyond the capacity is refused at once', async () => {
  const { started, finish, add } = pieces(new HashingQueue({ concurrency: 2, capacity: 2 }))
  const accepted = [1, 2, 3, 4].map(add)
  await expect(add(5)).rejects.toMatchObject({ code: 'overloaded', status: 503, headers: { 'retry-after': '1' } })
  expect(started).toEqual([1, 2])
  finish.get(2)?.()
  await settled()
  expect(started).toEqual([1, 2, 3])
  for (const id of [1, 3]) finish.get(id)?.()
  await settled()
  finish.get(4)?.()
  expect(await Promise.all(accepted)).toEqual([1, 2, 3, 4])
})

test('failed work frees its slot', async () => {
  const queue = new HashingQueue({ concurrency: 1, capacity: 1 })
  const failing = queue.run(() => Promise.reject(new Error('no')))
  const waiting = queue.run(async () => 'done')
  await expect(failing).rejects.toThrow('no')
  expect(await waiting).toBe('done')
  expect(await queue.run(async () => 'again')).toBe('again')
})
