import type * as z from 'zod/mini'
import type { Call } from '../backend.ts'
import { endOfTurn } from './end-of-turn.ts'
import { failure } from './failure.ts'
import { isNothing, normaliseReply } from './normalise-reply.ts'
import type { Operation, Payload } from './operations.ts'
import type { Limits, Transport } from './transport.ts'

type Result<Schema extends z.ZodMiniType, NotFound> = NotFound extends 'error'
  ? z.output<Schema>
  : z.output<Schema> | undefined

/**
 * One operation from request to checked answer; `undefined` when "not found" is a valid answer, which an empty answer to most
 * look-ups means, too.
 * @throws AppError `backend_error`; an answer that does not fit is `malformed` and names its `field`
 */
export async function callOperation<Schema extends z.ZodMiniType, NotFound extends Operation['notFound']>(
  transport: Transport,
  operation: Operation<Schema, NotFound>,
  payload: Payload,
  call: Call,
): Promise<Result<Schema, NotFound>> {
  const answer = await transport.send(operation, payload, call)
  if (!answer.found || (mayBeEmpty(operation) && isNothing(answer.data))) {
    if (operation.notFound === 'error') throw failure(operation, 'not_found', { status: 404 })
    return undefined as Result<Schema, NotFound>
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

/** So many items of a list are checked at once, which takes some milliseconds; then others have their turn. */
const itemsPerTurn = 500

async function checkLong(operation: Operation, payload: Payload, list: unknown[]): Promise<unknown[]> {
  const checked: unknown[] = []
  for (let from = 0; from < list.length; from += itemsPerTurn) {
    await endOfTurn()
    checked.push(...(check(operation, payload, list.slice(from, from + itemsPerTurn), from) as unknown[]))
  }
  return checked
}

/** @param from where a part of a list stands in the whole */
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

/** Whether a look-up finds anything, whatever it is. */
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

/** What was expected where an answer does not fit. Zod's own words need a locale, which every function would load. */
export function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${/^[aeio]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
  if (issue.code === 'invalid_value') return `expected ${issue.values.join(', ')}`
  const [alternative] = issue.code === 'invalid_union' ? issue.errors.flat() : []
  return alternative ? expectedBy(alternative) : issue.message
}

const pingTimeoutMs = 2000

/** Asks for something that need not exist: any valid answer is a healthy one. */
export async function probe(transport: Transport, operation: Operation, payload: Payload, call: Call): Promise<void> {
  const limits: Limits = { timeoutMs: pingTimeoutMs, retry: false }
  await transport.send(operation, payload, call, limits)
}
