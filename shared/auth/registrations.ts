import type { Call, CustomerBackend } from '../backends/backend.ts'
import type { Config } from '../config/config.ts'
import { AppError } from '../errors.ts'
import { logger } from '../observability/logger.ts'
import { checkPasswordLength } from './credentials.ts'
import type { Passwords } from './passwords.ts'
import { withSubstituteEmail } from './with-substitute-email.ts'

export interface Registration {
  username: string
  password: string
  email?: string | undefined
}

export interface RegistrationParts {
  customer: CustomerBackend
  passwords: Passwords
  config: Pick<Config, 'customer' | 'passwords' | 'emailDomain'>
}

/** Registers players. The users are kept by the company's backend. */
export class Registrations {
  readonly #customer: CustomerBackend
  readonly #createUser: CustomerBackend['createUser']
  readonly #passwords: Passwords
  readonly #config: RegistrationParts['config']
  /** Whether the backend gets passwords as typed, to hash them itself. Our own store never does. */
  readonly #plain: boolean
  #storageChecked: boolean

  constructor({ customer, passwords, config }: RegistrationParts) {
    this.#customer = customer
    this.#createUser = withSubstituteEmail(customer, config.emailDomain)
    this.#passwords = passwords
    this.#config = config
    const isOwnStore = config.customer.kind === 'db'
    this.#plain = config.passwords.transfer === 'plain' && !isOwnStore
    this.#storageChecked = this.#plain || isOwnStore
  }

  /**
   * @param options.resumed an earlier attempt of the same request may have created the user: an existing user with this name
   * and password then counts as a success
   * @throws AppError `user_exists`, `invalid_input` (password too short, or refused by the backend), `overloaded`, or an
   * error of the backend
   */
  async register(registration: Registration, call: Call, { resumed = false } = {}): Promise<void> {
    const { username, password, email = '' } = registration
    checkPasswordLength(password, this.#config.passwords.minLength)
    const sent = this.#plain ? password : await this.#passwords.hash(password)
    try {
      await this.#createUser({ username, email, password: sent }, call)
      await this.#checkStorage(username, sent, call)
    } catch (error) {
      if (!(await this.#isOwn(error, registration, sent, resumed, call))) throw error
    }
  }

  /**
   * Whether the name was taken by this same registration, because the backend's first answer was lost. A stored hash equal
   * to ours proves it, because its salt is random. A matching password proves it only if an earlier answer is known to be
   * lost.
   */
  async #isOwn(error: unknown, { username, password }: Registration, sent: string, resumed: boolean, call: Call) {
    if (!(error instanceof AppError) || error.code !== 'user_exists') return false
    const wasFree = error.details.wasFree === true
    if (resumed || (this.#plain && wasFree)) {
      return this.#passwords.verify(password, await this.#customer.findUser(username, call))
    }
    return wasFree && (await this.#keptHash(username, call)) === sent
  }

  /** Runs once per process. A backend that hashes the hash again locks new users out, and only this warning says why. */
  async #checkStorage(username: string, sent: string, call: Call) {
    if (this.#storageChecked) return
    this.#storageChecked = true
    const kept = await this.#keptHash(username, call)
    if (kept === undefined || kept === sent) return
    logger.warn(
      'the backend keeps another password hash than the one it is sent: who registers cannot log in. If the backend hashes passwords itself, set AUTH_PASSWORD_TRANSFER=plain',
      { request_id: call.requestId },
    )
  }

  async #keptHash(username: string, call: Call) {
    return (await this.#customer.findUser(username, call).catch(() => undefined))?.passwordHash
  }
}
