import type { VariableName } from './schema.ts'

export interface Alias {
  /** The variable that it is another name for. */
  readonly of: VariableName
  /** Its own words for the values of that variable. */
  readonly values?: Readonly<Record<string, string>>
}

/** Names from section 3.2 of the admin guide for variables that its section 5 names differently. */
export const aliases: Readonly<Record<string, Alias>> = {
  INTEGRATION_MODE: { of: 'AUTH_BACKEND', values: { rest: 'rest', rpc: 'rabbitmq', rabbitmq: 'rabbitmq', db: 'db' } },
  REST_BACKEND_URL: { of: 'AUTH_REST_ENDPOINT' },
  ACCESS_TOKEN: { of: 'AUTH_REST_BEARER_TOKEN' },
  AMQP_URL: { of: 'AUTH_RABBITMQ_URL' },
  AMQP_QUEUE: { of: 'AUTH_RABBITMQ_ROUTING_KEY' },
}
