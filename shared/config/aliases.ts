import type { VariableName } from './schema.ts'

/** Names from section 3.2 of the admin guide for variables that its section 5 names differently. */
export const aliases: Readonly<Record<string, VariableName>> = {
  INTEGRATION_MODE: 'AUTH_BACKEND',
  REST_BACKEND_URL: 'AUTH_REST_ENDPOINT',
  ACCESS_TOKEN: 'AUTH_REST_BEARER_TOKEN',
  AMQP_URL: 'AUTH_RABBITMQ_URL',
  AMQP_QUEUE: 'AUTH_RABBITMQ_ROUTING_KEY',
}
