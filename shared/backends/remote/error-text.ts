import { parseJsonBytes } from '../../json.ts'
import type { Call } from '../backend.ts'
import type { Payload } from './operations.ts'

/** The texts of an error as a backend may write it: a string, a list, or an object with some of the usual keys. */
export function textsOf(error: unknown, depth = 2): string[] {
  if (typeof error === 'string') return error === '' ? [] : [error]
  if (typeof error !== 'object' || error === null || depth === 0) return []
  const parts = Array.isArray(error) ? error.slice(0, 3) : usualKeys.map(key => (error as Record<string, unknown>)[key])
  return [...new Set(parts.flatMap(part => textsOf(part, depth - 1)))]
}

const usualKeys = ['code', 'error', 'errors', 'message', 'detail', 'title', 'error_description']

/** Longer bodies are dumps, not error texts. */
const maxBodyBytes = 16 * 1024

/** The error text in the body of an HTTP response. */
export function textOfBody(body: Uint8Array): string {
  if (body.length > maxBodyBytes) return ''
  try {
    return textsOf(parseJsonBytes(body), 3).join(': ')
  } catch {
    return new TextDecoder().decode(body)
  }
}

/** Makes an error text of the backend fit for the log. */
export type Mask = (text: string) => Promise<string>

/**
 * The mask for the error texts of a call. Its code is loaded with the first text, because only failures need it.
 * @param call.username masked like what the payload holds, because most payloads hold only the player's id
 * @param secrets what else must not be shown, such as the token
 */
export const maskFor =
  (payload: Payload, { username }: Call, secrets: readonly string[] = []): Mask =>
  async text =>
    (await import('./log-mask.ts')).fitForLog(text, { username, ...payload }, secrets)
