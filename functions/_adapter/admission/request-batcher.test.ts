import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { AdmissionLimit } from './admission-limit.ts'
import { thisLoop } from './event-loop.ts'
import { RequestBatcher } from './request-batcher.ts'

const entrance = (batcher: RequestBatcher) => () => new Promise<boolean>(resolve => batcher.enter(resolve))

test('requests that arrive in one turn of the event loop run in step; later ones wait for the next turn', async () => {
  const admits = entrance(new RequestBatcher(new AdmissionLimit({ ...thisLoop, atWork: () => 0 })))
  const steps: string[] = []
  const walk = async (name: string) => {
    expect(await admits()).toBe(true)
    steps.push(`${name}1`)
    await undefined
    steps.push(`${name}2`)
  }
  const first = [walk('a'), walk('b')]
  expect(steps).toEqual([])
  await turn()
  expect(steps).toEqual(['a1', 'b1', 'a2', 'b2'])
  const later = walk('c')
  await Promise.all([...first, later])
  expect(steps.slice(4)).toEqual(['c1', 'c2'])
})

/** A loop that has crowded turns and is never idle. */
function crowded() {
  let now = 0
  const limit = new AdmissionLimit({ now: () => now, idle: () => 0, atWork: () => 0 })
  for (let i = 0; i < 3; i++) {
    now += 200
    limit.nextTurn(200)
  }
  expect(limit.isShedding).toBe(true)
  return new RequestBatcher(limit)
}

test('a burst is admitted over several turns, in order of arrival', async () => {
  const admits = entrance(new RequestBatcher(new AdmissionLimit({ ...thisLoop, atWork: () => 0 })))
  const begun: number[] = []
  const all = Array.from({ length: 80 }, async (_, index) => {
    expect(await admits()).toBe(true)
    begun.push(index)
  })
  await turn()
  expect(begun.length).toBeLessThan(80)
  await Promise.all(all)
  expect(begun).toEqual(Array.from({ length: 80 }, (_, index) => index))
})

test('under high load the newest are admitted first, so that nobody who is admitted has waited', async () => {
  const admits = entrance(new RequestBatcher(new AdmissionLimit({ now: () => 0, idle: () => 0, atWork: () => 0 })))
  const begun: number[] = []
  const all = Array.from({ length: 200 }, async (_, index) => {
    expect(await admits()).toBe(true)
    begun.push(index)
  })
  await Promise.all(all)
  const first = begun.slice(0, 5).toSorted((a, b) => a - b)
  expect(first).toEqual([195, 196, 197, 198, 199])
  expect(new Set(begun).size).toBe(200)
})

test('under overload the newest are admitted, a few wait for a turn, and the others are rejected in order of arrival', async () => {
  const admits = entrance(crowded())
  const begun: number[] = []
  const rejected: number[] = []
  await Promise.all(Array.from({ length: 80 }, async (_, index) => ((await admits()) ? begun : rejected).push(index)))
  expect(begun).toEqual([75, 76, 77, 78, 79, 70, 71, 72, 73, 74])
  expect(rejected).toEqual(Array.from({ length: 70 }, (_, index) => index))
})

test("rejections wait for the admitted requests' steps, and a privileged request is always admitted", async () => {
  const busy = crowded()
  const order: string[] = []
  const all = Array.from({ length: 50 }, async () => {
    const admitted = await entrance(busy)()
    await undefined
    order.push(admitted ? 'admitted' : 'rejected')
  })
  const privileged = new Promise<void>(resolve => busy.enterPrivileged(resolve)).then(() => order.push('privileged'))
  await Promise.all([...all, privileged])
  const times = (what: string, count: number) => Array.from({ length: count }, () => what)
  expect(order).toEqual([...times('admitted', 5), 'privileged', ...times('rejected', 40), ...times('admitted', 5)])
})
