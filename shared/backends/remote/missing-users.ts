import { logger } from '../../observability/logger.ts'
import type { Call } from '../backend.ts'
import { operations } from './operations.ts'

/** So many names of which none exists are rather a wrong address than slips of the pen. */
const suspicious = 10

/**
 * Warns the administrator, once, when no user has been found since the start. A wrong path in the backend's URL is answered with
 * 404, which to a look-up means that there is no such user: players read that the password is wrong, and `/ready` says ok.
 */
export class MissingUsers {
  /** undefined: no longer counted. */
  #count: number | undefined = 0

  found(): void {
    this.#count = undefined
  }

  missed({ requestId }: Call): void {
    if (this.#count === undefined || ++this.#count < suspicious) return
    this.#count = undefined
    const { method: operation } = operations.findUser
    logger.warn(
      `${operation} found none of the first ${suspicious} users: if they exist, the backend's look-up is wrong, or over REST the path in AUTH_REST_ENDPOINT, which is what comes before /users`,
      { request_id: requestId, operation },
    )
  }
}
