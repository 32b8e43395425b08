import { beforeEach, expect, test } from '@jest/globals'
import { LoopQueue } from './loop-queue.ts'

/** A loop whose time passes only when told. */
let now: number
let idle: number
let atWork: number
let queue: LoopQueue

beforeEach(() => {
  now = 1_000
  idle = 500
  atWork = 0
  queue = new LoopQueue({ now: () => now, idle: () => idle, atWork: () => atWork })
})

/** One turn in which requests arrive, each taking so long if it begins; to turn one away takes no time. Gives how many began. */
function turn(requests: number, msEach: number): number {
  const begun = queue.admits(requests)
  now += begun * msEach
  return begun
}
const rest = (ms: number) => {
  now += ms
  idle += ms
}

/** Crowded turns without a rest. */
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
  expect(turn(150, 1)).toBe(150)
  expect(turn(110, 1)).toBe(110)
  expect(turn(50, 1)).toBe(50)
})

test('when one crowded turn follows another, and another, only a few begin in each', () => {
  expect(turn(200, 1)).toBe(200)
  expect(turn(200, 1)).toBe(200)
  for (let i = 0; i < 50; i++) expect(turn(120, 1)).toBe(8)
})

test('of very many a share begins, for else to turn them away would be all that is done', () => {
  overload()
  expect(turn(1_600, 1)).toBe(100)
})

test('work goes on beside the turning away, however much time that takes', () => {
  overload()
  for (let i = 0; i < 50; i++) {
    expect(turn(100, 1)).toBe(8)
    now += 92 * 0.1
  }
})

test('turns that crowd for a moment are no overload, however many they are', () => {
  for (let i = 0; i < 4; i++) expect(turn(200, 0.15)).toBe(200)
  expect(turn(50, 0.15)).toBe(50)
})

test('few requests are never too many, however slow the machine', () => {
  for (let i = 0; i < 20; i++) expect(turn(64, 10)).toBe(64)
})

test('few at a time are too many when a hundred are at work already and the loop has no rest', () => {
  atWork = 100
  for (let i = 0; i < 5; i++) expect(turn(20, 1)).toBe(20)
  expect(turn(20, 1)).toBe(8)
})

test('however many wait for a backend, they are none too many while the loop rests', () => {
  atWork = 10_000
  for (let i = 0; i < 50; i++) {
    rest(1)
    expect(turn(20, 1)).toBe(20)
  }
})

test('it is over when the loop has rested again and again, and a burst begins as a whole again', () => {
  overload()
  for (let i = 0; i < 110; i++) {
    rest(1)
    expect(turn(3, 1)).toBe(3)
  }
  expect(turn(1_000, 1)).toBe(1_000)
})

test('a rest amid the overload lets in more for a moment, not all', () => {
  overload()
  turn(20, 1)
  rest(100)
  expect(turn(100, 1)).toBe(16)
  for (let i = 0; i < 7; i++) turn(100, 1)
  expect(turn(100, 1)).toBe(8)
})

test('it goes on while the loop has no rest, for as long as it takes', () => {
  overload()
  for (let i = 0; i < 200; i++) expect(turn(20, 1)).toBe(8)
  now += 500 // the machine does something else
  expect(turn(100, 1)).toBe(8)
})
