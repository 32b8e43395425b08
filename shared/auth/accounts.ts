import type { Call, CustomerBackend } from '../backends/backend.ts'
import type { Config } from '../config/config.ts'
import { AppError, errorMessage } from '../errors.ts'
import { logger } from '../logger.ts'
import { checkPasswordLength } from './credentials.ts'
import type { Attempt, LoginThrottle } from './login-throttle.ts'
import { emailOf } from './no-email.ts'
import type { Passwords } from './passwords.ts'
import type { Tokens } from './tokens.ts'

export interface Registration {
  username: string
  password: string
  email?: string | undefined
}

export interface Login {
  username: string
  password: string
}

export interface Accounts {
  /**
   * @param options.resumed an earlier attempt of the same request may have created the user: an existing user with this name
   * and password then counts as a success
   * @throws AppError `user_exists`, `invalid_input` (password too short, or refused by the backend), `overloaded`, or an
   * error of the backend
   */
  register(registration: Registration, call: Call, options?: { resumed?: boolean }): Promise<void>
  /**
   * @param from the client's address
   * @throws AppError `invalid_credentials`, `too_many_requests`, `overloaded`, or an error of the backend
   */
  login(login: Login, from: { address: string; call: Call }): Promise<{ token: string }>
}

export interface AccountParts {
  customer: CustomerBackend
  passwords: Passwords
  tokens: Tokens
  throttle: LoginThrottle
  config: Pick<Config, 'customer' | 'passwords' | 'emailDomain'>
}

/** Registration and login. The users are kept by the customer's backend. */
export function createAccounts({ customer, passwords, tokens, throttle, config }: AccountParts): Accounts {
  // Our own store never gets a plain-text password.
  const plain = config.passwords.transfer === 'plain' && config.customer.kind !== 'db'

  /** Finds the user by name and password. Takes equally long for an unknown name. */
  async function authenticate({ username, password }: Login, call: Call) {
    const user = await customer.findUser(username, call)
    const matches =
      user === undefined
        ? await passwords.verifyNobody(password)
        : await passwords.verify(password, user.passwordHash, { userId: user.id })
    return matches ? user : undefined
  }

  /**
   * Whether the name was taken by this same registration, because the backend's first answer was lost. A stored hash equal
   * to ours proves it, because its salt is random. A matching password proves it only if an earlier answer is known to be
   * lost.
   */
  async function isOwn(error: unknown, { username, password }: Login, sent: string, resumed: boolean, call: Call) {
    if (!(error instanceof AppError) || error.code !== 'user_exists') return false
    const wasFree = error.details.wasFree === true
    if (resumed || (plain && wasFree)) return (await authenticate({ username, password }, call)) !== undefined
    return wasFree && (await keptHash(username, call)) === sent
  }

  const keptHash = async (username: string, call: Call) =>
    (await customer.findUser(username, call).catch(() => undefined))?.passwordHash

  let storageChecked = plain || config.customer.kind === 'db'

  /** Runs once per process. A backend that hashes the hash again locks new users out, and only this warning says why. */
  async function checkStorage(username: string, sent: string, call: Call) {
    if (storageChecked) return
    storageChecked = true
    const kept = await keptHash(username, call)
    if (kept === undefined || kept === sent) return
    logger.warn(
      'the backend keeps another password hash than the one it is sent: who registers cannot log in. If the backend hashes passwords itself, set AUTH_PASSWORD_TRANSFER=plain',
      { request_id: call.requestId },
    )
  }

  return {
    async register({ username, password, email: given }, call, { resumed = false } = {}) {
      const email = given || emailOf(username, config.emailDomain)
      checkPasswordLength(password, config.passwords.minLength)
      const sent = plain ? password : await passwords.hash(password)
      try {
        await customer.createUser({ username, email, password: sent }, call)
        await checkStorage(username, sent, call)
      } catch (error) {
        if (!(await isOwn(error, { username, password }, sent, resumed, call))) throw error
      }
    },

    async login(login, { address, call }) {
      const attempt = await throttle.begin(login.username, address)
      const user = await orWithdraw(attempt, () => authenticate(login, call))
      if (user === undefined) throw new AppError('invalid_credentials', errorMessage.invalid_credentials)
      await attempt.succeed()
      return { token: await tokens.issue({ id: user.id, username: user.username }) }
    },
  }
}

/** Runs `work`; if it throws, the attempt does not count as a failed login. */
async function orWithdraw<T>(attempt: Attempt, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // The first error is the one to report. If the attempt cannot be withdrawn, its count expires with the window.
    await attempt.withdraw().catch(failure => logger.warn('a login attempt stays counted', failure))
    throw error
  }
}
