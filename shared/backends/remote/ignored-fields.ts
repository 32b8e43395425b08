import { withArticle } from '../../article.ts'
import { logger } from '../../observability/logger.ts'
import { measure } from '../../observability/measurements.ts'
import type { Call } from '../backend.ts'
import type { Operation } from './operations.ts'

/** The fields of sessions that only inform the player, and were ignored because their values do not fit. */
export class IgnoredFields {
  readonly #warnedOf = new Set<string>()

  /** Counts one, and warns the administrator at the first of its name: a session is asked for every few seconds. */
  report({ method: operation }: Operation, field: string, { requestId }: Call): void {
    measure({ kind: 'ignored_field', operation, field })
    if (this.#warnedOf.has(field)) return
    this.#warnedOf.add(field)
    logger.warn(`${operation} answered with ${withArticle(field)} that does not fit; it is ignored`, {
      request_id: requestId,
      operation,
      field,
    })
  }
}
