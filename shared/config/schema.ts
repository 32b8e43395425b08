import * as amqpNames from './amqp-names.ts'
import type { Parser } from './parsers.ts'
import * as parsers from './parsers.ts'

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

/** One environment variable. The README's table and .env.example are generated from this. */
export interface Variable<T = unknown> {
  readonly group: string
  readonly parser: Parser<T>
  /** Its purpose, in a sentence or two. */
  readonly meaning: string
  /** The value used when the variable is absent. */
  readonly default?: string
  /** The meaning of an absent variable that has no fixed default. */
  readonly defaultMeaning?: string
  /** A valid value, except for signing keys: nobody must sign tokens with a key printed in public. */
  readonly example: string
  /** The part that is never shown: the whole value, or the password in a URL. Such a value belongs in a secret store. */
  readonly secret?: 'whole' | 'password'
}

/** All variables, in the order of the documentation. */
export const variables = {
  HOST: {
    group: 'Server',
    parser: parsers.listenAddress,
    meaning:
      'Address and port to listen on: 0.0.0.0:8080, :8080, 8080, localhost:8080, [::]:8080; a host alone takes PORT, or 8080.',
    default: '0.0.0.0:8080',
    example: ':8080',
  },
  PORT: {
    group: 'Server',
    parser: parsers.wholeNumber(0, 65535),
    meaning: 'Port to listen on, when HOST is absent.',
    defaultMeaning: 'the port of HOST',
    example: '8080',
  },
  FUNCTIONS: {
    group: 'Server',
    parser: parsers.someOf(functionNames),
    meaning: 'API methods that this process serves, so that each can be scaled separately; the others answer 404.',
    defaultMeaning: 'all',
    example: 'chat,session,health,ready',
  },
  CORS_ORIGINS: {
    group: 'Server',
    parser: parsers.origins,
    meaning: 'Origins of web pages that may call the API from a browser, comma-separated; * allows any.',
    defaultMeaning: 'none',
    example: 'https://shop.example,https://m.shop.example',
  },
  TRUSTED_PROXIES: {
    group: 'Server',
    parser: parsers.networks,
    meaning: 'Addresses and CIDR ranges of proxies whose X-Forwarded-For is trusted, comma-separated.',
    defaultMeaning: 'none',
    example: '10.0.0.0/8,fd00::/8',
  },
  SHUTDOWN_GRACE_SECONDS: {
    group: 'Server',
    parser: parsers.seconds(0, 3600),
    meaning: 'How long requests in flight may take to finish after SIGTERM.',
    default: '25',
    example: '25',
  },
  LOG_LEVEL: {
    group: 'Server',
    parser: parsers.logLevel,
    meaning: 'Minimum level of the log: DEBUG, INFO, WARN, ERROR, CRITICAL or SILENT.',
    default: 'INFO',
    example: 'DEBUG',
  },
  METRICS_HOST: {
    group: 'Server',
    parser: parsers.addressWithPort,
    meaning: 'Separate address and port for /metrics, to keep it off the public port.',
    defaultMeaning: 'the public port',
    example: '127.0.0.1:9464',
  },
  DEMO_PAGE: {
    group: 'Server',
    parser: parsers.onOff,
    meaning: 'Whether / shows a chat window for trying out the service: on or off.',
    defaultMeaning: 'on when AUTH_BACKEND=db, off otherwise',
    example: 'off',
  },
  DEMO_DATA: {
    group: 'Server',
    parser: parsers.onOff,
    meaning: 'Whether new users get a sample balance, bets and withdrawals: on or off. Only when AUTH_BACKEND=db.',
    default: 'off',
    example: 'on',
  },

  JWT_SECRET: {
    group: 'Accounts and tokens',
    parser: parsers.signingKey,
    meaning:
      'Key that signs the tokens (HS256), at least 32 bytes: openssl rand -base64 48. Required when AUTH_BACKEND is rest or rabbitmq.',
    defaultMeaning: 'generated once and kept in the store, when AUTH_BACKEND=db',
    example: 'output-of-openssl-rand-base64',
    secret: 'whole',
  },
  JWT_SECRET_PREVIOUS: {
    group: 'Accounts and tokens',
    parser: parsers.signingKey,
    meaning: 'The previous JWT_SECRET: its tokens are still accepted, but no new ones are signed with it.',
    example: 'the-former-JWT_SECRET',
    secret: 'whole',
  },
  JWT_TTL_SECONDS: {
    group: 'Accounts and tokens',
    parser: parsers.seconds(1, 315_360_000),
    meaning: 'How long a token is valid.',
    default: '86400',
    example: '3600',
  },
  PASSWORD_MIN_LENGTH: {
    group: 'Accounts and tokens',
    parser: parsers.wholeNumber(1, 128),
    meaning: 'Minimum length of a new password, in characters; the maximum is 128.',
    default: '8',
    example: '12',
  },
  AUTH_PASSWORD_TRANSFER: {
    group: 'Accounts and tokens',
    parser: parsers.oneOf('hashed', 'plain'),
    meaning:
      'Form of the password that a registration sends to the backend: hashed (an Argon2id PHC string) or plain (as typed, for a backend that hashes it).',
    default: 'hashed',
    example: 'plain',
  },
  AUTH_EMAIL_DOMAIN: {
    group: 'Accounts and tokens',
    parser: parsers.domain,
    meaning:
      'Domain of the e-mail that a registration passes to the backend for a player who gives none, for a backend that refuses "" or takes it only once.',
    defaultMeaning: 'the e-mail is ""',
    example: 'players.example',
  },

  AUTH_BACKEND: {
    group: 'Backend',
    parser: parsers.backendKind,
    meaning: 'Where users, balances, bets and withdrawals are kept: db (own store, for trying out), rest or rabbitmq.',
    default: 'db',
    example: 'rest',
  },
  AUTH_REST_ENDPOINT: {
    group: 'Backend over REST',
    parser: parsers.endpoint('AUTH_REST_BEARER_TOKEN'),
    meaning: 'Base URL of the backend. Required when AUTH_BACKEND=rest.',
    example: 'https://backend.example/api',
  },
  AUTH_REST_BEARER_TOKEN: {
    group: 'Backend over REST',
    parser: parsers.bearerToken,
    meaning: 'Token sent as Authorization: Bearer.',
    defaultMeaning: 'no such header',
    example: 'token-that-the-backend-knows',
    secret: 'whole',
  },
  AUTH_REST_TIMEOUT_SECONDS: {
    group: 'Backend over REST',
    parser: parsers.seconds(0.001, 3600),
    meaning: 'How long an answer may take.',
    default: '5',
    example: '2.5',
  },
  AUTH_REST_RETRY_DELAY_SECONDS: {
    group: 'Backend over REST',
    parser: parsers.seconds(0, 3600),
    meaning: 'Pause before the one retry after a connection failure.',
    default: '10',
    example: '1',
  },
  AUTH_RABBITMQ_URL: {
    group: 'Backend over RabbitMQ',
    parser: parsers.amqpUrl,
    meaning: 'The broker, with user, password and virtual host. Required when AUTH_BACKEND=rabbitmq.',
    example: 'amqp://user:password@rabbitmq.example:5672/',
    secret: 'password',
  },
  AUTH_RABBITMQ_EXCHANGE: {
    group: 'Backend over RabbitMQ',
    parser: amqpNames.exchange,
    meaning: 'Exchange that requests are published to; amq.default is the default exchange.',
    defaultMeaning: 'the default exchange',
    example: 'backend',
  },
  AUTH_RABBITMQ_ROUTING_KEY: {
    group: 'Backend over RabbitMQ',
    parser: amqpNames.routingKey,
    meaning: 'Routing key of requests; on the default exchange, the name of the queue.',
    default: 'smart-chat.rpc',
    example: 'smart-chat.rpc',
  },
  AUTH_RABBITMQ_TIMEOUT_SECONDS: {
    group: 'Backend over RabbitMQ',
    parser: parsers.seconds(0.001, 3600),
    meaning: 'How long an answer may take.',
    default: '5',
    example: '2.5',
  },

  OPERATOR_BACKEND: {
    group: 'Operators',
    parser: parsers.backendKind,
    meaning: 'Where operators are: db, rest or rabbitmq.',
    defaultMeaning: 'the other transport if only its OPERATOR_* address is set, otherwise AUTH_BACKEND',
    example: 'rabbitmq',
  },
  OPERATOR_REST_ENDPOINT: {
    group: 'Operators',
    parser: parsers.endpoint('OPERATOR_REST_BEARER_TOKEN'),
    meaning: 'Base URL of the operator backend.',
    defaultMeaning: 'AUTH_REST_ENDPOINT',
    example: 'https://operators.example/api',
  },
  OPERATOR_REST_BEARER_TOKEN: {
    group: 'Operators',
    parser: parsers.bearerToken,
    meaning: 'Token sent to the operator backend as Authorization: Bearer.',
    defaultMeaning: 'AUTH_REST_BEARER_TOKEN',
    example: 'token-that-the-operator-backend-knows',
    secret: 'whole',
  },
  OPERATOR_REST_TIMEOUT_SECONDS: {
    group: 'Operators',
    parser: parsers.seconds(0.001, 3600),
    meaning: 'How long an answer of the operator backend may take.',
    defaultMeaning: 'AUTH_REST_TIMEOUT_SECONDS',
    example: '2.5',
  },
  OPERATOR_REST_RETRY_DELAY_SECONDS: {
    group: 'Operators',
    parser: parsers.seconds(0, 3600),
    meaning: 'Pause before the one retry after a connection failure.',
    defaultMeaning: 'AUTH_REST_RETRY_DELAY_SECONDS',
    example: '1',
  },
  OPERATOR_RABBITMQ_URL: {
    group: 'Operators',
    parser: parsers.amqpUrl,
    meaning: 'The broker of the operator backend.',
    defaultMeaning: 'AUTH_RABBITMQ_URL',
    example: 'amqps://user:password@operators.example:5671/desk',
    secret: 'password',
  },
  OPERATOR_RABBITMQ_EXCHANGE: {
    group: 'Operators',
    parser: amqpNames.exchange,
    meaning: 'Exchange that requests to operators are published to; amq.default is the default exchange.',
    defaultMeaning: 'AUTH_RABBITMQ_EXCHANGE',
    example: 'operators',
  },
  OPERATOR_RABBITMQ_ROUTING_KEY: {
    group: 'Operators',
    parser: amqpNames.routingKey,
    meaning: 'Routing key of requests to operators.',
    defaultMeaning: 'AUTH_RABBITMQ_ROUTING_KEY',
    example: 'operators.rpc',
  },
  OPERATOR_RABBITMQ_TIMEOUT_SECONDS: {
    group: 'Operators',
    parser: parsers.seconds(0.001, 3600),
    meaning: 'How long an answer of the operator backend may take.',
    defaultMeaning: 'AUTH_RABBITMQ_TIMEOUT_SECONDS',
    example: '2.5',
  },

  DATABASE_PATH: {
    group: 'Store',
    parser: parsers.filePath,
    meaning: 'Local SQLite file of the store; its directory is created if absent.',
    default: 'data/smart-chat.db',
    example: '/var/lib/smart-chat/smart-chat.db',
  },
  DATABASE_URL: {
    group: 'Store',
    parser: parsers.databaseUrl,
    meaning: 'libSQL server used instead of the file, so that several replicas or Lambda functions share one store.',
    example: 'libsql://db.example',
  },
  DATABASE_AUTH_TOKEN: {
    group: 'Store',
    parser: parsers.bearerToken,
    meaning: 'Token for DATABASE_URL.',
    example: 'token-of-the-libsql-server',
    secret: 'whole',
  },

  AUTO_ESCALATION_THRESHOLD: {
    group: 'Dialogue',
    parser: parsers.wholeNumber(0, 1000),
    meaning: 'The Nth message in a row that the bot does not understand goes to an operator; 0 means never.',
    default: '3',
    example: '2',
  },
  MAX_MESSAGE_LENGTH: {
    group: 'Dialogue',
    parser: parsers.wholeNumber(1, 60_000),
    meaning: 'Maximum length of a chat message, in characters.',
    default: '4000',
    example: '1000',
  },
  TIME_ZONE: {
    group: 'Dialogue',
    parser: parsers.timeZone('Europe/Moscow'),
    meaning: 'IANA time zone for "yesterday" and for the times shown.',
    default: 'Europe/Moscow',
    example: 'Asia/Almaty',
  },
  CURRENCY: {
    group: 'Dialogue',
    parser: parsers.currency,
    meaning: 'ISO 4217 code of the currency shown.',
    default: 'RUB',
    example: 'KZT',
  },
  INTENTS_FILE: {
    group: 'Dialogue',
    parser: parsers.filePath,
    meaning: 'JSON file with your own keywords, reply texts and questions.',
    defaultMeaning: 'none',
    example: '/etc/smart-chat/intents.json',
  },
  CHAT_TRANSACTIONS: {
    group: 'Dialogue',
    parser: parsers.onOff,
    meaning: 'Whether the bot may create withdrawals and bets: on or off (players are sent to an operator).',
    default: 'on',
    example: 'off',
  },
  MISSES_RECORDING: {
    group: 'Dialogue',
    parser: parsers.onOff,
    meaning: 'Whether phrases that the bot does not understand are stored, masked, for 30 days: on or off.',
    default: 'off',
    example: 'on',
  },

  CHAT_RATE_LIMIT_PER_MINUTE: {
    group: 'Limits',
    parser: parsers.wholeNumber(0, 1_000_000),
    meaning: 'Chat messages a user may send per minute; 0 means no limit.',
    default: '120',
    example: '60',
  },
  AUTH_RATE_LIMIT_PER_MINUTE: {
    group: 'Limits',
    parser: parsers.wholeNumber(0, 1_000_000),
    meaning: 'Registrations and logins from one address per minute; 0 means no limit.',
    default: '0',
    example: '30',
  },
  MAX_IN_FLIGHT: {
    group: 'Limits',
    parser: parsers.wholeNumber(1, 1_000_000),
    meaning: 'Maximum number of requests in flight per process; beyond it the answer is 503.',
    default: '1000',
    example: '200',
  },
} as const satisfies Record<string, Variable>

export type VariableName = keyof typeof variables

type ParserOutput<K> = K extends Parser<infer T> ? T : never

/** The validated values by variable; those without a fixed default may be undefined. */
export type Values = {
  readonly [N in VariableName]:
    | ParserOutput<(typeof variables)[N]['parser']>
    | ((typeof variables)[N] extends { default: string } ? never : undefined)
}
