import type { VariableName } from './schema.ts'

/** What a variable is for. */
export interface VariableDocumentation {
  readonly group: string
  /** Its purpose, in a sentence or two. */
  readonly meaning: string
  /** The meaning of an absent variable that has no fixed default. */
  readonly defaultMeaning?: string
}

/** For the README's table, .env.example and the doctor. The functions do not load these texts. */
export const documentation: Readonly<Record<VariableName, VariableDocumentation>> = {
  HOST: {
    group: 'Server',
    meaning:
      'Address and port to listen on: 0.0.0.0:8080, :8080, 8080, localhost:8080, [::]:8080; a host alone takes PORT, or 8080.',
  },
  PORT: { group: 'Server', meaning: 'Port to listen on, when HOST is absent.', defaultMeaning: 'the port of HOST' },
  FUNCTIONS: {
    group: 'Server',
    meaning: 'API methods that this process serves, so that each can be scaled separately; the others answer 404.',
    defaultMeaning: 'all',
  },
  CORS_ORIGINS: {
    group: 'Server',
    meaning: 'Origins of web pages that may call the API from a browser, comma-separated; * allows any.',
    defaultMeaning: 'none',
  },
  TRUSTED_PROXIES: {
    group: 'Server',
    meaning: 'Addresses and CIDR ranges of proxies whose X-Forwarded-For is trusted, comma-separated.',
    defaultMeaning: 'none',
  },
  SHUTDOWN_GRACE_SECONDS: { group: 'Server', meaning: 'How long requests in flight may take to finish after SIGTERM.' },
  LOG_LEVEL: { group: 'Server', meaning: 'Minimum level of the log: DEBUG, INFO, WARN, ERROR, CRITICAL or SILENT.' },
  METRICS_HOST: {
    group: 'Server',
    meaning: 'Separate address and port for /metrics, to keep it off the public port.',
    defaultMeaning: 'the public port',
  },
  DEMO_PAGE: {
    group: 'Server',
    meaning: 'Whether / shows a chat window for trying out the service: on or off.',
    defaultMeaning: 'on when AUTH_BACKEND=db, off otherwise',
  },
  DEMO_DATA: {
    group: 'Server',
    meaning: 'Whether new users get a sample balance, bets and withdrawals: on or off. Only when AUTH_BACKEND=db.',
  },
  JWT_SECRET: {
    group: 'Accounts and tokens',
    meaning:
      'Key that signs the tokens (HS256), at least 32 bytes: openssl rand -base64 48. Required when AUTH_BACKEND is rest or rabbitmq.',
    defaultMeaning: 'generated once and kept in the store, when AUTH_BACKEND=db',
  },
  JWT_SECRET_PREVIOUS: {
    group: 'Accounts and tokens',
    meaning: 'The previous JWT_SECRET: its tokens are still accepted, but no new ones are signed with it.',
  },
  JWT_TTL_SECONDS: { group: 'Accounts and tokens', meaning: 'How long a token is valid.' },
  PASSWORD_MIN_LENGTH: {
    group: 'Accounts and tokens',
    meaning: 'Minimum length of a new password, in characters; the maximum is 128.',
  },
  AUTH_PASSWORD_TRANSFER: {
    group: 'Accounts and tokens',
    meaning:
      'Form of the password that a registration sends to the backend: hashed (an Argon2id PHC string) or plain (as typed, for a backend that hashes it).',
  },
  AUTH_EMAIL_DOMAIN: {
    group: 'Accounts and tokens',
    meaning:
      'Domain of the e-mail that a registration passes to the backend for a player who gives none, for a backend that refuses "" or takes it only once.',
    defaultMeaning: 'the e-mail is "", or of no-email.example.com once the backend has refused that',
  },
  AUTH_BACKEND: {
    group: 'Backend',
    meaning: 'Where users, balances, bets and withdrawals are kept: db (own store, for trying out), rest or rabbitmq.',
  },
  AUTH_REST_ENDPOINT: {
    group: 'Backend over REST',
    meaning: 'Base URL of the backend. Required when AUTH_BACKEND=rest.',
  },
  AUTH_REST_BEARER_TOKEN: {
    group: 'Backend over REST',
    meaning: 'Token sent as Authorization: Bearer.',
    defaultMeaning: 'no such header',
  },
  AUTH_REST_TIMEOUT_SECONDS: { group: 'Backend over REST', meaning: 'How long an answer may take.' },
  AUTH_REST_RETRY_DELAY_SECONDS: {
    group: 'Backend over REST',
    meaning: 'Pause before the one retry after a connection failure.',
  },
  AUTH_RABBITMQ_URL: {
    group: 'Backend over RabbitMQ',
    meaning: 'The broker, with user, password and virtual host. Required when AUTH_BACKEND=rabbitmq.',
  },
  AUTH_RABBITMQ_EXCHANGE: {
    group: 'Backend over RabbitMQ',
    meaning: 'Exchange that requests are published to; amq.default is the default exchange.',
    defaultMeaning: 'the default exchange',
  },
  AUTH_RABBITMQ_ROUTING_KEY: {
    group: 'Backend over RabbitMQ',
    meaning: 'Routing key of requests; on the default exchange, the name of the queue.',
  },
  AUTH_RABBITMQ_TIMEOUT_SECONDS: { group: 'Backend over RabbitMQ', meaning: 'How long an answer may take.' },
  OPERATOR_BACKEND: {
    group: 'Operators',
    meaning: 'Where operators are: db, rest or rabbitmq.',
    defaultMeaning: 'the other transport if only its OPERATOR_* address is set, otherwise AUTH_BACKEND',
  },
  OPERATOR_REST_ENDPOINT: {
    group: 'Operators',
    meaning: 'Base URL of the operator backend.',
    defaultMeaning: 'AUTH_REST_ENDPOINT',
  },
  OPERATOR_REST_BEARER_TOKEN: {
    group: 'Operators',
    meaning: 'Token sent to the operator backend as Authorization: Bearer.',
    defaultMeaning: 'AUTH_REST_BEARER_TOKEN',
  },
  OPERATOR_REST_TIMEOUT_SECONDS: {
    group: 'Operators',
    meaning: 'How long an answer of the operator backend may take.',
    defaultMeaning: 'AUTH_REST_TIMEOUT_SECONDS',
  },
  OPERATOR_REST_RETRY_DELAY_SECONDS: {
    group: 'Operators',
    meaning: 'Pause before the one retry after a connection failure.',
    defaultMeaning: 'AUTH_REST_RETRY_DELAY_SECONDS',
  },
  OPERATOR_RABBITMQ_URL: {
    group: 'Operators',
    meaning: 'The broker of the operator backend.',
    defaultMeaning: 'AUTH_RABBITMQ_URL',
  },
  OPERATOR_RABBITMQ_EXCHANGE: {
    group: 'Operators',
    meaning: 'Exchange that requests to operators are published to; amq.default is the default exchange.',
    defaultMeaning: 'AUTH_RABBITMQ_EXCHANGE',
  },
  OPERATOR_RABBITMQ_ROUTING_KEY: {
    group: 'Operators',
    meaning: 'Routing key of requests to operators.',
    defaultMeaning: 'AUTH_RABBITMQ_ROUTING_KEY',
  },
  OPERATOR_RABBITMQ_TIMEOUT_SECONDS: {
    group: 'Operators',
    meaning: 'How long an answer of the operator backend may take.',
    defaultMeaning: 'AUTH_RABBITMQ_TIMEOUT_SECONDS',
  },
  DATABASE_PATH: { group: 'Store', meaning: 'Local SQLite file of the store; its directory is created if absent.' },
  DATABASE_URL: {
    group: 'Store',
    meaning: 'libSQL server used instead of the file, so that several replicas or Lambda functions share one store.',
  },
  DATABASE_AUTH_TOKEN: { group: 'Store', meaning: 'Token for DATABASE_URL.' },
  AUTO_ESCALATION_THRESHOLD: {
    group: 'Dialogue',
    meaning: 'The Nth message in a row that the bot does not understand goes to an operator; 0 means never.',
  },
  MAX_MESSAGE_LENGTH: { group: 'Dialogue', meaning: 'Maximum length of a chat message, in characters.' },
  TIME_ZONE: { group: 'Dialogue', meaning: 'IANA time zone for "yesterday" and for the times shown.' },
  CURRENCY: { group: 'Dialogue', meaning: 'ISO 4217 code of the currency shown.' },
  INTENTS_FILE: {
    group: 'Dialogue',
    meaning: 'JSON file with your own keywords, reply texts and questions.',
    defaultMeaning: 'none',
  },
  CHAT_TRANSACTIONS: {
    group: 'Dialogue',
    meaning: 'Whether the bot may create withdrawals and bets: on or off (players are sent to an operator).',
  },
  MISSES_RECORDING: {
    group: 'Dialogue',
    meaning: 'Whether phrases that the bot does not understand are stored, masked, for 30 days: on or off.',
  },
  CHAT_RATE_LIMIT_PER_MINUTE: {
    group: 'Limits',
    meaning: 'Chat messages a user may send per minute; 0 means no limit.',
  },
  AUTH_RATE_LIMIT_PER_MINUTE: {
    group: 'Limits',
    meaning: 'Registrations and logins from one address per minute; 0 means no limit.',
  },
  MAX_IN_FLIGHT: {
    group: 'Limits',
    meaning: 'Maximum number of requests in flight per process; beyond it the answer is 503.',
  },
}
