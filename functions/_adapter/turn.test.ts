import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { LoopQueue } from './loop-queue.ts'
import { Turn } from './turn.ts'

const entrance = (turn: Turn) => () => new Promise<boolean>(resolve => turn.enter(resolve))

test('what arrives in one turn of the event loop goes on together, step by step; what comes later waits for the next', async () => {
  const admits = entrance(new Turn())
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

test('of what arrives in a turn, the first begin that the loop can carry', async () => {
  let now = 0
  const queue = new LoopQueue({ now: () => now, idle: () => 0 })
  for (let i = 0; i < 3; i++) {
    now += 200
    queue.admits(200)
  }
  const admits = entrance(new Turn(queue))
  const admitted = await Promise.all(Array.from({ length: 200 }, () => admits()))
  const begun = admitted.lastIndexOf(true) + 1
  expect(begun).toBeGreaterThan(0)
  expect(begun).toBeLessThan(10)
  expect(admitted.indexOf(false)).toBe(begun)
})
