import { expect, test } from '@jest/globals'
import { explainSettings } from './explain.ts'
import { variables } from './schema.ts'

const find = (env: Record<string, string>, name: string) =>
  explainSettings(env).find(({ variable }) => variable === name)

test('every variable is listed, with its default', () => {
  expect(explainSettings({}).map(({ variable }) => variable)).toEqual(Object.keys(variables))
  expect(find({}, 'JWT_TTL_SECONDS')).toEqual({ variable: 'JWT_TTL_SECONDS', value: '86400', source: 'default' })
})

test('a value names the variable that it comes from, also by an older name', () => {
  expect(find({ INTEGRATION_MODE: 'rpc' }, 'AUTH_BACKEND')).toMatchObject({
    value: 'rpc',
    source: 'INTEGRATION_MODE',
  })
  expect(find({ LOG_LEVEL: 'LOUD' }, 'LOG_LEVEL')).toMatchObject({ value: 'LOUD', source: 'LOG_LEVEL' })
})

test('no secret is shown', () => {
  const env = {
    JWT_SECRET: 'a-secret-of-more-than-32-characters',
    AUTH_RABBITMQ_URL: 'amqp://user:pass-word@host/',
    AUTH_REST_ENDPOINT: 'https://me:pass-word@host/api?key=pass-word',
    DATABASE_AUTH_TOKEN: 'pass-word',
  }
  expect(JSON.stringify(explainSettings(env))).not.toMatch(/a-secret|pass-word/)
  expect(find(env, 'AUTH_RABBITMQ_URL')?.value).toBe('amqp://***@host/')
})
