import type { Call } from '../../shared/backends/backend.ts'
import { operations } from '../../shared/backends/remote/operations.ts'
import { healthCheckUser } from '../../shared/backends/remote/remote-customer.ts'
import { createTransport } from '../../shared/backends/remote/transport.ts'
import type { ContourConfig } from '../../shared/config/config.ts'
import { type Finding, warning } from './findings.ts'

const anyUser = { user_id: 1n }
const limits = { timeoutMs: 2000, retry: false }

/**
 * A wrong path in the URL answers every request with 404, which to a look-up means that there is no such player: nothing seems
 * wrong until somebody registers. Lists are asked for too, because a backend seldom answers those with 404.
 */
export async function examineUrlPath(contour: ContourConfig, call: Call): Promise<Finding[]> {
  if (contour.kind !== 'rest') return []
  const transport = await createTransport(contour)
  try {
    const answers = await Promise.all([
      transport.send(operations.findUser, { username: healthCheckUser }, call, limits),
      transport.send(operations.listBets, { ...anyUser, limit: 1n }, call, limits),
      transport.send(operations.listWithdrawals, anyUser, call, limits),
    ])
    return answers.some(({ found }) => found) ? [] : [nothingFound(contour.endpoint)]
  } catch {
    return [] // not 404: the path exists
  } finally {
    await transport.close()
  }
}

const nothingFound = (endpoint: string) =>
  warning(
    'backend',
    'every look-up is answered with 404',
    `${endpoint}/users/…, /bets, /withdrawals`,
    'If the backend has no player with id 1, that is right. If not, the path in AUTH_REST_ENDPOINT is wrong: it is what comes before /users.',
  )
