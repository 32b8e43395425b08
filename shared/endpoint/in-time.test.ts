import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import middy from '@middy/core'
import type { LambdaHandler, Middleware } from './endpoint.ts'
import { answerBeforeTimeoutMs, inTime } from './in-time.ts'

const timeoutMs = answerBeforeTimeoutMs + 50

/** The function behind a middleware, invoked as a platform does that ends the invocation after `timeoutMs`. */
function invoke(middleware: Middleware): Promise<unknown> {
  const handler = middy(async () => 'has run').use(inTime([middleware])) as unknown as LambdaHandler
  const ended = wait(timeoutMs, 'the platform ended the invocation', { ref: false })
  return Promise.race([handler({} as never, { getRemainingTimeInMillis: () => timeoutMs }), ended])
}

test('a middleware that hangs fails while there is still time to answer', async () => {
  await expect(invoke({ before: () => new Promise<void>(() => {}) })).rejects.toMatchObject({ code: 'backend_error' })
})

test('one that ends in time lets the function run, and one that refuses does not', async () => {
  await expect(invoke({ before: async () => {} })).resolves.toBe('has run')
  const refusal = new Error('no')
  await expect(invoke({ before: () => Promise.reject(refusal) })).rejects.toBe(refusal)
})
