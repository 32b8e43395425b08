import { jest } from '@jest/globals'

// The gate's machines are shared: a test that kills processes against the clock gets a second chance there, and the log
// keeps why it needed one. On a developer's machine a test that fails has failed.
if (process.env.CI) jest.retryTimes(1, { logErrorsBeforeRetry: true })
