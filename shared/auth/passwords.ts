import { logger } from '../observability/logger.ts'
import { HashingQueue } from './hashing-queue.ts'

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const recommended = { scheme: 'argon2id', memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * Hashes more expensive than this are not computed: a backend's mistake must not exhaust memory or block logins for hours.
 */
const limits = { memoryCost: 262_144, timeCost: 16, parallelism: 16, bcryptCost: 15 }

type Cost =
  | { scheme: 'argon2id'; memoryCost: number; timeCost: number; parallelism: number }
  | { scheme: 'bcrypt'; cost: number }

// Loaded when first needed: most functions never hash.
const argon2 = () => import('@node-rs/argon2')
const bcrypt = () => import('@node-rs/bcrypt')

/** Hashes and verifies passwords off the event loop, with bounded concurrency. */
export class Passwords {
  readonly #queue: HashingQueue
  /** The cost of the last hash verified; an unknown user takes the same work. */
  #usual: Cost = recommended

  constructor(queue = new HashingQueue()) {
    this.#queue = queue
  }

  /**
   * The password as an Argon2id PHC string.
   * @throws AppError `overloaded`
   */
  hash(password: string): Promise<string> {
    return this.#queue.run(() => computeHash(password, recommended))
  }

  /**
   * Whether the password is the user's. The hash is an Argon2id PHC string or bcrypt ($2a$, $2b$, $2y$); one of any other form
   * matches no password, and an error is logged without it. An unknown user (undefined) takes the usual time, so that timing
   * does not reveal which users exist.
   * @throws AppError `overloaded`
   */
  async verify(password: string, user: { id: bigint; passwordHash: string } | undefined): Promise<boolean> {
    const cost = user && (await costOf(user.passwordHash))
    if (user === undefined || cost === undefined) {
      if (user) reportUnusable(user)
      await this.#queue.run(() => computeHash(password, this.#usual))
      return false
    }
    this.#usual = cost
    const hash = user.passwordHash
    return this.#queue.run(async () =>
      cost.scheme === 'bcrypt' ? (await bcrypt()).verify(password, hash) : (await argon2()).verify(hash, password),
    )
  }
}

function reportUnusable({ id, passwordHash }: { id: bigint; passwordHash: string }): void {
  logger.error(
    'a password hash of the backend cannot be used: neither Argon2id (PHC string) nor bcrypt, or too costly',
    { user_id: id.toString(), hash_length: passwordHash.length },
  )
}

async function computeHash(password: string, cost: Cost): Promise<string> {
  if (cost.scheme === 'bcrypt') return (await bcrypt()).hash(password, { cost: cost.cost })
  const { memoryCost, timeCost, parallelism } = cost
  return (await argon2()).hash(password, { memoryCost, timeCost, parallelism }) // the library's default is Argon2id
}

/** The cost parameters of a hash; undefined when its form is unknown or its cost is above the limits. */
async function costOf(hash: string): Promise<Cost | undefined> {
  try {
    if (/^\$2[aby]\$/.test(hash)) {
      const { cost } = (await bcrypt()).parseOptions(hash)
      return cost <= limits.bcryptCost ? { scheme: 'bcrypt', cost } : undefined
    }
    if (!hash.startsWith('$argon2id$')) return undefined
    const { memoryCost, timeCost, parallelism } = (await argon2()).parseOptions(hash)
    const tooCostly = memoryCost > limits.memoryCost || timeCost > limits.timeCost || parallelism > limits.parallelism
    return tooCostly ? undefined : { scheme: 'argon2id', memoryCost, timeCost, parallelism }
  } catch {
    return undefined // the parsers' errors say only that it is malformed
  }
}
