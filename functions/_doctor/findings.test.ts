import { expect, test } from '@jest/globals'
import { AppError } from '../../shared/errors.ts'
import { examine } from './findings.ts'

test.each([
  [
    'what the message says is not repeated',
    new AppError('backend_error', 'data.bet.create failed: transport (connect ECONNREFUSED 127.0.0.1:9)', {
      details: { operation: 'data.bet.create', reason: 'transport' },
      cause: new Error('connect ECONNREFUSED 127.0.0.1:9'),
    }),
    'data.bet.create failed: transport (connect ECONNREFUSED 127.0.0.1:9)',
  ],
  [
    'what it does not say follows',
    new AppError('internal_error', 'the store failed', { details: { file: 'chat.db' }, cause: new Error('disk full') }),
    'the store failed {"file":"chat.db"} ← disk full',
  ],
])('%s', async (_case, error, detail) => {
  const finding = await examine('backend', 'round trip', 'Start it.', () => Promise.reject(error))
  expect(finding).toMatchObject({ result: 'failed', detail })
})
