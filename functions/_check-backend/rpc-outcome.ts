import type { ConsumeMessage } from 'amqplib'
import { failureIn, failureStatusOf } from '../../shared/backends/remote/rpc/reply-failure.ts'
import { replyKeys } from '../../shared/backends/remote/rpc/rpc-reply.ts'
import { parseJsonBytes } from '../../shared/json.ts'
import { broken, type Outcome } from './outcome.ts'
import { show } from './wire.ts'

/** What an RPC answer means (guide 5.3.4). @param correlationId of the request */
export function readReply({ properties, content }: ConsumeMessage, correlationId: string): Outcome {
  if (properties.correlationId !== correlationId) {
    return broken(
      `the answer has correlation_id ${JSON.stringify(properties.correlationId ?? null)}, not that of the request`,
      'Copy correlation_id from the request to the answer: without it the service drops the answer.',
    )
  }
  let reply: unknown
  try {
    reply = parseJsonBytes(content)
  } catch {
    return broken(
      'the answer is not JSON in UTF-8',
      'Answer a JSON object: {"data": …, "error": "", "not_found": false}.',
    )
  }
  if (typeof reply !== 'object' || reply === null || Array.isArray(reply)) {
    return broken('the answer is not a JSON object', 'Put the data into the key data: {"data": …}.')
  }
  const fields = reply as Record<string, unknown>
  const { data, error, not_found } = fields
  if (error !== undefined && error !== null && typeof error !== 'string') {
    return broken(
      'error is not a string',
      'Leave error out or empty on success, and write a sentence into it on failure.',
    )
  }
  const failed = failureStatusOf(fields)
  if (not_found === true || failed === 404) return { kind: 'absent' }
  if (error || failed) return { kind: 'refused', status: failed as number, text: show(error || `code ${failed}`) }
  if (failureIn(fields)) {
    return broken(
      'it is a failure, but error is empty',
      'Write a sentence into error on failure: the guide has nothing else.',
    )
  }
  if (!('data' in reply) && Object.keys(reply).some(key => !replyKeys.includes(key))) {
    return broken('there is no key data', 'Put the data into the key data: {"data": …}.')
  }
  return { kind: 'data', data: data ?? undefined }
}
