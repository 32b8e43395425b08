import { beforeEach, expect, test } from '@jest/globals'
import { AdmissionLimit } from './admission-limit.ts'

/** A loop whose time passes only when told. */
let now: number
let idle: number
let atWork: number
let waiting: number
let limit: AdmissionLimit

beforeEach(() => {
  now = 1_000
  idle = 500
  atWork = 0
  waiting = 0
  limit = new AdmissionLimit({ now: () => now, idle: () => idle, atWork: () => atWork })
})

/** One turn in which requests arrive, each taking so long if it begins; rejecting one takes no time. */
function turn(arrived: number, msEach: number): { begun: number; rejected: number } {
  waiting += arrived
  const begun = limit.nextTurn(waiting)
  const rejected = Math.max(0, waiting - begun - limit.mayWait)
  waiting -= begun + rejected
  now += begun * msEach
  return { begun, rejected }
}
const rest = (ms: number) => {
  now += ms
  idle += ms
}
const none = expect.objectContaining({ rejected: 0 })

/** Crowds without a rest. */
const overload = () => {
  for (let i = 0; i < 40 && !limit.isShedding; i++) turn(200, 1)
}

test('a burst is admitted bit by bit, and nothing is rejected', () => {
  expect(turn(300, 0.25)).toEqual({ begun: 5, rejected: 0 })
  for (let i = 0; i < 60; i++) expect(turn(0, 0.25)).toEqual(none)
  expect(waiting).toBe(0)
})

test('a burst of which a third is done in 100 ms is no overload; a sustained one is', () => {
  expect(turn(200, 1.2)).toEqual(none)
  for (let i = 0; i < 40; i++) expect(turn(0, 1.2)).toEqual(none)
  expect(waiting).toBe(0)
  expect(turn(400, 0.5)).toEqual(none)
  for (let i = 0; i < 60; i++) turn(30, 0.5)
  expect(limit.isShedding).toBe(true)
})

test('a stall, with what has queued up meanwhile, is no overload', () => {
  expect(turn(1, 150)).toEqual(none)
  for (let i = 0; i < 20; i++) expect(turn(i === 0 ? 150 : 1, 1)).toEqual(none)
})

test('under sustained load a few requests are admitted per turn, and the others rejected', () => {
  for (let i = 0; i < 10; i++) expect(turn(200, 1)).toEqual({ begun: 5, rejected: 0 })
  overload()
  for (let i = 0; i < 50; i++) expect(turn(80, 1)).toEqual({ begun: 5, rejected: 75 })
})

test('a share of a very large number is admitted; otherwise all the time would go into rejecting', () => {
  overload()
  expect(turn(6_400, 1).begun).toBe(25)
})

test('of a backlog of a thousand no more begin than of any crowd, so that it is gone soon', () => {
  overload()
  expect(turn(1_000, 1).begun).toBe(5)
})

test('work goes on beside the rejecting, however long that takes', () => {
  overload()
  for (let i = 0; i < 50; i++) {
    expect(turn(80, 1).begun).toBe(5)
    now += 75 * 0.1
  }
})

test('few requests are never too many, however slow the machine', () => {
  for (let i = 0; i < 20; i++) expect(turn(32, 10)).toEqual({ begun: 32, rejected: 0 })
})

test('even a few at a time are too many when a hundred are in flight and the loop never idles', () => {
  atWork = 100
  for (let i = 0; i < 5; i++) expect(turn(20, 4)).toEqual({ begun: 5, rejected: 0 })
  for (let i = 0; i < 10; i++) turn(20, 4)
  atWork = 10
  for (let i = 0; i < 5; i++) expect(turn(20, 1)).toEqual({ begun: 5, rejected: 15 })
})

test('hundreds in flight are not too many while a loop that never idles admits every arrival', () => {
  atWork = 500
  for (let i = 0; i < 200; i++) expect(turn(5, 1)).toEqual({ begun: 5, rejected: 0 })
})

test('when the loop never idles, no more are admitted than keep it busy', () => {
  expect(turn(90, 1).begun).toBe(32)
  waiting = 0
  atWork = 20
  expect(turn(60, 1).begun).toBe(12)
  atWork = 80
  expect(turn(0, 1).begun).toBe(5)
})

test('newest first while there are, or may be, too many; otherwise in order of arrival', () => {
  turn(90, 1)
  expect(limit.newestFirst).toBe(false)
  turn(90, 1)
  expect(limit.newestFirst).toBe(true)
  overload()
  expect(limit.newestFirst).toBe(true)
  waiting = 0
  rest(1_000)
  turn(90, 1)
  expect(limit.newestFirst).toBe(false)
})

test('any number may wait for a backend while the loop idles', () => {
  atWork = 10_000
  for (let i = 0; i < 50; i++) {
    rest(1)
    expect(turn(20, 1)).toEqual(none)
  }
})

test('the overload ends when nothing has been rejected for a while, whether or not the loop idles', () => {
  overload()
  for (let i = 0; i < 80; i++) expect(turn(3, 1)).toEqual(none)
  expect(limit.isShedding).toBe(false)
  expect(turn(300, 1)).toEqual({ begun: 5, rejected: 0 })
})

test('the overload also ends when nothing has arrived for a while', () => {
  overload()
  rest(1_000)
  expect(turn(100, 1)).toEqual({ begun: 32, rejected: 0 })
})

test('the overload ends when the loop carries groups again, though it never rests for long', () => {
  overload()
  for (const end = now + 1_000; now < end; ) {
    turn(12, 0.04)
    rest(0.4)
  }
  expect(limit.isShedding).toBe(false)
})

test('the overload ends when larger groups carry all that comes, though the loop never idles', () => {
  overload()
  for (let i = 0; i < 200; i++) turn(8, 0.5)
  expect(limit.isShedding).toBe(false)
})

test('the overload lasts while there are too many, however long the loop waits for the processor in between', () => {
  overload()
  for (let i = 0; i < 20; i++) {
    rest(50)
    expect(turn(200, 1).rejected).toBeGreaterThan(0)
    turn(200, 1)
  }
})

test('in an overload no more are at work than keep the loop busy, and a few always may be', () => {
  atWork = 200
  overload()
  const begunWith = (count: number) => {
    atWork = count
    now++ // spent on rejecting
    return turn(30, 1).begun
  }
  expect(begunWith(190)).toBe(5)
  for (let i = 0; i < 200; i++) begunWith(190)
  expect(begunWith(190)).toBe(0)
  for (let i = 0; i < 3_000; i++) begunWith(20)
  expect(begunWith(16)).toBe(0)
  expect(begunWith(11)).toBe(5)
})

test('with a slow backend as many are at work as keep the loop busy', () => {
  atWork = 16
  overload()
  const backendMs = 1_000
  const endsAt: number[] = []
  let idleInLastSecond = 0
  for (const end = now + 10_000; now < end; ) {
    while ((endsAt[0] ?? now) < now) endsAt.shift()
    atWork = endsAt.length
    const { begun } = turn(40, 1)
    endsAt.push(...Array.from({ length: begun }, () => now + backendMs))
    if (begun > 0) continue
    rest(0.4) // the next request arrives soon: no rest between turns, and yet idle
    if (now > end - 1_000) idleInLastSecond += 0.4
  }
  expect(idleInLastSecond).toBeLessThan(300)
})

test('an idle moment during the overload lets a few more begin, not all', () => {
  overload()
  turn(20, 1)
  rest(99)
  expect(turn(80, 1).begun).toBe(10)
  for (let i = 0; i < 10; i++) turn(80, 1)
  expect(turn(80, 1).begun).toBe(5)
})

test('the overload lasts as long as the loop never idles', () => {
  overload()
  for (let i = 0; i < 200; i++) expect(turn(20, 1).begun).toBe(5)
  now += 500 // the machine does something else
  expect(turn(80, 1).begun).toBe(5)
})
