import type * as z from 'zod/mini'
import type { Call } from '../backend.ts'
import { checkReply } from './check-reply.ts'
import { failure } from './failure.ts'
import { isNothing } from './normalise-reply.ts'
import type { Operation, Payload } from './operations.ts'
import type { Limits, Transport } from './transport.ts'

type Result<Schema extends z.ZodMiniType, NotFound> = NotFound extends 'none'
  ? z.output<Schema> | undefined
  : z.output<Schema>

/**
 * Sends one operation and checks the reply. Where "not found" is a valid result, it resolves to `undefined` or an empty list;
 * an empty reply to most look-ups means the same.
 * @throws AppError `backend_error`; for a reply that does not match its schema the reason is `malformed`, with its `field`
 */
export async function callOperation<Schema extends z.ZodMiniType, NotFound extends Operation['notFound']>(
  transport: Transport,
  operation: Operation<Schema, NotFound>,
  payload: Payload,
  call: Call,
  limits?: Limits,
): Promise<Result<Schema, NotFound>> {
  const answer = await transport.send(operation, payload, call, limits)
  if (!answer.found || (mayBeEmpty(operation) && isNothing(answer.data))) {
    if (operation.notFound === 'error') {
      throw failure(operation, 'not_found', { status: 404, backendSays: answer.found ? undefined : answer.backendSays })
    }
    return (operation.notFound === 'empty' ? [] : undefined) as Result<Schema, NotFound>
  }
  if (!operation.reply) return undefined as Result<Schema, NotFound>
  return (await checkReply(operation, payload, answer.data)) as Result<Schema, NotFound>
}

const mayBeEmpty = ({ notFound, mustSayNotFound }: Operation) => notFound !== 'error' && !mustSayNotFound

/** Whether a look-up finds an object; its contents are not checked. */
export async function exists(
  transport: Transport,
  operation: Operation,
  payload: Payload,
  call: Call,
): Promise<boolean> {
  const answer = await transport.send(operation, payload, call)
  return answer.found && !isNothing(answer.data)
}

const pingTimeoutMs = 2000

/** A health check: looks up something that need not exist, so that any valid response counts as healthy. */
export async function probe(transport: Transport, operation: Operation, payload: Payload, call: Call): Promise<void> {
  const limits: Limits = { timeoutMs: pingTimeoutMs, retry: false }
  await transport.send(operation, payload, call, limits)
}
