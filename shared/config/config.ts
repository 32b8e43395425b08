import type { ListenAddress } from './listen-address.ts'
import type { FunctionName } from './schema.ts'

/** The whole configuration, validated and frozen. Times are milliseconds. */
export interface Config {
  readonly listen: ListenAddress
  /** Where /metrics is served; absent when it is on the public port. */
  readonly metricsListen?: ListenAddress
  /** The API methods that this process serves. */
  readonly functions: readonly FunctionName[]
  /** Whether the process runs under the Lambda Runtime API. */
  readonly lambda: boolean
  /** Where users, balances, bets and withdrawals are. */
  readonly customer: ContourConfig
  /** Where operators are. */
  readonly desk: ContourConfig
  readonly store: StoreConfig
  readonly jwt: JwtConfig
  readonly passwords: { readonly transfer: 'hashed' | 'plain'; readonly minLength: number }
  /** Domain of the e-mail of players who give none. If absent, their e-mail is ''. */
  readonly emailDomain?: string
  readonly dialogue: DialogueConfig
  readonly maxMessageLength: number
  readonly limits: LimitsConfig
  /** Allowed origins; `*` allows any. */
  readonly corsOrigins: readonly string[]
  /** Addresses and CIDR ranges of proxies whose X-Forwarded-For is trusted. */
  readonly trustedProxies: readonly string[]
  readonly shutdownGraceMs: number
  readonly intentsFile?: string
  readonly demoData: boolean
  readonly demoPage: boolean
  /** Whether masked unrecognised phrases are kept. */
  readonly missesRecording: boolean
}

export interface JwtConfig {
  /** May be absent in db mode only; the key is then generated once and kept in the store. */
  readonly secret?: string
  /** Used to verify tokens, never to sign them. */
  readonly previousSecret?: string
  readonly ttlSeconds: number
}

export interface LimitsConfig {
  /** Messages per user; 0 means no limit. */
  readonly chatPerMinute: number
  /** Registrations and logins per address; 0 means no limit. */
  readonly authPerMinute: number
  /** Requests that the process handles concurrently. */
  readonly maxInFlight: number
}

export interface DialogueConfig {
  /** The Nth unrecognised message in a row goes to an operator; 0 means never. */
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
