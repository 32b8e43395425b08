import { expect, test } from '@jest/globals'
import { ConfigError } from './config-error.ts'
import { loadConfig } from './load-config.ts'

const secret = 'a secret of thirty-two bytes or more'
const rest = { AUTH_BACKEND: 'rest', AUTH_REST_ENDPOINT: 'http://backend/api', JWT_SECRET: secret }
const rabbitmq = { AUTH_BACKEND: 'rabbitmq', AUTH_RABBITMQ_URL: 'amqp://broker', JWT_SECRET: secret }

function problemsOf(env: Record<string, string>) {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

test('an empty environment gives the defaults of db mode', () => {
  const { config, warnings } = loadConfig({})
  expect(config).toEqual({
    listen: { host: '0.0.0.0', port: 8080 },
    functions: ['register', 'login', 'chat', 'escalate', 'return-to-bot', 'session', 'health', 'ready'],
    lambda: false,
    customer: { kind: 'db' },
    desk: { kind: 'db' },
    store: { kind: 'file', path: 'data/smart-chat.db' },
    jwt: { ttlSeconds: 86400 },
    passwords: { transfer: 'hashed', minLength: 8 },
    dialogue: { escalationThreshold: 3, timeZone: 'Europe/Moscow', currency: 'RUB', transactions: true },
    maxMessageLength: 4000,
    limits: { chatPerMinute: 120, authPerMinute: 0, maxInFlight: 1000 },
    corsOrigins: [],
    trustedProxies: [],
    shutdownGraceMs: 25_000,
    demoData: false,
    demoPage: true,
    missesRecording: false,
  })
  expect(warnings).toEqual(['JWT_SECRET is not set: a key is generated once and kept in the store'])
})

test('the configuration is deeply frozen', () => {
  const { config } = loadConfig({ ...rest, CORS_ORIGINS: 'https://a.example' })
  const walk = (value: object): boolean =>
    Object.isFrozen(value) && Object.values(value).every(part => typeof part !== 'object' || walk(part))
  expect(walk(config)).toBe(true)
})

test.each([
  ['AUTH_BACKEND', 'soap', 'db, rest or rabbitmq'],
  ['HOST', 'localhost:http', '0.0.0.0:8080'],
  ['METRICS_HOST', 'localhost', '0.0.0.0:8080'],
  ['HOST', '::1:8080', '[::]:8080'],
  ['HOST', ':70000', 'address and port'],
  ['PORT', '-1', 'from 0 to 65535'],
  ['FUNCTIONS', 'chat,chta', '"chta" is not one of them'],
  ['FUNCTIONS', ',', 'comma-separated choice'],
  ['CORS_ORIGINS', 'https://a.example/path', 'scheme, host and port only'],
  ['TRUSTED_PROXIES', '10.0.0.0/33', 'CIDR'],
  ['TRUSTED_PROXIES', '10.0.0', '"10.0.0" is not an address or range'],
  ['SHUTDOWN_GRACE_SECONDS', 'soon', 'seconds from 0 to 3600'],
  ['LOG_LEVEL', 'verbose', 'DEBUG, INFO, WARN, ERROR, CRITICAL or SILENT'],
  ['METRICS_HOST', 'metrics', 'address and port'],
  ['DEMO_PAGE', 'maybe', 'on or off'],
  ['DEMO_DATA', 'constructor', 'on or off'],
  ['JWT_TTL_SECONDS', '0', 'seconds from 1'],
  ['PASSWORD_MIN_LENGTH', '129', 'from 1 to 128'],
  ['AUTH_PASSWORD_TRANSFER', 'rot13', 'hashed or plain'],
  ['AUTH_EMAIL_DOMAIN', 'me@players.example', 'a domain'],
  ['AUTH_EMAIL_DOMAIN', 'localhost', 'a domain'],
  ['AUTH_REST_ENDPOINT', 'ftp://backend', 'http:// or https://'],
  ['AUTH_REST_ENDPOINT', 'backend.example/api', 'http:// or https://'],
  ['AUTH_REST_ENDPOINT', 'http://backend/api?v=2', 'no query and no fragment'],
  ['AUTH_REST_ENDPOINT', 'http://backend/api#top', 'no query and no fragment'],
  ['AUTH_REST_ENDPOINT', 'http://user:hunter2@backend', 'AUTH_REST_BEARER_TOKEN'],
  ['OPERATOR_REST_ENDPOINT', 'http://user:hunter2@backend', 'OPERATOR_REST_BEARER_TOKEN'],
  ['AUTH_REST_BEARER_TOKEN', 'Bearer hunter2', 'the word Bearer is added'],
  ['AUTH_REST_BEARER_TOKEN', 'hunter2\nX-Admin: 1', 'printable ASCII'],
  ['AUTH_REST_TIMEOUT_SECONDS', '0', 'seconds from 0.001'],
  ['AUTH_REST_TIMEOUT_SECONDS', '1e3', 'seconds from 0.001'],
  ['AUTH_REST_RETRY_DELAY_SECONDS', '-1', 'seconds from 0'],
  ['AUTH_RABBITMQ_URL', 'http://user:hunter2@broker', 'amqp:// or amqps://'],
  ['AUTH_RABBITMQ_URL', 'user:hunter2', 'amqp:// or amqps://'],
  ['AUTH_RABBITMQ_EXCHANGE', 'x'.repeat(256), 'at most 255 bytes'],
  ['AUTH_RABBITMQ_ROUTING_KEY', 'ключ'.repeat(32), 'it has 256 bytes'],
  ['DATABASE_PATH', ':memory:', 'lose everything'],
  ['DATABASE_PATH', 'file:/data/chat.db', 'a path has no scheme'],
  ['DATABASE_URL', 'file:/data/chat.db', 'DATABASE_PATH'],
  ['DATABASE_URL', 'postgres://db', 'libsql://'],
  ['DATABASE_URL', 'libsql://db?authToken=hunter2', 'DATABASE_AUTH_TOKEN'],
  ['AUTO_ESCALATION_THRESHOLD', '2.5', 'a whole number from 0'],
  ['MAX_MESSAGE_LENGTH', '0', 'from 1'],
  ['TIME_ZONE', 'Moscow', 'Europe/Moscow'],
  ['TIME_ZONE', 'Europe/Moskow', 'Europe/Moscow'],
  ['CURRENCY', 'rouble', 'ISO 4217'],
  ['CHAT_TRANSACTIONS', 'disabled', 'on or off'],
  ['MISSES_RECORDING', '2', 'on or off'],
  ['CHAT_RATE_LIMIT_PER_MINUTE', 'none', 'a whole number from 0'],
  ['MAX_IN_FLIGHT', '0', 'from 1'],
  ['JWT_SECRET', 'hunter2 is too short', 'at least 32 bytes'],
  ['JWT_SECRET_PREVIOUS', 'hunter2', 'at least 32 bytes'],
  ['INTEGRATION_MODE', 'hunter', 'db, rest or rabbitmq'],
])('%s=%s is refused', (variable, value, accepted) => {
  const problems = problemsOf({ [variable]: value })
  expect(problems.map(problem => problem.variable)).toEqual([variable])
  expect(problems[0]?.message).toContain(accepted)
  expect(problems[0]?.message).not.toMatch(/hunter2|Invalid input/)
})

test('what is accepted is shown by an example', () => {
  expect(problemsOf({ MAX_IN_FLIGHT: 'many' })).toEqual([
    {
      variable: 'MAX_IN_FLIGHT',
      message: '"many" cannot be used; accepted: a whole number from 1 to 1000000, for example MAX_IN_FLIGHT=200',
    },
  ])
  expect(problemsOf({ CURRENCY: 'rouble' })[0]?.message).toMatch(/letters such as RUB$/)
})

test('a bad value is shown unless it is secret', () => {
  expect(problemsOf({ CURRENCY: 'rouble' })[0]?.message).toContain('"rouble"')
  expect(problemsOf({ AUTH_RABBITMQ_URL: 'http://user:hunter2@broker/x' })[0]?.message).toContain(
    '"http://***@broker/x"',
  )
})

test('all problems are reported together', () => {
  const env = {
    AUTH_BACKEND: 'rest',
    HOST: 'nowhere:http',
    TIME_ZONE: 'Mars/Base',
    OPERATOR_BACKEND: 'rabbitmq',
    JWT_SECRET: 'short',
  }
  const names = ['HOST', 'JWT_SECRET', 'TIME_ZONE', 'AUTH_REST_ENDPOINT', 'OPERATOR_RABBITMQ_URL']
  expect(problemsOf(env).map(({ variable }) => variable)).toEqual(names)
  expect(() => loadConfig(env)).toThrow(new RegExp(names.map(name => `${name}: .+`).join('\n  ')))
})

test('a misspelt name is pointed out beside what is missing because of it', () => {
  const { AUTH_REST_ENDPOINT, ...others } = rest
  const problems = problemsOf({ ...others, AUTH_REST_ENDPIONT: AUTH_REST_ENDPOINT })
  expect(problems.map(({ variable }) => variable)).toEqual(['AUTH_REST_ENDPOINT', 'AUTH_REST_ENDPIONT'])
  expect(problems[1]?.message).toMatch(/did you mean AUTH_REST_ENDPOINT\?$/)
})

test.each([rest, rabbitmq])('JWT_SECRET is required in $AUTH_BACKEND mode', env => {
  expect(problemsOf({ ...env, JWT_SECRET: ' ' }).map(({ variable }) => variable)).toEqual(['JWT_SECRET'])
})

test('quotation marks of a file that is not a shell script are pointed out', () => {
  const [problem] = problemsOf({ AUTH_REST_ENDPOINT: '"http://backend/api"' })
  expect(problem?.message).toContain('the quotation marks are part of the value')
})

test.each([
  ['0.0.0.0:8080', { host: '0.0.0.0', port: 8080 }],
  [':9000', { host: '0.0.0.0', port: 9000 }],
  ['9000', { host: '0.0.0.0', port: 9000 }],
  ['localhost:9000', { host: 'localhost', port: 9000 }],
  ['[::]:9000', { host: '::', port: 9000 }],
  ['[::1]:0', { host: '::1', port: 0 }],
  ['chat-1.internal:80', { host: 'chat-1.internal', port: 80 }],
])('HOST=%s', (HOST, listen) => {
  expect(loadConfig({ HOST }).config.listen).toEqual(listen)
  expect(loadConfig({ HOST, PORT: '1' }).config.listen).toEqual(listen)
})

test.each([
  [{ HOST: '0.0.0.0' }, { host: '0.0.0.0', port: 8080 }],
  [
    { HOST: '127.0.0.1', PORT: '3000' },
    { host: '127.0.0.1', port: 3000 },
  ],
  [
    { HOST: '[::1]', PORT: '3000' },
    { host: '::1', port: 3000 },
  ],
])('HOST may leave the port to PORT, or to the default: %j', (env, listen) => {
  expect(loadConfig(env).config.listen).toEqual(listen)
})

test('PORT counts when HOST is absent', () => {
  expect(loadConfig({ PORT: '3000', HOST: '' }).config.listen).toEqual({ host: '0.0.0.0', port: 3000 })
})

test('values are read into their units', () => {
  const { config } = loadConfig({
    ...rest,
    AUTH_REST_ENDPOINT: 'https://Backend.example/api//',
    AUTH_REST_TIMEOUT_SECONDS: '0.25',
    AUTH_REST_RETRY_DELAY_SECONDS: '.5',
    AUTH_REST_BEARER_TOKEN: 't0ken ',
    SHUTDOWN_GRACE_SECONDS: '1.5',
    TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8,192.0.2.7',
    CORS_ORIGINS: 'https://a.example, http://localhost:3000',
    FUNCTIONS: 'chat, Session,chat',
    METRICS_HOST: '127.0.0.1:9464',
    LOG_LEVEL: 'debug',
    DEMO_PAGE: 'true',
    CURRENCY: 'kzt',
    JWT_SECRET_PREVIOUS: `${secret}!`,
    DATABASE_URL: 'http://127.0.0.1:8081',
    DATABASE_AUTH_TOKEN: 'db-token',
  })
  expect(config).toMatchObject({
    customer: {
      kind: 'rest',
      endpoint: 'https://backend.example/api',
      bearerToken: 't0ken',
      timeoutMs: 250,
      retryDelayMs: 500,
    },
    shutdownGraceMs: 1500,
    trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.7'],
    corsOrigins: ['https://a.example', 'http://localhost:3000'],
    functions: ['chat', 'session'],
    metricsListen: { host: '127.0.0.1', port: 9464 },
    demoPage: true,
    dialogue: { currency: 'KZT' },
    jwt: { secret, previousSecret: `${secret}!` },
    store: { kind: 'server', url: 'http://127.0.0.1:8081', authToken: 'db-token' },
  })
})

test.each([
  [{}, true],
  [rest, false],
  [{ ...rest, DEMO_PAGE: 'on' }, true],
  [{ DEMO_PAGE: 'off' }, false],
])('the demo page is on by default in db mode only: %j', (env, demoPage) => {
  expect(loadConfig(env).config.demoPage).toBe(demoPage)
})
