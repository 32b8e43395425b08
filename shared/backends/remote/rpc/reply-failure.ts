import { textsOf } from '../error-text.ts'
import { statusInWords } from './failure-words.ts'

// Imported late, with this file: see build/plugins/one-common-chunk.ts.
export { statusInWords }

/** A failure reported in an RPC reply. */
export interface ToldFailure {
  /** 400 to 599, given or implied by the text; `undefined` when unknown. */
  readonly status?: number | undefined
  /** The worker's own words, not yet masked for the log. */
  readonly text: string
}

type Fields = Readonly<Record<string, unknown>>

/**
 * The failure that a reply reports, if any. The guide has a text in `error`, and a `code` or `status` (5.3.4). Workers also
 * send an object or a list as the error, put a word where the code belongs, or say `"success": false`: none of these is a success.
 */
export function failureIn(reply: Fields): ToldFailure | undefined {
  const errors = [reply.error, reply.errors].flat().filter(error => !isEmpty(error))
  const digits = failureStatusOf(reply)
  const code = [reply.status, reply.code].find(isFailureWord)
  if (errors.length === 0 && digits === undefined && code === undefined && !isDenied(reply)) return undefined
  const texts = textsOf([...errors, reply.message, code], 3)
  const inDigits = digits ?? firstOf(errors, statusOfError)
  const inWords = firstOf(texts, statusInWords)
  // Many workers answer 500 to anything unexpected. If the text tells of a timeout, it is not a refusal.
  const isUnanswered = inWords === 504 && (inDigits === undefined || inDigits >= 500)
  return { status: isUnanswered ? inWords : (inDigits ?? inWords), text: texts.join(': ') }
}

/** A `status` or `code` of 400 to 599, which means failure; of several, 404 takes precedence. */
export function failureStatusOf({ status, code, statusCode }: Fields): number | undefined {
  const failures = [status, code, statusCode].map(numberOf).filter(isFailure)
  return failures.includes(404) ? 404 : failures[0]
}

/** A status may be a string. */
const numberOf = (value: unknown) => (typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value)

const isFailure = (value: unknown): value is number => typeof value === 'number' && value >= 400 && value <= 599

const statusOfError = (error: unknown) => failureStatusOf(isObject(error) ? error : { status: error })

/** Whether a word given instead of a code means failure; one that comes with an empty list does not. */
const isFailureWord = (word: unknown): word is string =>
  typeof word === 'string' &&
  !noFailure.test(word) &&
  (/error|fail|invalid|denied|forbidden|unauthori[sz]ed/i.test(word) || [404, 409].includes(statusInWords(word) ?? 0))

/** `NO_ERROR`, `ERROR_NONE`, "without errors" */
const noFailure = /^(?:no|non|without)[\s_.-]*(?:error|failure)s?$|^err(?:or)?[\s_.-]*(?:none|ok|success)$/i

const isDenied = ({ success, ok }: Fields) => success === false || ok === false

/** `{}` is not empty: Go serialises errors without exported fields like that. */
const isEmpty = (error: unknown) =>
  error === undefined || error === null || error === '' || error === false || error === 0

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

function firstOf<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return found
  }
  return undefined
}
