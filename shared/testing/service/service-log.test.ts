import { PassThrough } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { ServiceLog } from './service-log.ts'

test('lines of both streams come in the order in which they end, however they are split into chunks', async () => {
  const log = new ServiceLog({})
  const [out, err] = [new PassThrough(), new PassThrough()]
  for (const stream of [out, err]) log.collect(stream)
  for (const [stream, text] of [
    [out, '{"message":"on'],
    [err, '{"message":"two"}\n'],
    [out, 'e"}\nnot JSON\n{"message":"three"}\n{"mess'],
  ] as const) {
    stream.write(text)
    await setImmediate()
  }
  expect(log.lines.map(({ message }) => message)).toEqual(['two', 'one', 'three'])
  expect(log.text).toContain('not JSON')
})

test('a secret is found in any line', async () => {
  const log = new ServiceLog({ JWT_SECRET: 'a secret of at least 32 bytes' })
  const out = new PassThrough()
  log.collect(out)
  out.write('oops: a secret of at')
  await setImmediate()
  out.write(' least 32 bytes\n')
  await setImmediate()
  expect(log.leaks).toEqual(['the value of JWT_SECRET'])
})
