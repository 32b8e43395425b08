import type { IncomingMessage } from 'node:http'
import { requestIdOf } from '../../../shared/endpoint/http-event.ts'

/** The caller's request id, or a new one. The server joins repeated headers into one string, which is no valid id. */
export const idOf = ({ headers }: IncomingMessage): string => requestIdOf(headers['x-request-id'] as string | undefined)
