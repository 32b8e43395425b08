import type { Config, StoreConfig } from './config.ts'
import { ConfigError, type Problem } from './config-error.ts'
import { composeContours } from './contours.ts'
import { collect, type Environment, type GivenByVariable, parseValues } from './environment.ts'
import { problemOfNode, runsUnderLambda } from './platform.ts'
import { functionNames, type Values } from './schema.ts'
import { findWarnings, unknownVariables } from './warnings.ts'

export interface LoadedConfig {
  readonly config: Config
  /** Warnings for the administrator, without secrets, to be logged at startup. */
  readonly warnings: readonly string[]
}

/**
 * Reads the configuration from environment variables. The result is deeply frozen.
 * @throws ConfigError with all problems
 */
export function loadConfig(env: Environment): LoadedConfig {
  const problems: Problem[] = []
  const given = collect(env, problems)
  const values = parseValues(given, problems)
  const { customer, desk } = composeContours(values, name => given[name] !== undefined, problems)
  if (values.AUTH_BACKEND !== 'db' && given.JWT_SECRET === undefined) {
    problems.push({
      variable: 'JWT_SECRET',
      message: `is required when AUTH_BACKEND is ${values.AUTH_BACKEND}; at least 32 bytes, such as the output of: openssl rand -base64 48`,
    })
  }
  if (problems.length > 0 || customer === undefined || desk === undefined) {
    throw new ConfigError([...problems, ...unknownVariables(env)])
  }

  const config = composeConfig(env, given, values, { customer, desk })
  return deepFreeze({ config, warnings: findWarnings(env, given, config) })
}

function composeConfig(
  env: Environment,
  given: GivenByVariable,
  values: Values,
  contours: Pick<Config, 'customer' | 'desk'>,
): Config {
  return {
    listen: composeListen(values, given.HOST !== undefined),
    ...(values.METRICS_HOST !== undefined && { metricsListen: values.METRICS_HOST }),
    functions: values.FUNCTIONS ?? functionNames,
    lambda: runsUnderLambda(env),
    ...contours,
    store: composeStore(values),
    jwt: {
      ...(values.JWT_SECRET !== undefined && { secret: values.JWT_SECRET }),
      ...(values.JWT_SECRET_PREVIOUS !== undefined && { previousSecret: values.JWT_SECRET_PREVIOUS }),
      ttlSeconds: values.JWT_TTL_SECONDS,
    },
    passwords: { transfer: values.AUTH_PASSWORD_TRANSFER, minLength: values.PASSWORD_MIN_LENGTH },
    ...(values.AUTH_EMAIL_DOMAIN !== undefined && { emailDomain: values.AUTH_EMAIL_DOMAIN }),
    dialogue: {
      escalationThreshold: values.AUTO_ESCALATION_THRESHOLD,
      timeZone: values.TIME_ZONE,
      currency: values.CURRENCY,
      transactions: values.CHAT_TRANSACTIONS,
    },
    maxMessageLength: values.MAX_MESSAGE_LENGTH,
    limits: {
      chatPerMinute: values.CHAT_RATE_LIMIT_PER_MINUTE,
      authPerMinute: values.AUTH_RATE_LIMIT_PER_MINUTE,
      maxInFlight: values.MAX_IN_FLIGHT,
    },
    corsOrigins: values.CORS_ORIGINS ?? [],
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    shutdownGraceMs: Math.round(values.SHUTDOWN_GRACE_SECONDS * 1000),
    ...(values.INTENTS_FILE !== undefined && { intentsFile: values.INTENTS_FILE }),
    demoData: values.DEMO_DATA,
    demoPage: values.DEMO_PAGE ?? contours.customer.kind === 'db',
    missesRecording: values.MISSES_RECORDING,
  }
}

function composeStore(values: Values): StoreConfig {
  if (values.DATABASE_URL === undefined) return { kind: 'file', path: values.DATABASE_PATH }
  const authToken = values.DATABASE_AUTH_TOKEN
  return { kind: 'server', url: values.DATABASE_URL, ...(authToken !== undefined && { authToken }) }
}

const defaultPort = 8080

/** PORT is used when HOST has no port. */
function composeListen({ HOST, PORT }: Values, hostIsGiven: boolean): Config['listen'] {
  const named = hostIsGiven ? HOST.port : undefined
  return { host: HOST.host, port: named ?? PORT ?? HOST.port ?? defaultPort }
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null && !Object.isFrozen(part)) deepFreeze(part)
  }
  return Object.freeze(value)
}

let loaded: LoadedConfig | undefined

/**
 * The configuration of this process, read once.
 * @throws ConfigError like loadConfig, and when Node is too old
 */
export function configFromEnvironment(): LoadedConfig {
  const problem = problemOfNode()
  if (problem) throw new ConfigError([problem])
  loaded ??= loadConfig(process.env)
  return loaded
}

/** INTENTS_FILE, available even when other variables are invalid; undefined when its own value is. */
export const givenIntentsFile = (): string | undefined =>
  loaded ? loaded.config.intentsFile : parseValues(collect(process.env, []), []).INTENTS_FILE
