import { Writable } from 'node:stream'
import { afterEach, expect, jest, test } from '@jest/globals'
import { RepeatedResponse } from './repeated-response.ts'

afterEach(() => {
  jest.useRealTimers()
})

const response = () => new RepeatedResponse((id, date) => `id: ${id}, date: ${date}, body: ${id}`, 3)

/** A connection that takes bytes at once, or else when `take` is called. */
function connection(isSlow: boolean) {
  const taken: string[] = []
  let take = () => {}
  const stream = new Writable({
    write(chunk, _encoding, done) {
      take = () => {
        taken.push(String(chunk))
        done()
      }
      if (!isSlow) take()
    },
  })
  return { stream, taken, take: () => take() }
}

test('each response has its own id, and the date of its second', () => {
  jest.useFakeTimers({ now: Date.UTC(2026, 1, 3, 4, 5, 6, 900) })
  const [repeated, { stream, taken }] = [response(), connection(false)]
  repeated.writeTo(stream, 'a-1')
  jest.setSystemTime(Date.UTC(2026, 1, 3, 4, 5, 7, 0))
  repeated.writeTo(stream, 'b-2')
  expect(taken).toEqual([
    'id: a-1, date: Tue, 03 Feb 2026 04:05:06 GMT, body: a-1',
    'id: b-2, date: Tue, 03 Feb 2026 04:05:07 GMT, body: b-2',
  ])
})

test('what a connection has not taken yet is not written over', () => {
  const [repeated, slow, quick] = [response(), connection(true), connection(false)]
  repeated.writeTo(slow.stream, 'a-1')
  repeated.writeTo(quick.stream, 'b-2')
  slow.take()
  expect(slow.taken).toEqual([expect.stringMatching(/^id: a-1, .* body: a-1$/)])
  expect(quick.taken).toEqual([expect.stringMatching(/^id: b-2, .* body: b-2$/)])
})
