import type { IncomingMessage } from 'node:http'
import { requestIdOf } from '../../shared/endpoint/http-event.ts'

/** The caller's id, or a new one. Repeated headers are joined here, so they are no list, and no sane id. */
export const idOf = ({ headers }: IncomingMessage): string => requestIdOf(headers['x-request-id'] as string | undefined)
