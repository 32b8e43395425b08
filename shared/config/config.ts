/** The whole configuration, validated and frozen. Times are milliseconds. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number }
  /** Where users, balances, bets and withdrawals are. */
  readonly customer: ContourConfig
  /** Where operators are. */
  readonly desk: ContourConfig
  readonly store: StoreConfig
  readonly jwt: { readonly secret?: string; readonly ttlSeconds: number }
  readonly passwords: { readonly transfer: 'hashed' | 'plain'; readonly minLength: number }
  readonly dialogue: DialogueConfig
  readonly maxMessageLength: number
  readonly corsOrigins: readonly string[]
  readonly logLevel: LogLevel
  readonly shutdownGraceMs: number
  readonly intentsFile?: string
  readonly demoData: boolean
}

export type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'SILENT'

export interface DialogueConfig {
  /** The Nth unrecognised message in a row goes to an operator; 0 = never. */
  readonly escalationThreshold: number
  /** IANA name */
  readonly timeZone: string
  /** ISO 4217 code */
  readonly currency: string
  /** Whether the bot may create withdrawals and bets. */
  readonly transactions: boolean
}

export type ContourConfig = DbContour | RestContour | RabbitContour

export interface DbContour {
  readonly kind: 'db'
}

export interface RestContour {
  readonly kind: 'rest'
  /** Base URL without a trailing slash. */
  readonly endpoint: string
  readonly bearerToken?: string
  readonly timeoutMs: number
  readonly retryDelayMs: number
}

export interface RabbitContour {
  readonly kind: 'rabbitmq'
  /** amqp:// or amqps:// */
  readonly url: string
  /** '' is the default exchange. */
  readonly exchange: string
  readonly routingKey: string
  readonly timeoutMs: number
}

/** A local file, or a libSQL server shared by replicas. */
export type StoreConfig =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'server'; readonly url: string; readonly authToken?: string }
