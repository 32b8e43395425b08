import { logger } from '../../observability/logger.ts'
import { measure } from '../../observability/measurements.ts'
import type { Call } from '../backend.ts'
import type { Operation } from './operations.ts'

const fields = ['status', 'method'] as const

/** Warns the administrator of a session mode that the guide does not name: the mode decides who talks to the player. */
export function reportGuessedMode({ method: operation }: Operation, mode: string, { requestId }: Call): void {
  measure({ kind: 'unknown_word', operation, field: 'mode' })
  logger.warn(`${operation} answered with a mode that the guide does not name; it is taken for ${mode}`, {
    request_id: requestId,
    operation,
    field: 'mode',
  })
}

/** Warns the administrator of statuses and methods that the guide does not name. The values are data and are not logged. */
export function reportUnknown(
  { method: operation }: Operation,
  items: readonly Partial<Record<(typeof fields)[number], string>>[],
  { requestId }: Call,
): void {
  for (const field of fields) {
    const count = items.filter(item => item[field] === 'unknown').length
    if (!count) continue
    measure({ kind: 'unknown_word', operation, field })
    logger.warn(`${operation} answered with a ${field} that the guide does not name; players see it as unknown`, {
      request_id: requestId,
      operation,
      field,
      count,
    })
  }
}
