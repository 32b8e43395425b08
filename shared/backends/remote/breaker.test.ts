import { setTimeout as wait } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import { CircuitBreaker } from './breaker.ts'
import { type FailureReason, failure } from './failure.ts'
import { operations } from './operations.ts'
import type { Answer, Transport } from './transport.ts'

/** Short where a probe is waited for; otherwise none starts, however long the machine takes. */
const probeSoonMs = 50
const probeNeverMs = 3_600_000
const call = { requestId: 'r' }
const answer: Answer = { found: true, data: [] }

/** A contour whose outcomes the test sets, behind a breaker that opens after three failures. */
function breakerOver(behave: () => Promise<Answer>, openMs = probeNeverMs) {
  let calls = 0
  let reconnected = () => {}
  const changes: boolean[] = []
  const transport: Transport = {
    onReconnect: listener => {
      reconnected = listener
    },
    send: () => {
      calls++
      return behave()
    },
    close: async () => {},
  }
  const guarded = new CircuitBreaker(transport, { threshold: 3, openMs, onChange: open => changes.push(open) })
  return {
    calls: () => calls,
    changes,
    reconnect: () => reconnected(),
    send: () =>
      guarded.send(operations.listBets, {}, call).then(
        () => 'ok',
        error => String(error.details.reason),
      ),
  }
}

const fails = (reason: FailureReason) => Promise.reject(failure(operations.listBets, reason))

async function sendUntil(send: () => Promise<string>, outcome: string): Promise<void> {
  while ((await send()) !== outcome) await wait(5)
}

test.each(['transport', 'timeout'] as const)('three failures by %s open it; then nothing is tried', async reason => {
  const { send, calls, changes } = breakerOver(() => fails(reason))
  expect([await send(), await send(), await send()]).toEqual([reason, reason, reason])
  expect(changes).toEqual([true])
  expect(await send()).toBe('breaker_open')
  expect(calls()).toBe(3)
})

test.each(['status', 'rejected', 'malformed', 'not_found', 'too_large', 'unroutable', 'blocked', 'aborted'] as const)(
  '%s never opens it',
  async reason => {
    const { send, changes } = breakerOver(() => fails(reason))
    for (let i = 0; i < 10; i++) expect(await send()).toBe(reason)
    expect(changes).toEqual([])
  },
)

test('an error that the contour itself answers ends the row; a caller who gave up does not', async () => {
  const reasons: FailureReason[] = ['timeout', 'timeout', 'status', 'timeout', 'timeout', 'aborted', 'timeout']
  const { send, changes } = breakerOver(() => fails(reasons.shift() ?? 'timeout'))
  for (let i = 0; i < 6; i++) await send()
  expect(changes).toEqual([])
  await send()
  expect(changes).toEqual([true])
})

test('one probe after a while: an answer closes it, a failure keeps it open, and nobody waits for the probe', async () => {
  let probe = Promise.withResolvers<Answer>()
  let broken = true
  const { send, calls, changes } = breakerOver(() => (broken ? fails('transport') : probe.promise), probeSoonMs)
  for (let i = 0; i < 3; i++) await send()
  await sendUntil(send, 'transport') // the first probe fails
  broken = false
  const before = calls()
  let probing = send()
  while (calls() === before) {
    await wait(5)
    probing = send()
  }
  expect(await Promise.all([send(), send()])).toEqual(['breaker_open', 'breaker_open'])
  expect(calls()).toBe(before + 1)
  probe.resolve(answer)
  expect(await probing).toBe('ok')
  probe = Promise.withResolvers()
  probe.resolve(answer)
  expect(await send()).toBe('ok')
  expect(changes.at(0)).toBe(true)
  expect(changes.at(-1)).toBe(false)
})

test('a clock that is set back does not keep it open', async () => {
  const clock = jest.spyOn(Date, 'now')
  let broken = true
  const { send } = breakerOver(() => (broken ? fails('transport') : Promise.resolve(answer)), probeSoonMs)
  for (let i = 0; i < 3; i++) await send()
  broken = false
  clock.mockReturnValue(0)
  for (const end = performance.now() + 2_000; performance.now() < end && (await send()) !== 'ok'; ) await wait(5)
  expect(await send()).toBe('ok')
  clock.mockRestore()
})

test('a connection that is back closes it at once for all; one more failure opens it again', async () => {
  let broken = true
  const { send, reconnect, changes } = breakerOver(() => (broken ? fails('transport') : Promise.resolve(answer)))
  for (let i = 0; i < 3; i++) await send()
  expect(await send()).toBe('breaker_open')
  reconnect()
  expect(await send()).toBe('transport')
  expect(await send()).toBe('breaker_open')
  broken = false
  reconnect()
  expect(await Promise.all([send(), send(), send()])).toEqual(['ok', 'ok', 'ok'])
  expect(changes).toEqual([true, false, true, false])
})

test('a connection that is made again says nothing to a breaker that is closed', async () => {
  const { send, reconnect, changes } = breakerOver(() => fails('transport'))
  reconnect()
  expect([await send(), await send()]).toEqual(['transport', 'transport'])
  expect(changes).toEqual([])
})

test('a probe that fails after the connection is back opens it again, and says so', async () => {
  const probe = Promise.withResolvers<Answer>()
  let broken = true
  const { send, reconnect, calls, changes } = breakerOver(
    () => (broken ? fails('transport') : probe.promise),
    probeSoonMs,
  )
  for (let i = 0; i < 3; i++) await send()
  broken = false
  let probing = send()
  while (calls() === 3) {
    await wait(5)
    probing = send()
  }
  reconnect()
  probe.reject(failure(operations.listBets, 'timeout'))
  expect(await probing).toBe('timeout')
  expect(await send()).toBe('breaker_open')
  expect(changes).toEqual([true, false, true])
})
