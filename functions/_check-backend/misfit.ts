import type * as z from 'zod/mini'
import { expectedBy } from '../../shared/backends/remote/check-reply.ts'
import type { Wire } from './wire.ts'

const descriptions: Record<Wire['kind'], string> = { rest: 'openapi.json', rabbitmq: 'asyncapi.json' }

/** What is wrong with an answer that does not fit its operation's schema, and how to put it right. */
export function misfit(
  { fix, fixForm }: { fix: string; fixForm?: string },
  data: unknown,
  issue: z.core.$ZodIssue | undefined,
  wire: Wire['kind'],
): { problem: string; fix: string } {
  const path = issue?.path ?? []
  const expected = issue ? expectedBy(issue) : 'does not fit'
  const problem = `${path.join('.') || 'the answer'}: ${expected}`
  if (data === undefined || data === null) return { problem, fix }
  return {
    problem: problem + insteadOf(data, path),
    fix:
      fixForm ??
      `Name and type every field as the guide does: infra-examples/reference-backend/${descriptions[wire]} has an example of each answer.`,
  }
}

/** The name that is there in another spelling, such as userId, or what the list or object is wrapped in, such as data. */
function insteadOf(data: unknown, path: readonly PropertyKey[]): string {
  if (typeof data === 'string' && /^\s*[[{]/.test(data)) return '; it is a string with JSON in it: encode the data once'
  const missing = path.at(-1)
  if (missing === undefined) return wrapping(data, Array.isArray)
  const holder = path.slice(0, -1).reduce(partOf, data)
  if (partOf(holder, missing) !== undefined) return ''
  const other = keysOf(holder).find(key => plain(key) === plain(String(missing)))
  return other === undefined ? wrapping(data, part => partOf(part, missing) !== undefined) : `; it is called ${other}`
}

function wrapping(data: unknown, isIt: (part: unknown) => boolean): string {
  const key = keysOf(data).find(name => isIt(partOf(data, name)))
  return key === undefined ? '' : `; leave ${key} out, and answer what is in it`
}

const partOf = (value: unknown, key: PropertyKey): unknown => (value as Record<PropertyKey, unknown> | null)?.[key]

const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []

const plain = (name: string) => name.replaceAll('_', '').toLowerCase()
