import { parseJsonBytes } from '../../../json.ts'
import type { Mask } from '../error-text.ts'
import { failure } from '../failure.ts'
import type { Operation } from '../operations.ts'
import { type Answer, maxAnswerBytes } from '../transport.ts'

type Reply = Readonly<Record<string, unknown>>

/** The keys of a reply (admin guide 5.3.4). */
export const replyKeys = ['data', 'error', 'code', 'status', 'not_found']

/**
 * Interprets an RPC reply (admin guide 5.3.4). "Not found" is checked first, because many backends also explain it in `error`. An
 * unreadable reply is never taken as success, not even for operations that accept any answer.
 * @param mask makes the worker's error text fit for the log
 */
export async function readReply(operation: Operation, content: Buffer, mask: Mask): Promise<Answer> {
  if (content.length > maxAnswerBytes) throw failure(operation, 'too_large')
  const reply = parse(operation, content)
  if (isTrue(reply.not_found) && operation.notFound !== 'error') return { found: false }
  if (mayReportFailure(reply)) {
    const { failureIn, statusInWords } = await import('./reply-failure.ts')
    const told = failureIn(reply)
    const backendSays = async () => told && (await mask(told.text))
    if (isTrue(reply.not_found) || told?.status === 404 || statusInWords(reply.data) === 404) {
      return { found: false, backendSays: operation.notFound === 'error' ? await backendSays() : undefined }
    }
    if (told) throw failure(operation, 'rejected', { status: told.status, backendSays: await backendSays() })
  }
  const { data } = reply
  const tellingKeys = operation.reply ? replyKeys : [...replyKeys, 'success', 'ok'] // where no data is expected
  if (!tellingKeys.some(key => key in reply) && Object.keys(reply).length > 0) {
    throw unreadable(operation, 'the answer has none of the keys of the guide')
  }
  if (data === undefined && operation.reply && 'user_id' in reply) {
    throw failure(operation, 'malformed', { field: 'the object is not in the key data' })
  }
  return { found: true, data: data ?? null } // a null list may be omitted
}

function parse(operation: Operation, content: Buffer): Reply {
  let reply: unknown
  try {
    reply = parseJsonBytes(content)
  } catch {
    throw unreadable(operation, 'the answer is not JSON') // the parser's message quotes it
  }
  if (typeof reply !== 'object' || reply === null || Array.isArray(reply)) {
    throw unreadable(operation, 'the answer is no object')
  }
  return reply as Reply
}

const unreadable = (operation: Operation, field: string) =>
  failure(operation, 'malformed', { field, inconclusive: true })

/** Whether a reply has anything that could report a failure. Few do, so the code that interprets it is loaded with the first. */
function mayReportFailure({ data, error, errors, not_found, status, code, statusCode, success, ok }: Reply): boolean {
  const denies = [success, ok].includes(false) || isTrue(not_found)
  const says =
    typeof data === 'string' || [error, errors].some(value => value !== undefined && value !== null && value !== '')
  return (
    denies ||
    says ||
    [status, code, statusCode].some(value => value !== undefined && !(typeof value === 'number' && value < 400))
  )
}

/** Also true: 1 and "true", from languages without a boolean type. */
const isTrue = (value: unknown) => value === true || value === 1 || value === 'true'
