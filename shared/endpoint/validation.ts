import type * as z from 'zod/mini'
import { runsUnderLambda } from '../config/platform.ts'
import { AppError } from '../errors.ts'
import { atFirstUse } from '../lazy.ts'
import type { Middleware } from './endpoint.ts'

/**
 * Replaces `input` with what the schema makes of it. Keys that the schema does not name are dropped. The schema is made for
 * the first request; by a Lambda function at its import, while the platform lends it more processor.
 */
export function validation(makeSchema: () => z.ZodMiniType): Middleware {
  const schema = atFirstUse(makeSchema)
  if (runsUnderLambda()) schema()
  return {
    before: ({ event }) => {
      const result = schema().safeParse(event.input)
      if (!result.success) throw new AppError('invalid_input', describe(result.error.issues))
      event.input = result.data
    },
  }
}

/** One sentence a field, such as "password: must be 8 to 128 characters". Never quotes the value. */
function describe(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map(issue => `${issue.path.join('.') || 'body'}: ${reason(issue)}`).join('; ')
}

function reason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${article(issue.expected)}`
  if (issue.code === 'too_big') return `must be at most ${issue.maximum} characters`
  return issue.message
}

const article = (type: string) => (/^[aeio]/.test(type) ? `an ${type}` : `a ${type}`)
