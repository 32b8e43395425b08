import type { Call, CustomerBackend } from '../backends/backend.ts'
import type { Config } from '../config/config.ts'
import { AppError, errorMessage } from '../errors.ts'
import { logger } from '../logger.ts'
import { checkPasswordLength } from './credentials.ts'
import type { Attempt, LoginThrottle } from './login-throttle.ts'
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
   * @param options.resumed an earlier attempt of the same request may have created the user: one that has the name and the
   * password is then taken for that user
   * @throws AppError `user_exists`, `invalid_input` (short password, or refused by the backend), `overloaded`, or what the backend throws
   */
  register(registration: Registration, call: Call, options?: { resumed?: boolean }): Promise<void>
  /**
   * @param from the client's address
   * @throws AppError `invalid_credentials`, `too_many_requests`, `overloaded`, or what the backend throws
   */
  login(login: Login, from: { address: string; call: Call }): Promise<{ token: string }>
}

export interface AccountParts {
  customer: CustomerBackend
  passwords: Passwords
  tokens: Tokens
  throttle: LoginThrottle
  config: Pick<Config, 'customer' | 'passwords'>
}

/** Registration and login through the customer's backend, which keeps the users. */
export function createAccounts({ customer, passwords, tokens, throttle, config }: AccountParts): Accounts {
  // Our own store never sees a password as typed.
  const plain = config.passwords.transfer === 'plain' && config.customer.kind !== 'db'

  /** The user that name and password belong to. For an unknown name the same work is done, in vain. */
  async function authenticate({ username, password }: Login, call: Call) {
    const user = await customer.findUser(username, call)
    const right =
      user === undefined
        ? await passwords.verifyNobody(password)
        : await passwords.verify(password, user.passwordHash, { userId: user.id })
    return right ? user : undefined
  }

  /**
   * Whether the name was taken by this very registration, whose first answer got lost on the way back. A hash equal to ours
   * proves it, because its salt is random; a password does not, unless an earlier answer to it is known to be lost.
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

  /** Once per process: a backend that hashes the hash it is sent locks everybody out, and nothing else would say why. */
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
    async register({ username, password, email = '' }, call, { resumed = false } = {}) {
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

/** A failure of ours or of the backend does not count as a wrong guess. */
async function orWithdraw<T>(attempt: Attempt, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // The first failure is the one to report; an attempt that stays counted is forgotten with time.
    await attempt.withdraw().catch(failure => logger.warn('a login attempt stays counted', failure))
    throw error
  }
}
