import type * as z from 'zod/mini'
import { withArticle } from '../../article.ts'
import { endOfTurn } from './end-of-turn.ts'
import { failure } from './failure.ts'
import { normaliseReply } from './normalise-reply.ts'
import type { Operation, Payload } from './operations.ts'

/** List items that are checked in one turn of the event loop (a few milliseconds), so that other requests are not held up. */
const itemsPerTurn = 500

/**
 * What the reply to an operation says, in the types of the ports.
 * @throws AppError `backend_error` with the reason `malformed` and the `field` that does not match its schema
 */
export async function checkReply(operation: Operation, payload: Payload, reply: unknown): Promise<unknown> {
  const isLong = Array.isArray(reply) && reply.length > itemsPerTurn
  return isLong ? checkLong(operation, payload, reply) : check(operation, payload, reply)
}

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

const fieldOf = (path: readonly PropertyKey[] = []) => path.map(String).join('.') || 'the whole answer'

/** What the schema expected, in words. Zod's own messages need a locale, which every function would have to load. */
export function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${withArticle(issue.expected)}`
  if (issue.code === 'invalid_value') return `expected ${issue.values.join(', ')}`
  const [alternative] = issue.code === 'invalid_union' ? issue.errors.flat() : []
  return alternative ? expectedBy(alternative) : issue.message
}
