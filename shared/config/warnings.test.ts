import { expect, test } from '@jest/globals'
import { loadConfig } from './load-config.ts'

const JWT_SECRET = 'a secret of thirty-two bytes or more'
const warningsOf = (env: Record<string, string>) => loadConfig({ JWT_SECRET, ...env }).warnings
const api = 'http://backend/api'

test('a sound configuration has no warnings', () => {
  expect(warningsOf({})).toEqual([])
  expect(warningsOf({ AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: api, PATH: '/bin', OPERATOR: 'x' })).toEqual([])
  const mixed = {
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: api,
    OPERATOR_BACKEND: 'rabbitmq',
    AUTH_RABBITMQ_URL: 'amqp://b',
  }
  expect(warningsOf(mixed)).toEqual([])
})

test.each([
  ['AUTH_REST_ENDPIONT', 'AUTH_REST_ENDPOINT'],
  ['AUTH_RABBITMQ_TIMEOUT', 'AUTH_RABBITMQ_TIMEOUT_SECONDS'],
  ['OPERATOR_MODE', 'OPERATOR_BACKEND'],
  ['OPERATOR_REST_TOKEN', 'OPERATOR_REST_BEARER_TOKEN'],
])('%s: did you mean %s?', (unknown, known) => {
  const warnings = warningsOf({ [unknown]: 'hunter2' })
  expect(warnings).toEqual([
    expect.stringMatching(new RegExp(`^${unknown} is not a variable.*did you mean ${known}\\?$`)),
  ])
})

const lambda = { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001', DATABASE_URL: 'http://db' }

test.each([
  [{ REST_BACKEND_URL: api }, 'REST_BACKEND_URL is set but not used: AUTH_BACKEND is db'],
  [{ AUTH_RABBITMQ_URL: 'amqp://b' }, 'AUTH_RABBITMQ_URL is set but not used'],
  [{ OPERATOR_BACKEND: 'db', OPERATOR_REST_ENDPOINT: api }, 'OPERATOR_REST_ENDPOINT is set but not used'],
  [{ ACCESS_TOKEN: 'token' }, 'ACCESS_TOKEN is set but not used: AUTH_BACKEND is db and OPERATOR_BACKEND is db'],
  [
    { AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: api, OPERATOR_RABBITMQ_ROUTING_KEY: 'operators.rpc' },
    'OPERATOR_RABBITMQ_ROUTING_KEY is set but not used: AUTH_BACKEND is rest and OPERATOR_BACKEND is rest',
  ],
  [
    {
      AUTH_BACKEND: 'rest',
      AUTH_REST_ENDPOINT: api,
      OPERATOR_RABBITMQ_URL: 'amqp://b',
      OPERATOR_REST_TIMEOUT_SECONDS: '1',
    },
    'OPERATOR_REST_TIMEOUT_SECONDS is set but not used',
  ],
  [{ DATABASE_URL: 'http://db', DATABASE_PATH: 'chat.db' }, 'DATABASE_PATH is set but not used'],
  [{ DATABASE_AUTH_TOKEN: 'token' }, 'DATABASE_AUTH_TOKEN is set but not used'],
  [{ AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001' }, 'each Lambda instance keeps a store of its own'],
  [{ ...lambda, CORS_ORIGINS: '*' }, 'CORS_ORIGINS is set but not used: on Lambda the gateway answers browsers'],
  [{ ...lambda, TRUSTED_PROXIES: '10.0.0.0/8' }, 'TRUSTED_PROXIES is set but not used: on Lambda'],
  [{ FUNCTIONS: 'chat' }, 'each process of a deployment by FUNCTIONS keeps a store of its own'],
])('%j: %s', (env, warning) => {
  expect(warningsOf(env as Record<string, string>)).toEqual([expect.stringContaining(warning)])
})

test('a shared store is fine for Lambda and FUNCTIONS', () => {
  expect(warningsOf({ AWS_LAMBDA_RUNTIME_API: 'x', FUNCTIONS: 'chat', DATABASE_URL: 'http://db' })).toEqual([])
})
