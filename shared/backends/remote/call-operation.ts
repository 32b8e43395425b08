import type * as z from 'zod/mini'
import { withArticle } from '../../article.ts'
import type { Call } from '../backend.ts'
import { endOfTurn } from './end-of-turn.ts'
import { failure } from './failure.ts'
import { isNothing, normaliseReply } from './normalise-reply.ts'
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
): Promise<Result<Schema, NotFound>> {
  const answer = await transport.send(operation, payload, call)
  if (!answer.found || (mayBeEmpty(operation) && isNothing(answer.data))) {
    if (operation.notFound === 'error') {
      throw failure(operation, 'not_found', { status: 404, backendSays: answer.found ? undefined : answer.backendSays })
    }
    return (operation.notFound === 'empty' ? [] : undefined) as Result<Schema, NotFound>
  }
  if (!operation.reply) return undefined as Result<Schema, NotFound>
  const { data } = answer
  const isLong = Array.isArray(data) && data.length > itemsPerTurn
  return (isLong ? await checkLong(operation, payload, data) : check(operation, payload, data)) as Result<
    Schema,
    NotFound
  >
}

const mayBeEmpty = ({ notFound, mustSayNotFound }: Operation) => notFound !== 'error' && !mustSayNotFound

/** List items that are checked in one turn of the event loop (a few milliseconds), so that other requests are not held up. */
const itemsPerTurn = 500

async function checkLong(operation: Operation, payload: Payload, list: unknown[]): Promise<unknown[]> {
  const checked: unknown[] = []
  for (let from = 0; from < list.length; from += itemsPerTurn) {
    await endOfTurn()
    checked.push(...(check(operation, payload, list.slice(from, from + itemsPerTurn), from) as unknown[]))
  }
  return checked
}

/** @param from index of the first item, when `reply` is a part of a longer list */
function check(operation: Operation, payload: Payload, reply: unknown, from = 0): unknown {
  const { success, data, error } = (operation.reply as z.ZodMiniType).safeParse(
    normaliseReply(operation, payload, reply),
  )
  if (success) return data
  const [issue] = error.issues
  const [index, ...path] = issue?.path ?? []
  const field = fieldOf(typeof index === 'number' ? [index + from, ...path] : issue?.path)
  throw failure(operation, 'malformed', { field, cause: new Error(issue && expectedBy(issue)) })
}

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

const fieldOf = (path: readonly PropertyKey[] = []) => path.map(String).join('.') || 'the whole answer'

/** What the schema expected, in words. Zod's own messages need a locale, which every function would have to load. */
export function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${withArticle(issue.expected)}`
  if (issue.code === 'invalid_value') return `expected ${issue.values.join(', ')}`
  const [alternative] = issue.code === 'invalid_union' ? issue.errors.flat() : []
  return alternative ? expectedBy(alternative) : issue.message
}

const pingTimeoutMs = 2000

/** A health check: looks up something that need not exist, so that any valid response counts as healthy. */
export async function probe(transport: Transport, operation: Operation, payload: Payload, call: Call): Promise<void> {
  const limits: Limits = { timeoutMs: pingTimeoutMs, retry: false }
  await transport.send(operation, payload, call, limits)
}
