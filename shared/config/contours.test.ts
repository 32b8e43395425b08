import { expect, test } from '@jest/globals'
import { loadConfig } from './load-config.ts'

const JWT_SECRET = 'a secret of thirty-two bytes or more'
const load = (env: Record<string, string>) => loadConfig({ JWT_SECRET, ...env })
const R = 'AUTH_REST_ENDPOINT=http://auth/api'
const Q = 'AUTH_RABBITMQ_URL=amqp://auth'
const OR = 'OPERATOR_REST_ENDPOINT=http://desk/api'
const OQ = 'OPERATOR_RABBITMQ_URL=amqp://desk'
const parse = (text: string) =>
  Object.fromEntries(text.split(' ').map(pair => pair.split('='))) as Record<string, string>

test.each([
  ['AUTH_BACKEND=db', 'db', undefined],
  [`AUTH_BACKEND=db ${OR}`, 'rest', 'http://desk/api'],
  [`AUTH_BACKEND=db ${OQ}`, 'rabbitmq', 'amqp://desk'],
  [`AUTH_BACKEND=db ${OQ} OPERATOR_BACKEND=db`, 'db', undefined],
  [`AUTH_BACKEND=rest ${R}`, 'rest', 'http://auth/api'],
  [`AUTH_BACKEND=rest ${R} ${Q}`, 'rest', 'http://auth/api'],
  [`AUTH_BACKEND=rest ${R} ${OR}`, 'rest', 'http://desk/api'],
  [`AUTH_BACKEND=rest ${R} ${OQ}`, 'rabbitmq', 'amqp://desk'],
  [`AUTH_BACKEND=rest ${R} ${OR} ${OQ}`, 'rest', 'http://desk/api'],
  [`AUTH_BACKEND=rabbitmq ${Q} ${OR} ${OQ}`, 'rabbitmq', 'amqp://desk'],
  [`AUTH_BACKEND=rest ${R} ${OR} ${OQ} OPERATOR_BACKEND=rest`, 'rest', 'http://desk/api'],
  [`AUTH_BACKEND=rest ${R} ${OR} ${OQ} OPERATOR_BACKEND=rabbitmq`, 'rabbitmq', 'amqp://desk'],
  [`AUTH_BACKEND=rest ${R} ${Q} OPERATOR_BACKEND=rabbitmq`, 'rabbitmq', 'amqp://auth'],
  [`AUTH_BACKEND=rest ${R} OPERATOR_BACKEND=db`, 'db', undefined],
  [`AUTH_BACKEND=rabbitmq ${Q}`, 'rabbitmq', 'amqp://auth'],
  [`AUTH_BACKEND=rabbitmq ${Q} ${OQ}`, 'rabbitmq', 'amqp://desk'],
  [`AUTH_BACKEND=rabbitmq ${Q} ${OR}`, 'rest', 'http://desk/api'],
  [`AUTH_BACKEND=rabbitmq ${Q} ${R} OPERATOR_BACKEND=rest`, 'rest', 'http://auth/api'],
])('%s: operators are in %s', (text, kind, address) => {
  const { desk } = load(parse(text)).config
  expect(desk.kind).toBe(kind)
  expect(desk.kind === 'rest' ? desk.endpoint : desk.kind === 'rabbitmq' ? desk.url : undefined).toBe(address)
})

test.each([
  [`AUTH_BACKEND=db ${OR} ${OQ}`, ['OPERATOR_BACKEND']],
  ['AUTH_BACKEND=rest', ['AUTH_REST_ENDPOINT']],
  [`AUTH_BACKEND=rest ${OR}`, ['AUTH_REST_ENDPOINT']],
  ['AUTH_BACKEND=rabbitmq', ['AUTH_RABBITMQ_URL']],
  [`AUTH_BACKEND=rest ${R} OPERATOR_BACKEND=rabbitmq`, ['OPERATOR_RABBITMQ_URL']],
  [`AUTH_BACKEND=rabbitmq ${Q} OPERATOR_BACKEND=rest`, ['OPERATOR_REST_ENDPOINT']],
  ['AUTH_BACKEND=rest OPERATOR_BACKEND=rabbitmq', ['AUTH_REST_ENDPOINT', 'OPERATOR_RABBITMQ_URL']],
  ['AUTH_BACKEND=rest AUTH_REST_ENDPOINT=nonsense', ['AUTH_REST_ENDPOINT']],
])('%s is refused for %j', (text, names) => {
  expect(() => load(parse(text))).toThrow(
    expect.objectContaining({ problems: names.map(variable => expect.objectContaining({ variable })) }),
  )
})

test.each([
  ['backend', undefined, 'backend', 'backend'],
  ['backend', 'amq.default', 'backend', ''],
  ['amq.default', 'operators', '', 'operators'],
  ['amq.default', undefined, '', ''],
])('exchanges %s and %s: %j and %j', (AUTH_RABBITMQ_EXCHANGE, OPERATOR_RABBITMQ_EXCHANGE, auth, operators) => {
  const { customer, desk } = load({
    ...parse(`AUTH_BACKEND=rabbitmq ${Q}`),
    AUTH_RABBITMQ_EXCHANGE,
    ...(OPERATOR_RABBITMQ_EXCHANGE && { OPERATOR_RABBITMQ_EXCHANGE }),
  }).config
  expect([customer, desk]).toMatchObject([{ exchange: auth }, { exchange: operators }])
})

test('OPERATOR_REST_* defaults to AUTH_REST_*', () => {
  const auth = {
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: 'http://auth',
    AUTH_REST_BEARER_TOKEN: 'a',
    AUTH_REST_TIMEOUT_SECONDS: '7',
  }
  const { customer, desk } = load(auth).config
  expect(JSON.stringify(desk)).toBe(JSON.stringify(customer)) // equal contours share a transport by their JSON
  const operator = { OPERATOR_REST_TIMEOUT_SECONDS: '0.5', OPERATOR_REST_RETRY_DELAY_SECONDS: '0' }
  expect(load({ ...auth, ...operator }).config.desk).toEqual({
    kind: 'rest',
    endpoint: 'http://auth',
    bearerToken: 'a',
    timeoutMs: 500,
    retryDelayMs: 0,
  })
})

test('OPERATOR_RABBITMQ_* defaults to AUTH_RABBITMQ_*', () => {
  const auth = { AUTH_BACKEND: 'rabbitmq', AUTH_RABBITMQ_URL: 'amqps://auth', AUTH_RABBITMQ_EXCHANGE: 'x' }
  const { customer, desk } = load(auth).config
  expect(customer).toEqual({
    kind: 'rabbitmq',
    url: 'amqps://auth',
    exchange: 'x',
    routingKey: 'smart-chat.rpc',
    timeoutMs: 5000,
  })
  expect(JSON.stringify(desk)).toBe(JSON.stringify(customer)) // equal contours share a transport by their JSON
  const operator = {
    OPERATOR_RABBITMQ_ROUTING_KEY: 'desk',
    OPERATOR_RABBITMQ_TIMEOUT_SECONDS: '1',
    OPERATOR_RABBITMQ_EXCHANGE: 'y',
  }
  expect(load({ ...auth, ...operator }).config.desk).toEqual({
    ...customer,
    exchange: 'y',
    routingKey: 'desk',
    timeoutMs: 1000,
  })
})

test('without AUTH_RABBITMQ_EXCHANGE requests go to the default exchange', () => {
  const { customer } = load({ AUTH_BACKEND: 'rabbitmq', AUTH_RABBITMQ_URL: 'amqp://b' }).config
  expect(customer).toMatchObject({ exchange: '' })
})
