import { adviceFor } from '../../shared/backends/remote/advice.ts'
import type { Config, ContourConfig } from '../../shared/config/config.ts'
import { customer, desk } from '../../shared/services.ts'
import { doctorsCall } from './doctors-call.ts'
import { examine, type Finding, failed, ok } from './findings.ts'
import { examineUrlPath } from './url-path.ts'

type Area = 'backend' | 'operator'

/**
 * Checks the backend and the operators: the broker if there is one, then a round trip. What keeps both from working is reported
 * once, and so is a store that fails.
 */
export async function examineContours(config: Config, { storeFails = false } = {}): Promise<Finding[]> {
  const isShared = JSON.stringify(config.customer) === JSON.stringify(config.desk)
  const examineContour = async (area: Area, contour: ContourConfig, ping: () => Promise<void>, isExamined = false) => {
    if (contour.kind === 'db' && storeFails) return []
    const broker = isExamined ? [] : await examineBroker(area, contour)
    if (broker.some(({ result }) => result === 'failed')) return broker
    return [...broker, await examineRoundTrip(area, contour, ping)]
  }
  const backend = await examineContour('backend', config.customer, async () => (await customer()).ping(doctorsCall()))
  if (isShared && backend.some(({ result }) => result === 'failed')) return backend
  return [
    ...backend,
    ...(await examineUrlPath(config.customer, doctorsCall())),
    ...(await examineContour('operator', config.desk, async () => (await desk()).ping(doctorsCall()), isShared)),
  ]
}

function examineRoundTrip(area: Area, contour: ContourConfig, ping: () => Promise<void>): Promise<Finding> {
  const fix = (text: string, status?: number) => adviceFor({ text, status }) ?? fixes[contour.kind]
  return examine(area, 'round trip', fix, async () => {
    await ping()
    return describe(contour)
  })
}

const fixes: Record<ContourConfig['kind'], string> = {
  db: 'Repair the store first.',
  rest: 'Look for the same request in the log of the backend; npm run check-backend tells more.',
  rabbitmq: 'Look at the log of the worker; npm run check-backend tells more.',
}

function describe(contour: ContourConfig): string {
  if (contour.kind === 'db') return 'in the store'
  if (contour.kind === 'rest') return new URL(contour.endpoint).host
  const { host } = new URL(contour.url)
  return `${host}, exchange ${contour.exchange || '(default)'}, routing key ${contour.routingKey}`
}

const brokerFixes = [
  ['log in', 'Look at the host, the port, the user, the password and the virtual host in the URL.'],
  ['declare', 'Give the user the permission to configure, write and read amq.gen-* queues.'],
  ['exchange', 'Make the exchange on the broker, or name the right one.'],
  ['consumer', "Start the worker on the company's side, or name the right queue as the routing key."],
] as const

async function examineBroker(area: Area, contour: ContourConfig): Promise<Finding[]> {
  if (contour.kind !== 'rabbitmq') return []
  const { diagnoseBroker } = await import('../../shared/backends/remote/rpc/broker-diagnosis.ts')
  return (await diagnoseBroker(contour)).map(({ what, problem }) => {
    if (problem === undefined) return ok(area, `broker: ${what}`)
    const [, fix = ''] = brokerFixes.find(([part]) => what.includes(part)) ?? []
    return failed(area, `broker: ${what}`, problem, (what === 'log in' && adviceFor({ text: problem })) || fix)
  })
}
