import { expect } from '@jest/globals'

/** Matches the error of a backend call that failed for this reason. */
export const failedFor = (reason: string, more: object = {}) =>
  expect.objectContaining({ code: 'backend_error', details: expect.objectContaining({ reason, ...more }) })
