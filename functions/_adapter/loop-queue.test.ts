import { beforeEach, expect, test } from '@jest/globals'
import { LoopQueue } from './loop-queue.ts'

/** A loop whose time passes only when told. */
let now: number
let idle: number
let endTurn: (() => void) | undefined
let queue: LoopQueue

beforeEach(() => {
  now = 1_000
  idle = 500
  endTurn = undefined
  queue = new LoopQueue({
    now: () => now,
    idle: () => idle,
    atTurnEnd: end => {
      endTurn = end
    },
  })
})

/** One turn in which requests arrive, each taking so long if it begins and nothing if not; gives how many began. */
function turn(requests: number, msEach: number): number {
  let begun = 0
  for (let i = 0; i < requests; i++) {
    if (!queue.admits()) continue
    begun++
    now += msEach
  }
  endTurn?.()
  return begun
}
const rest = (ms: number) => {
  now += ms
  idle += ms
}

/** Long turns without a rest. */
const overload = () => {
  for (let i = 0; i < 3; i++) turn(200, 1)
}

test('a burst begins as a whole, however long it takes', () => {
  expect(turn(1_000, 1)).toBe(1_000)
  expect(turn(1_000, 1)).toBe(1_000)
  rest(1)
  expect(turn(1_000, 1)).toBe(1_000)
})

test('a stall, and what has queued meanwhile, is no overload', () => {
  expect(turn(1, 150)).toBe(1)
  expect(turn(75, 1)).toBe(75)
  expect(turn(35, 1)).toBe(35)
})

test('when one long turn follows another, and another, only what fits into a short one begins', () => {
  expect(turn(200, 1)).toBe(200)
  expect(turn(200, 1)).toBe(200)
  expect(turn(200, 1)).toBe(100)
  expect(turn(200, 1)).toBe(6)
  expect(turn(200, 1)).toBe(6)
})

test('few requests are never too many, however slow the machine', () => {
  for (let i = 0; i < 20; i++) expect(turn(64, 10)).toBe(64)
})

test('one request of a turn begins whatever the loop has done before it', () => {
  overload()
  now += 80 // answers of the backend, or other processes of the machine
  expect(turn(3, 10)).toBe(1)
})

test('it is over as soon as the loop rests now and then, and a burst begins as a whole again', () => {
  overload()
  for (let i = 0; i < 60; i++) {
    rest(1)
    expect(turn(4, 1)).toBe(4)
  }
  expect(turn(40, 1)).toBe(40)
})

test('it goes on while the loop has no rest, for as long as it takes', () => {
  overload()
  for (let i = 0; i < 100; i++) expect(turn(8, 1)).toBe(6)
  now += 500 // the machine does something else
  expect(turn(100, 1)).toBe(6)
})
