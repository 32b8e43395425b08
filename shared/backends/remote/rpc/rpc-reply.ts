import { parseJsonBytes } from '../../../json.ts'
import { failure } from '../failure.ts'
import type { Operation } from '../operations.ts'
import { type Answer, maxAnswerBytes } from '../transport.ts'

/** The keys of a reply (admin guide 5.3.4). */
export const replyKeys = ['data', 'error', 'code', 'status', 'not_found']

/**
 * Interprets an RPC reply (admin guide 5.3.4). "Not found" is checked first, because many backends also explain it in `error`.
 * Otherwise an `error` is a failure, and so is a `code` or `status` of 400 to 599, even without one. Where both are missing, the
 * text of `error` may stand for a status.
 */
export function readReply(operation: Operation, content: Buffer): Answer {
  if (content.length > maxAnswerBytes) throw failure(operation, 'too_large')
  const reply = parse(operation, content)
  const { data, error, not_found } = reply
  const failed = failureStatusOf(reply) ?? statusInWords(error)
  if (isTrue(not_found) || failed === 404 || statusInWords(data) === 404) return { found: false }
  if (failed !== undefined || !isEmpty(error)) throw failure(operation, 'rejected', { status: failed })
  if (data === undefined && operation.reply && 'user_id' in reply) {
    throw failure(operation, 'malformed', { field: 'the object is not in the key data' })
  }
  return { found: true, data: data ?? null } // a null list may be omitted
}

function parse(operation: Operation, content: Buffer): Record<string, unknown> {
  let reply: unknown
  try {
    reply = parseJsonBytes(content)
  } catch {
    throw failure(operation, 'malformed', { field: 'the answer is not JSON' }) // the parser's message quotes it
  }
  if (typeof reply !== 'object' || reply === null || Array.isArray(reply)) {
    throw failure(operation, 'malformed', { field: 'the answer is no object' })
  }
  const keys = Object.keys(reply)
  if (keys.length > 0 && !keys.some(key => replyKeys.includes(key))) {
    throw failure(operation, 'malformed', { field: 'the answer has none of the keys of the guide' })
  }
  return reply as Record<string, unknown>
}

/** A `status` or `code` of 400 to 599, which says that the operation failed; of two, 404 if it is one of them. */
export function failureStatusOf({ status, code }: Record<string, unknown>): number | undefined {
  const failures = [status, code].map(numberOf).filter(isFailure)
  return failures.includes(404) ? 404 : failures[0]
}

/** A status may be quoted. */
const numberOf = (value: unknown) => (typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value)

/** Also true: 1 and "true", from languages without a boolean type. */
const isTrue = (value: unknown) => value === true || value === 1 || value === 'true'

const isFailure = (value: unknown): value is number => typeof value === 'number' && value >= 400 && value <= 599

const isEmpty = (error: unknown) => error === undefined || error === null || error === '' || error === false

/** Of several, the first decides; `undefined`: the trouble is the backend's own. */
const words: readonly [status: number | undefined, pattern: RegExp][] = [
  [404, /^not[ _-]?found$/i],
  [
    409,
    /\b(already (exists?|registered|taken|in use|used)|(?<!\b(?:not|no longer) )exists|is taken|duplicate|conflict)\b|уже (есть|существует|занят|зарегистрирован)/i,
  ],
  [undefined, /\b(auth\w*|connection|memory|pointer|runtime|time[d-]?[ -]?out|token)\b/i],
  [
    422,
    /\b(invalid|required|malformed|validation|too (short|long)|must (be|not|have|contain))\b|обязател|недопустим|некоррект/i,
  ],
]

/** The status that an error text stands for, since the guide does not require a code. */
const statusInWords = (text: unknown) =>
  typeof text === 'string' ? words.find(([, pattern]) => pattern.test(text.trim()))?.[0] : undefined
