import type { CustomerBackend } from '../backends/backend.ts'
import { AppError } from '../errors.ts'
import { logger } from '../observability/logger.ts'
import { substituteEmail } from './substitute-email.ts'

/** example.com is reserved (RFC 2606, 3) and takes no mail (RFC 7505). */
const reservedDomain = 'no-email.example.com'

/**
 * A `createUser` that supplies the e-mail of players who give none: of the administrator's domain (AUTH_EMAIL_DOMAIN). If there is
 * none, it is '', and when the backend refuses that, an address of a reserved domain, from then on for all of them.
 */
export function withSubstituteEmail(customer: CustomerBackend, administratorsDomain: string | undefined) {
  let domain = administratorsDomain

  const createUser: CustomerBackend['createUser'] = async ({ email: given, ...user }, call) => {
    const email = given || substituteEmail(user.username, domain)
    try {
      return await customer.createUser({ ...user, email }, call)
    } catch (error) {
      if (email !== '' || !(error instanceof AppError && error.details.isFree)) throw error
    }
    await customer.createUser({ ...user, email: substituteEmail(user.username, reservedDomain) }, call)
    domain = reservedDomain
    logger.warn(
      `the backend does not take "" as the e-mail of a player who gives none; such players get one at ${reservedDomain}: set AUTH_EMAIL_DOMAIN to a domain of your own`,
      { request_id: call.requestId },
    )
  }
  return createUser
}
