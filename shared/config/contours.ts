import type { ContourConfig } from './config.ts'
import type { Problem } from './config-error.ts'
import type { Values, VariableName } from './schema.ts'

type Kind = ContourConfig['kind']
type IsGiven = (name: VariableName) => boolean

export interface Contours {
  /** Absent when its address is missing or unusable, which is then reported as a problem. */
  readonly customer: ContourConfig | undefined
  readonly desk: ContourConfig | undefined
}

/** Composes the two contours. Absent OPERATOR_* values fall back to AUTH_*. */
export function composeContours(values: Values, isGiven: IsGiven, problems: Problem[]): Contours {
  const deskKind = inferDeskKind(values, isGiven, problems)
  requireAddress(values.AUTH_BACKEND, 'AUTH', isGiven, problems)
  if (deskKind !== undefined && deskKind !== values.AUTH_BACKEND) {
    requireAddress(deskKind, 'OPERATOR', isGiven, problems)
  }
  return { customer: customerContour(values), desk: deskKind && deskContour(deskKind, values) }
}

/**
 * OPERATOR_BACKEND if set, else the transport whose OPERATOR_* address is set, else AUTH_BACKEND. With both addresses set,
 * AUTH_BACKEND decides too: an environment may describe both transports, and only AUTH_BACKEND is changed.
 */
function inferDeskKind(values: Values, isGiven: IsGiven, problems: Problem[]): Kind | undefined {
  if (values.OPERATOR_BACKEND !== undefined) return values.OPERATOR_BACKEND
  const rest = isGiven('OPERATOR_REST_ENDPOINT')
  const rabbitmq = isGiven('OPERATOR_RABBITMQ_URL')
  if (rest !== rabbitmq) return rest ? 'rest' : 'rabbitmq'
  if (rest && values.AUTH_BACKEND === 'db' && !isGiven('OPERATOR_BACKEND')) {
    const message = 'OPERATOR_REST_ENDPOINT and OPERATOR_RABBITMQ_URL are both set: say which counts, rest or rabbitmq'
    problems.push({ variable: 'OPERATOR_BACKEND', message })
    return undefined
  }
  return values.AUTH_BACKEND
}

function requireAddress(kind: Kind, side: 'AUTH' | 'OPERATOR', isGiven: IsGiven, problems: Problem[]): void {
  if (kind === 'db') return
  const address = kind === 'rest' ? 'REST_ENDPOINT' : 'RABBITMQ_URL'
  if (isGiven(`AUTH_${address}`) || isGiven(`${side}_${address}`)) return
  const example = kind === 'rest' ? 'https://backend.example/api' : 'amqp://user:password@host:5672/'
  const fallback = side === 'AUTH' ? '' : ` (or AUTH_${address})`
  problems.push({
    variable: `${side}_${address}`,
    message: `is required${fallback} when ${side}_BACKEND is ${kind}; for example ${example}`,
  })
}

const milliseconds = (seconds: number) => Math.round(seconds * 1000)

function customerContour(values: Values): ContourConfig | undefined {
  return contour(values.AUTH_BACKEND, {
    endpoint: values.AUTH_REST_ENDPOINT,
    bearerToken: values.AUTH_REST_BEARER_TOKEN,
    restTimeout: values.AUTH_REST_TIMEOUT_SECONDS,
    retryDelay: values.AUTH_REST_RETRY_DELAY_SECONDS,
    url: values.AUTH_RABBITMQ_URL,
    exchange: values.AUTH_RABBITMQ_EXCHANGE,
    routingKey: values.AUTH_RABBITMQ_ROUTING_KEY,
    rabbitTimeout: values.AUTH_RABBITMQ_TIMEOUT_SECONDS,
  })
}

function deskContour(kind: Kind, values: Values): ContourConfig | undefined {
  return contour(kind, {
    endpoint: values.OPERATOR_REST_ENDPOINT ?? values.AUTH_REST_ENDPOINT,
    bearerToken: values.OPERATOR_REST_BEARER_TOKEN ?? values.AUTH_REST_BEARER_TOKEN,
    restTimeout: values.OPERATOR_REST_TIMEOUT_SECONDS ?? values.AUTH_REST_TIMEOUT_SECONDS,
    retryDelay: values.OPERATOR_REST_RETRY_DELAY_SECONDS ?? values.AUTH_REST_RETRY_DELAY_SECONDS,
    url: values.OPERATOR_RABBITMQ_URL ?? values.AUTH_RABBITMQ_URL,
    exchange: values.OPERATOR_RABBITMQ_EXCHANGE ?? values.AUTH_RABBITMQ_EXCHANGE,
    routingKey: values.OPERATOR_RABBITMQ_ROUTING_KEY ?? values.AUTH_RABBITMQ_ROUTING_KEY,
    rabbitTimeout: values.OPERATOR_RABBITMQ_TIMEOUT_SECONDS ?? values.AUTH_RABBITMQ_TIMEOUT_SECONDS,
  })
}

interface Settings {
  endpoint: string | undefined
  bearerToken: string | undefined
  restTimeout: number
  retryDelay: number
  url: string | undefined
  exchange: string | undefined
  routingKey: string
  rabbitTimeout: number
}

function contour(kind: Kind, settings: Settings): ContourConfig | undefined {
  if (kind === 'db') return { kind }
  if (kind === 'rest') {
    if (settings.endpoint === undefined) return undefined
    return {
      kind,
      endpoint: settings.endpoint,
      ...(settings.bearerToken !== undefined && { bearerToken: settings.bearerToken }),
      timeoutMs: milliseconds(settings.restTimeout),
      retryDelayMs: milliseconds(settings.retryDelay),
    }
  }
  if (settings.url === undefined) return undefined
  return {
    kind,
    url: settings.url,
    exchange: settings.exchange ?? '',
    routingKey: settings.routingKey,
    timeoutMs: milliseconds(settings.rabbitTimeout),
  }
}
