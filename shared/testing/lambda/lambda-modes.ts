import type { LibsqlServer } from '../programs/libsql-server.ts'

export const secret = 'a secret of at least 32 bytes, for tests'

export interface ModeAddresses {
  database: LibsqlServer
  /** Base URL of the company's REST backend. */
  backend: string
  /** amqp:// URL of the company's broker, and the queue of its worker. */
  broker: string
  queue: string
}

export const modeNames = ['db mode on a libSQL server', 'rabbitmq mode', 'rest mode'] as const

export type ModeName = (typeof modeNames)[number]

/** A Lambda function's environment in each mode. The store is a libSQL server, because functions share it. */
export function lambdaModes({ database, backend, broker, queue }: ModeAddresses) {
  const store = { DATABASE_URL: database.url, ...(database.token && { DATABASE_AUTH_TOKEN: database.token }) }
  return {
    'db mode on a libSQL server': store,
    'rabbitmq mode': {
      ...store,
      AUTH_BACKEND: 'rabbitmq',
      AUTH_RABBITMQ_URL: broker,
      AUTH_RABBITMQ_ROUTING_KEY: queue,
      JWT_SECRET: secret,
    },
    'rest mode': { ...store, AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: backend, JWT_SECRET: secret },
  } satisfies Record<ModeName, Record<string, string>>
}
