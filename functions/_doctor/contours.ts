import type { Call } from '../../shared/backends/backend.ts'
import type { Config, ContourConfig } from '../../shared/config/config.ts'
import { customer, desk } from '../../shared/services.ts'
import { examine, type Finding, failed, ok } from './findings.ts'

const call = (): Call => ({ requestId: `doctor-${process.pid}` })

const fixes: Record<ContourConfig['kind'], string> = {
  db: 'Repair the store first.',
  rest: 'Look at the URL and the token, and whether the backend is reachable from here; npm run check-backend tells more.',
  rabbitmq:
    'Look at the findings about the broker, and whether a worker takes requests; npm run check-backend tells more.',
}

/** Checks a round trip through the backend and through the operator contour, and the permissions on the brokers. */
export async function examineContours(config: Config): Promise<Finding[]> {
  const backend = await examine('backend', 'round trip', fixes[config.customer.kind], async () => {
    await (await customer()).ping(call())
    return describe(config.customer)
  })
  const operators = await examine('operators', 'round trip', fixes[config.desk.kind], async () => {
    await (await desk()).ping(call())
    return describe(config.desk)
  })
  return [
    backend,
    ...(await examineBroker('backend', config.customer)),
    operators,
    ...(await examineOtherBroker(config)),
  ]
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
  ['consumer', 'Start the worker on the customer side, or name the right queue as the routing key.'],
] as const

async function examineBroker(area: string, contour: ContourConfig): Promise<Finding[]> {
  if (contour.kind !== 'rabbitmq') return []
  const { diagnoseBroker } = await import('../../shared/backends/remote/rpc/broker-diagnosis.ts')
  return (await diagnoseBroker(contour)).map(({ what, problem }) => {
    if (problem === undefined) return ok(area, `broker: ${what}`)
    return failed(area, `broker: ${what}`, problem, brokerFixes.find(([part]) => what.includes(part))?.[1] ?? '')
  })
}

async function examineOtherBroker({ customer, desk }: Config): Promise<Finding[]> {
  return JSON.stringify(customer) === JSON.stringify(desk) ? [] : examineBroker('operators', desk)
}
