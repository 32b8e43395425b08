import { expect, test } from '@jest/globals'
import { loadConfig } from './load-config.ts'

const JWT_SECRET = 'a secret of thirty-two bytes or more'

test.each([
  [{ INTEGRATION_MODE: 'db' }, { AUTH_BACKEND: 'db' }],
  [
    { INTEGRATION_MODE: 'rest', REST_BACKEND_URL: 'http://b/api', ACCESS_TOKEN: 'token' },
    { AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: 'http://b/api', AUTH_REST_BEARER_TOKEN: 'token' },
  ],
  [
    { INTEGRATION_MODE: 'RPC', AMQP_URL: 'amqp://broker', AMQP_QUEUE: 'chat' },
    { AUTH_BACKEND: 'rabbitmq', AUTH_RABBITMQ_URL: 'amqp://broker', AUTH_RABBITMQ_ROUTING_KEY: 'chat' },
  ],
])('%j is %j', (older, newer) => {
  const expected = loadConfig({ JWT_SECRET, ...newer })
  expect(loadConfig({ JWT_SECRET, ...older })).toEqual(expected)
  expect(loadConfig({ JWT_SECRET, ...older, ...newer })).toEqual(expected)
  const blank = Object.fromEntries(Object.keys(newer).map(name => [name, '']))
  expect(loadConfig({ JWT_SECRET, ...older, ...blank })).toEqual(expected)
})

test.each(['AUTH_BACKEND', 'OPERATOR_BACKEND'])("%s takes the older name's word for rabbitmq too", name => {
  const env = { JWT_SECRET, AUTH_RABBITMQ_URL: 'amqp://broker', [name]: 'rpc' }
  expect(loadConfig(env)).toEqual(loadConfig({ ...env, [name]: 'rabbitmq' }))
})

test('two spellings of one value are no conflict', () => {
  const env = {
    JWT_SECRET,
    INTEGRATION_MODE: 'rest',
    AUTH_BACKEND: 'REST',
    AUTH_REST_ENDPOINT: 'http://b/',
    REST_BACKEND_URL: 'http://b',
  }
  expect(loadConfig(env).config.customer).toMatchObject({ kind: 'rest', endpoint: 'http://b' })
})

test.each([
  ['AUTH_BACKEND', 'db', 'INTEGRATION_MODE', 'rpc'],
  ['AUTH_REST_ENDPOINT', 'http://one', 'REST_BACKEND_URL', 'http://two'],
  ['AUTH_REST_BEARER_TOKEN', 'hunter2', 'ACCESS_TOKEN', 'hunter22'],
  ['AUTH_RABBITMQ_URL', 'amqp://u:hunter2@b', 'AMQP_URL', 'amqp://u:hunter22@b'],
  ['AUTH_RABBITMQ_ROUTING_KEY', 'one', 'AMQP_QUEUE', 'two'],
])('%s=%s beside %s=%s is refused by both names, without secrets', (name, value, alias, other) => {
  const load = () => loadConfig({ [name]: value, [alias]: other })
  const message = expect.stringMatching(new RegExp(`^(?!.*hunter2)differs from its other name ${alias}`))
  expect(load).toThrow(expect.objectContaining({ problems: [{ variable: name, message }] }))
})

test('a problem is reported under the name that the administrator used', () => {
  const load = () => loadConfig({ REST_BACKEND_URL: 'ftp://b' })
  expect(load).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ variable: 'REST_BACKEND_URL' })] }),
  )
})
