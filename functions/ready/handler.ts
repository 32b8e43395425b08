import type { Call } from '../../shared/backends/backend.ts'
import { type EndpointRequest, endpoint } from '../../shared/endpoint/endpoint.ts'
import { logger } from '../../shared/observability/logger.ts'
import { customer, desk, store } from '../../shared/services.ts'
import { contract } from './contract.ts'

type Check = 'ok' | 'failed'

/** Requests that arrive while the checks run share their result, so that frequent probes put no load on what is checked. */
let checking: ReturnType<typeof checkAll> | undefined

function ready({ call }: EndpointRequest<typeof contract>) {
  checking ??= checkAll(call).finally(() => {
    checking = undefined
  })
  return checking
}

async function checkAll(call: Call) {
  const [stored, backend, operator] = await Promise.all([
    check('store', async () => (await store()).execute('SELECT 1')),
    check('backend', async () => (await customer()).ping(call)),
    check('operator', async () => (await desk()).ping(call)),
  ])
  const checks = { store: stored, backend, operator }
  const status: Check = Object.values(checks).every(result => result === 'ok') ? 'ok' : 'failed'
  return { status: status === 'ok' ? 200 : 503, body: { status, checks } }
}

async function check(name: string, probe: () => Promise<unknown>): Promise<Check> {
  try {
    await probe()
    return 'ok'
  } catch (error) {
    logger.warn('not ready', { check: name, error: error as Error })
    return 'failed'
  }
}

export const handler = endpoint(contract, ready)
export { contract }
