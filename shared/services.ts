import { randomBytes } from 'node:crypto'
import type { Logins } from './auth/logins.ts'
import type { Passwords } from './auth/passwords.ts'
import type { RateLimiter } from './auth/rate-limiter.ts'
import type { Registrations } from './auth/registrations.ts'
import type { Tokens } from './auth/tokens.ts'
import type { Call, CustomerBackend, OperatorDesk } from './backends/backend.ts'
import type { Transport } from './backends/remote/transport.ts'
import type { Config, RabbitContour, RestContour } from './config/config.ts'
import { ConfigError, problemsOf } from './config/config-error.ts'
import { configFromEnvironment, givenIntentsFile, type LoadedConfig } from './config/load-config.ts'
import { runsUnderLambda } from './config/platform.ts'
import { lateArrivalMs, slowestAnswerMs, slowestCallMs } from './config/time-budgets.ts'
import type { Conversation } from './conversation/conversation.ts'
import type { Operators, OperatorsOptions } from './conversation/operators.ts'
import { recordMiss } from './conversation/record-miss.ts'
import type { Detector } from './intents/detector.ts'
import type { IntentsFile } from './intents/intents-file/intents-file.ts'
import { type Lazy, lazy } from './lazy.ts'
import { writeEmf } from './observability/emf.ts'
import { logger } from './observability/logger.ts'
import { measure, onMeasurement } from './observability/measurements.ts'
import type { IdempotencyRecords } from './store/idempotency.ts'
import type { Misses } from './store/misses.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import type { TransactionJournal } from './store/transaction-journal.ts'

/**
 * The composition root: the parts that the functions of one process (one Lambda container) share. Each part is created at
 * first use, and a function never loads what it, or its mode, does not need.
 */

/** @throws ConfigError when the environment is not valid */
export const config = (): Config => configFromEnvironment().config

export const store = lazy(
  async (): Promise<Store> => openStore(config().store),
  async opened => opened.close(),
)

export const customer = lazy(async (): Promise<CustomerBackend> => {
  const contour = config().customer
  if (contour.kind === 'db') {
    const { createDbCustomer } = await import('./backends/db/db-customer.ts')
    return createDbCustomer(await store(), { demoData: config().demoData })
  }
  const { RemoteCustomer } = await import('./backends/remote/remote-customer.ts')
  return new RemoteCustomer(await transport(contour))
})

export const desk = lazy(async (): Promise<OperatorDesk> => {
  const contour = config().desk
  if (contour.kind === 'db') {
    const { createDbDesk } = await import('./backends/db/db-desk.ts')
    return createDbDesk(await store())
  }
  const { RemoteDesk } = await import('./backends/remote/remote-desk.ts')
  return new RemoteDesk(await transport(contour))
})

const transports = new Map<string, Lazy<Transport>>()

/** Contours with the same settings share one transport, and so one circuit breaker. */
async function transport(contour: RestContour | RabbitContour): Promise<Transport> {
  const { createTransport } = await import('./backends/remote/transport.ts')
  const { customer, desk } = config()
  const key = JSON.stringify(contour)
  const contours = Object.entries({ backend: customer, operator: desk })
    .filter(([, other]) => JSON.stringify(other) === key)
    .map(([name]) => name)
  const shared =
    transports.get(key) ??
    lazy(
      () => createTransport(contour, { onChange: open => reportBreaker(contours, open) }),
      made => made.close(),
    )
  transports.set(key, shared)
  return shared()
}

function reportBreaker(contours: string[], open: boolean): void {
  for (const contour of contours) measure({ kind: 'breaker', contour, open })
  if (open) logger.warn('circuit breaker opened', { contours })
  else logger.info('circuit breaker closed', { contours })
}

export const tokens = lazy(async (): Promise<Tokens> => {
  const { createTokens } = await import('./auth/tokens.ts')
  const { ttlSeconds, previousSecret } = config().jwt
  return createTokens({ secret: await signingKey(), ttlSeconds, ...(previousSecret && { previousSecret }) })
})

/**
 * In db mode without JWT_SECRET, the key is generated once and kept in the store, so that restarts and replicas share it.
 */
async function signingKey(): Promise<string> {
  const { secret } = config().jwt
  if (secret) return secret
  const { getOrCreate } = await import('./store/settings.ts')
  return getOrCreate(await store(), 'jwt_secret', () => randomBytes(48).toString('base64'))
}

export const idempotency = lazy(async (): Promise<IdempotencyRecords> => {
  const { IdempotencyRecords } = await import('./store/idempotency.ts')
  const { previousSecret } = config().jwt
  return new IdempotencyRecords(await store(), [await signingKey(), ...(previousSecret ? [previousSecret] : [])])
})

const rateLimiters = {
  chat: lazy(() => createRateLimiter('chat', config().limits.chatPerMinute)),
  auth: lazy(() => createRateLimiter('auth', config().limits.authPerMinute)),
}

export const rateLimiter = (name: 'chat' | 'auth'): Promise<RateLimiter | undefined> => rateLimiters[name]()

/** A limit of 0 means no limiter. */
async function createRateLimiter(name: string, limit: number): Promise<RateLimiter | undefined> {
  if (limit === 0) return undefined
  const { RateLimiter } = await import('./auth/rate-limiter.ts')
  return new RateLimiter(await store(), { name, limit, unreported: config().lambda ? 1 : Math.ceil(limit / 12) })
}

/** Shared, because registrations and logins hash in one queue. */
const passwords = lazy(async (): Promise<Passwords> => {
  const { Passwords } = await import('./auth/passwords.ts')
  return new Passwords()
})

export const registrations = lazy(async (): Promise<Registrations> => {
  const { Registrations } = await import('./auth/registrations.ts')
  return new Registrations({ customer: await customer(), passwords: await passwords(), config: config() })
})

export const logins = lazy(async (): Promise<Logins> => {
  const { Logins } = await import('./auth/logins.ts')
  const { LoginThrottle } = await import('./auth/login-throttle.ts')
  return new Logins({
    customer: await customer(),
    passwords: await passwords(),
    tokens: await tokens(),
    throttle: new LoginThrottle(await store()),
  })
})

/** The contents of INTENTS_FILE. @throws ConfigError with all of its problems */
export const intentsFile = lazy(async (): Promise<IntentsFile> => {
  const path = givenIntentsFile()
  if (path === undefined) return {}
  const { readIntentsFile } = await import('./conversation/read-intents-file.ts')
  return readIntentsFile(path)
})

/**
 * Loads the configuration, and validates the INTENTS_FILE that it names.
 * @throws ConfigError with all problems of both
 */
export async function checkConfiguration(): Promise<LoadedConfig> {
  const problems = [...(await problemsOf(configFromEnvironment)), ...(await problemsOf(intentsFile))]
  if (problems.length > 0) throw new ConfigError(problems)
  return configFromEnvironment()
}

const chatParts = () => import('./conversation/chat-parts.ts')

export const detector = lazy(async (): Promise<Detector> => {
  const { createDetector, extraKeywords } = await chatParts()
  return createDetector(extraKeywords(await intentsFile()))
})

/** The operators' side of a dialogue, for functions that do not need the bot. */
export const operators = lazy(async (): Promise<Operators> => {
  const { Operators } = await import('./conversation/operators.ts')
  return new Operators(await operatorsOptions())
})

async function operatorsOptions(): Promise<OperatorsOptions> {
  const { Dialogues } = await import('./store/dialogues.ts')
  return {
    dialogues: new Dialogues(await store()),
    desk: await desk(),
    maxMessageLength: config().maxMessageLength,
    leaseMs: slowestAnswerMs(config().desk),
  }
}

const journal = lazy(async (): Promise<TransactionJournal> => {
  const { TransactionJournal } = await import('./store/transaction-journal.ts')
  return new TransactionJournal(await store())
})

export const conversation = lazy(async (): Promise<Conversation> => {
  const { Conversation, faqOf } = await chatParts()
  const created = new Conversation({
    ...(await operatorsOptions()),
    journal,
    customer: await customer(),
    detector,
    ...config().dialogue,
    now: Date.now,
    slowestCallMs: slowestCallMs(config().customer),
    lateArrivalMs: lateArrivalMs(config().customer),
    texts: (await intentsFile()).replies ?? {},
    faq: faqOf(await intentsFile()),
    ...(config().missesRecording && { onMiss: (message: string, call: Call) => recordMiss(misses, message, call) }),
  })
  await created.prepare()
  return created
})

export const misses = lazy(async (): Promise<Misses> => {
  const { Misses } = await import('./store/misses.ts')
  return new Misses(await store())
})

/**
 * Called at the end of a function's module. On Lambda, creates what the first request would wait for while the platform
 * still provides more CPU than a small function has later. A part that fails is created again by the request.
 */
export async function prepare(...makers: (() => Promise<unknown>)[]): Promise<void> {
  if (runsUnderLambda()) await Promise.allSettled(makers.map(make => make()))
}

/** Creates everything that the configuration asks for, so that problems show at startup. */
export async function warmUp(): Promise<void> {
  await Promise.all([store(), registrations(), logins(), operators(), conversation(), detector()])
}

/** Closes all connections and files. The store is closed last, because calls cut off by the others still write to it. */
export async function closeServices(): Promise<void> {
  await Promise.allSettled([...transports.values()].map(shared => shared.dispose()))
  await store.dispose()
}

// A Lambda function starts by importing this module: a bad configuration fails the import, and the error lists all problems.
if (runsUnderLambda()) {
  onMeasurement(writeEmf)
  for (const warning of (await checkConfiguration()).warnings) logger.warn(warning)
}
