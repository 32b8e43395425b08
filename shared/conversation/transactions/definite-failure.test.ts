import { expect, test } from '@jest/globals'
import { AppError } from '../../errors.ts'
import { isDefiniteFailure } from './definite-failure.ts'

const failed = (details: object) => new AppError('backend_error', 'the call failed', { details: { ...details } })

test.each([
  { reason: 'rejected' },
  { reason: 'rejected', status: 409 },
  { reason: 'not_found' },
  { reason: 'unroutable' },
  { reason: 'blocked' },
  { reason: 'status', status: 400 },
  { reason: 'status', status: 500 },
])('the backend has not carried out a call that failed with %j', details => {
  expect(isDefiniteFailure(failed(details))).toBe(true)
})

test.each([
  { reason: 'timeout' },
  { reason: 'transport' },
  { reason: 'malformed' },
  { reason: 'rejected', status: 504 },
  { reason: 'status', status: 408 },
  { reason: 'status', status: 502 },
  { reason: 'status', status: 504 },
])('the backend may have carried out a call that failed with %j', details => {
  expect(isDefiniteFailure(failed(details))).toBe(false)
})

test('a call that was refused because the process is overloaded was never sent; any other error proves nothing', () => {
  expect(isDefiniteFailure(new AppError('overloaded', 'too many calls'))).toBe(true)
  expect(isDefiniteFailure(new Error('a bug'))).toBe(false)
})
