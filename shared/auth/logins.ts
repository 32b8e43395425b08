import type { Call, CustomerBackend } from '../backends/backend.ts'
import { AppError, errorMessage } from '../errors.ts'
import { logger } from '../observability/logger.ts'
import type { Attempt, LoginThrottle } from './login-throttle.ts'
import type { Passwords } from './passwords.ts'
import type { Tokens } from './tokens.ts'

export interface Login {
  username: string
  password: string
}

export interface LoginParts {
  customer: CustomerBackend
  passwords: Passwords
  tokens: Tokens
  throttle: LoginThrottle
}

/** Logs players in. An unknown user and a wrong password get the same answer after the same time. */
export class Logins {
  readonly #parts: LoginParts

  constructor(parts: LoginParts) {
    this.#parts = parts
  }

  /**
   * @param client.address of the client
   * @throws AppError `invalid_credentials`, `too_many_requests`, `overloaded`, or an error of the backend
   */
  async login(login: Login, { address, call }: { address: string; call: Call }): Promise<{ token: string }> {
    const attempt = await this.#parts.throttle.begin(login.username, address)
    const user = await orWithdraw(attempt, () => this.#authenticate(login, call))
    if (user === undefined) throw new AppError('invalid_credentials', errorMessage.invalid_credentials)
    await attempt.succeed()
    return { token: await this.#parts.tokens.issue(user) }
  }

  async #authenticate({ username, password }: Login, call: Call) {
    const user = await this.#parts.customer.findUser(username, call)
    return (await this.#parts.passwords.verify(password, user)) ? user : undefined
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
