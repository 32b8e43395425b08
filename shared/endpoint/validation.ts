import type * as z from 'zod/mini'
import { withArticle } from '../article.ts'
import { runsUnderLambda } from '../config/platform.ts'
import { AppError } from '../errors.ts'
import { atFirstUse } from '../lazy.ts'
import type { Middleware } from './endpoint.ts'

/**
 * Validates `input`, and replaces it with the schema's output. Unknown keys are dropped. The schema is created at the first
 * request; on Lambda at import, when the platform provides more CPU.
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

/** One phrase per field, such as "password: must have at least 8 characters". Never quotes the value. */
function describe(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map(issue => `${issue.path.join('.') || 'body'}: ${reason(issue)}`).join('; ')
}

function reason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${withArticle(issue.expected)}`
  if (issue.code === 'too_big') return `must be at most ${issue.maximum} characters`
  return issue.message
}
