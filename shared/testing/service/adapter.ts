import type { AddressInfo } from 'node:net'
import * as z from 'zod/mini'
import type { FunctionBundle } from '../../../functions/_adapter/load-functions.ts'
import { type AdapterServer, buildServer, type ServerOptions } from '../../../functions/_adapter/server.ts'
import { defineContract } from '../../endpoint/contract.ts'

export interface RunningAdapter extends AdapterServer {
  port: number
}

/** Starts the adapter in this process, on a free port, with a test's own functions. */
export async function startAdapter(
  functions: FunctionBundle[],
  options: Partial<ServerOptions> = {},
): Promise<RunningAdapter> {
  const defaults = { maxInFlight: 9, requestBudgetMs: 10_000, corsOrigins: [], trustedProxies: [] }
  const adapter = buildServer({ ...defaults, ...options, functions })
  await adapter.server.listen({ port: 0, host: '127.0.0.1' })
  return { ...adapter, port: (adapter.server.server.address() as AddressInfo).port }
}

/** A function that answers requests to a path. */
export const functionAt = (
  path: string,
  answer: FunctionBundle['handler'],
  method: 'GET' | 'POST' = 'GET',
): FunctionBundle => ({
  name: path.split('/').at(-1) as string,
  contract: defineContract({
    method,
    path,
    summary: 'A method.',
    authenticated: false,
    response: () => z.object({}),
    errors: [],
  }),
  handler: answer,
})
