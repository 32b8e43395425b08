import * as addresses from './parsers/addresses.ts'
import * as choices from './parsers/choices.ts'
import * as names from './parsers/names.ts'
import * as numbers from './parsers/numbers.ts'
import type { Parser } from './parsers/parser.ts'
import * as secrets from './parsers/secrets.ts'

/** The API methods, one function each. FUNCTIONS selects from them. */
export const functionNames = [
  'register',
  'login',
  'chat',
  'escalate',
  'return-to-bot',
  'session',
  'health',
  'ready',
] as const

export type FunctionName = (typeof functionNames)[number]

/** One environment variable; documentation.ts says what it is for. */
export interface Variable<T = unknown> {
  readonly parser: Parser<T>
  /** The value used when the variable is absent. */
  readonly default?: string
  /** A valid value, except for signing keys: nobody must sign tokens with a key printed in public. */
  readonly example: string
  /** The part that is never shown: the whole value, or the password in a URL. Such a value belongs in a secret store. */
  readonly secret?: 'whole' | 'password'
}

/** All variables, in the order of the documentation. */
export const variables = {
  HOST: { parser: addresses.listenAddress, default: '0.0.0.0:8080', example: ':8080' },
  PORT: { parser: numbers.wholeNumber(0, 65535), example: '8080' },
  FUNCTIONS: { parser: choices.someOf(functionNames), example: 'chat,session,health,ready' },
  CORS_ORIGINS: { parser: addresses.origins, example: 'https://shop.example,https://m.shop.example' },
  TRUSTED_PROXIES: { parser: addresses.networks, example: '10.0.0.0/8,fd00::/8' },
  SHUTDOWN_GRACE_SECONDS: { parser: numbers.seconds(0, 3600), default: '25', example: '25' },
  LOG_LEVEL: { parser: choices.logLevel, default: 'INFO', example: 'DEBUG' }, // only checked: Powertools reads it itself
  METRICS_HOST: { parser: addresses.addressWithPort, example: '127.0.0.1:9464' },
  DEMO_PAGE: { parser: choices.onOff, example: 'off' },
  DEMO_DATA: { parser: choices.onOff, default: 'off', example: 'on' },

  JWT_SECRET: { parser: secrets.signingKey, example: 'output-of-openssl-rand-base64', secret: 'whole' },
  JWT_SECRET_PREVIOUS: { parser: secrets.signingKey, example: 'the-former-JWT_SECRET', secret: 'whole' },
  JWT_TTL_SECONDS: { parser: numbers.seconds(1, 315_360_000), default: '86400', example: '3600' },
  PASSWORD_MIN_LENGTH: { parser: numbers.wholeNumber(1, 128), default: '8', example: '12' },
  AUTH_PASSWORD_TRANSFER: { parser: choices.oneOf('hashed', 'plain'), default: 'hashed', example: 'plain' },
  AUTH_EMAIL_DOMAIN: { parser: names.domain, example: 'players.example' },

  AUTH_BACKEND: { parser: choices.backendKind, default: 'db', example: 'rest' },
  AUTH_REST_ENDPOINT: { parser: addresses.endpoint('AUTH_REST_BEARER_TOKEN'), example: 'https://backend.example/api' },
  AUTH_REST_BEARER_TOKEN: { parser: secrets.bearerToken, example: 'token-that-the-backend-knows', secret: 'whole' },
  AUTH_REST_TIMEOUT_SECONDS: { parser: numbers.seconds(0.001, 3600), default: '5', example: '2.5' },
  AUTH_REST_RETRY_DELAY_SECONDS: { parser: numbers.seconds(0, 3600), default: '10', example: '1' },
  AUTH_RABBITMQ_URL: {
    parser: addresses.amqpUrl,
    example: 'amqp://user:password@rabbitmq.example:5672/',
    secret: 'password',
  },
  AUTH_RABBITMQ_EXCHANGE: { parser: names.exchange, example: 'backend' },
  AUTH_RABBITMQ_ROUTING_KEY: { parser: names.routingKey, default: 'smart-chat.rpc', example: 'smart-chat.rpc' },
  AUTH_RABBITMQ_TIMEOUT_SECONDS: { parser: numbers.seconds(0.001, 3600), default: '5', example: '2.5' },

  OPERATOR_BACKEND: { parser: choices.backendKind, example: 'rabbitmq' },
  OPERATOR_REST_ENDPOINT: {
    parser: addresses.endpoint('OPERATOR_REST_BEARER_TOKEN'),
    example: 'https://operators.example/api',
  },
  OPERATOR_REST_BEARER_TOKEN: {
    parser: secrets.bearerToken,
    example: 'token-that-the-operator-backend-knows',
    secret: 'whole',
  },
  OPERATOR_REST_TIMEOUT_SECONDS: { parser: numbers.seconds(0.001, 3600), example: '2.5' },
  OPERATOR_REST_RETRY_DELAY_SECONDS: { parser: numbers.seconds(0, 3600), example: '1' },
  OPERATOR_RABBITMQ_URL: {
    parser: addresses.amqpUrl,
    example: 'amqps://user:password@operators.example:5671/desk',
    secret: 'password',
  },
  OPERATOR_RABBITMQ_EXCHANGE: { parser: names.exchange, example: 'operators' },
  OPERATOR_RABBITMQ_ROUTING_KEY: { parser: names.routingKey, example: 'operators.rpc' },
  OPERATOR_RABBITMQ_TIMEOUT_SECONDS: { parser: numbers.seconds(0.001, 3600), example: '2.5' },

  DATABASE_PATH: {
    parser: names.filePath,
    default: 'data/smart-chat.db',
    example: '/var/lib/smart-chat/smart-chat.db',
  },
  DATABASE_URL: { parser: addresses.databaseUrl, example: 'libsql://db.example' },
  DATABASE_AUTH_TOKEN: { parser: secrets.bearerToken, example: 'token-of-the-libsql-server', secret: 'whole' },

  AUTO_ESCALATION_THRESHOLD: { parser: numbers.wholeNumber(0, 1000), default: '3', example: '2' },
  MAX_MESSAGE_LENGTH: { parser: numbers.wholeNumber(1, 60_000), default: '4000', example: '1000' },
  TIME_ZONE: { parser: names.timeZone('Europe/Moscow'), default: 'Europe/Moscow', example: 'Asia/Almaty' },
  CURRENCY: { parser: names.currency, default: 'RUB', example: 'KZT' },
  INTENTS_FILE: { parser: names.filePath, example: '/etc/smart-chat/intents.json' },
  CHAT_TRANSACTIONS: { parser: choices.onOff, default: 'on', example: 'off' },
  MISSES_RECORDING: { parser: choices.onOff, default: 'off', example: 'on' },

  CHAT_RATE_LIMIT_PER_MINUTE: { parser: numbers.wholeNumber(0, 1_000_000), default: '120', example: '60' },
  AUTH_RATE_LIMIT_PER_MINUTE: { parser: numbers.wholeNumber(0, 1_000_000), default: '0', example: '30' },
  MAX_IN_FLIGHT: { parser: numbers.wholeNumber(1, 1_000_000), default: '1000', example: '200' },
} as const satisfies Record<string, Variable>

export type VariableName = keyof typeof variables

type ParserOutput<K> = K extends Parser<infer T> ? T : never

/** The validated values by variable; those without a fixed default may be undefined. */
export type Values = {
  readonly [N in VariableName]:
    | ParserOutput<(typeof variables)[N]['parser']>
    | ((typeof variables)[N] extends { default: string } ? never : undefined)
}
